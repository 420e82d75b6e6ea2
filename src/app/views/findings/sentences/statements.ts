/** One thing said in two ways, items out of their place, and words of the template. */
import { measureLabel } from '#app/locale/terms.ts';
import { quantity } from '../quantities.ts';
import { apart, compared, isOrAre, quoted } from './phrases.ts';
import { factTerm, lineTerm, projectTerm, subjectOf } from './terms.ts';
import { say, type Case, type Teller, type Term, type Told } from './told.ts';

function whichHolds(told: Case, name: string): string {
  const { stated, computed } = compared(told);
  return say(
    told,
    `${name}是 ${stated} 还是 ${computed}，以哪一处为准？`,
    `${capital(isOrAre(name))} ${name} ${stated} or ${computed}, and which place holds?`,
  );
}

const terms = (told: Case, ...those: readonly (readonly [string | undefined, number | null])[]): Term[] =>
  those.flatMap(([id, value]) => (id === undefined ? [] : [factTerm(told, id, { value })]));

/** A figure of the accounts and the same in the whole department's form. */
export const tellFormFigure: Teller = (told) =>
  twoPlaces(told, {
    zh: '部门整体绩效自评表',
    en: 'the whole department’s self-assessment form',
    other: (label, text) =>
      projectTerm(told, columnOf(told), label, text, { line: told.row.line_starts[1] ?? null }),
  });

const columnOf = ({ parameters }: Case) =>
  parameters.text('measure') === 'adjusted_budget' ? ('adjusted_budget' as const) : ('executed' as const);

/** A figure of the accounts and the same stated again outside them. */
export const tellRepeatedFigure: Teller = (told) =>
  twoPlaces(told, {
    zh: '文件的另一部分',
    en: 'another part of the document',
    other: (label, text) => lineTerm(told, told.row.line_starts[1], label, { text }),
  });

/** Personnel or operating funds of the accounts, and as a report on self-assessment splits the same expenditure. */
export const tellReportSplit: Teller = (told) =>
  twoPlaces(told, {
    zh: '自评报告',
    en: 'the report on self-assessment',
    other: (label, text) => lineTerm(told, told.row.line_starts[1], label, { text }),
  });

/** Basic or project expenditure of the accounts, and as a cost in the whole department's form. */
export const tellDepartmentCost: Teller = (told) =>
  twoPlaces(told, {
    zh: '部门整体自评表的成本指标',
    en: 'a cost indicator of the whole department’s form',
    other: (label, text) => lineTerm(told, told.row.line_starts[1], label, { text }),
  });

/** A project's initial budget in the report and in its form. */
export const tellProjectBudget: Teller = (told) => {
  const { row, parameters } = told;
  const { stated, computed } = compared(told);
  const name = quoted(row.subject_zh);
  const inReport = parameters.text('prose_zh') ?? row.subject_zh;
  const called =
    inReport === row.subject_zh
      ? { zh: '', en: '' }
      : { zh: `（称${quoted(inReport)}）`, en: `, which calls it ${quoted(inReport)},` };
  return {
    sentence:
      say(
        told,
        `项目${name}的年初预算在报告中${called.zh}是 ${stated}，在自评表中是 ${computed}`,
        `The initial budget of the project ${name} is ${stated} in the report${called.en} and ${computed} in its form`,
      ) + apart(told),
    question: say(
      told,
      `项目${name}的年初预算是 ${stated} 还是 ${computed}，以哪一处为准？`,
      `Is the initial budget of the project ${name} ${stated} or ${computed}, and which place holds?`,
    ),
    stated: null,
    terms: [
      lineTerm(told, row.line_starts[0], inReport, { aside: say(told, '报告', 'report'), text: stated }),
      lineTerm(told, row.line_starts[1], row.subject_zh, {
        aside: say(told, '自评表', 'form'),
        text: computed,
      }),
    ],
    layout: 'listed',
  };
};

interface OtherPlace {
  readonly zh: string;
  readonly en: string;
  readonly other: (label: string, text: string) => Term;
}

function twoPlaces(told: Case, place: OtherPlace): Told {
  const { row } = told;
  const { stated, computed } = compared(told);
  const name = measured(told);
  return {
    sentence:
      say(
        told,
        `${name}在决算说明中是 ${stated}，在${place.zh}中是 ${computed}`,
        `${name} ${isOrAre(name)} ${stated} in the accounts and ${computed} in ${place.en}`,
      ) + apart(told),
    question: whichHolds(told, name),
    stated: null,
    terms: [
      ...terms(told, [row.fact_ids[0], row.stated]),
      place.other(say(told, place.zh, capital(place.en)), computed),
    ],
    layout: 'listed',
  };
}

/** The subject, and which of its figures: a budget must not read as what was spent. */
function measured(told: Case): string {
  const { row, parameters, lang } = told;
  const name = subjectOf(told);
  const measure = parameters.text('measure') ?? 'final';
  if (measure === 'final' || (lang === 'zh' && row.subject_zh.includes('预算数'))) return name;
  const what = measureLabel(measure, lang);
  return say(told, `${name}的${what}`, `the ${what} of ${name}`);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The plain telling of a finding that no other one knows: an added rule shows its figures all the same. */
export const tellPlainly: Teller = (told) => {
  const { row, lang } = told;
  const { stated, computed } = compared(told);
  const name = quoted(row.subject_zh);
  const lines = row.fact_ids.length > 0 ? [] : [...new Set(row.line_starts)];
  return {
    sentence:
      stated === '' || computed === ''
        ? say(
            told,
            `${name}${stated === '' ? '' : `（${stated}）`}不符合这条规则。`,
            `${name}${stated === '' ? '' : ` (${stated})`} does not follow this rule.`,
          )
        : say(
            told,
            `${name}印作 ${stated}，核对得 ${computed}`,
            `${name} is printed as ${stated}; checked, it is ${computed}`,
          ) + apart(told),
    question: say(told, `请说明${name}的依据。`, `What does ${name} rest on?`),
    stated: null,
    terms: [
      ...row.fact_ids.map((id) => factTerm(told, id)),
      ...lines.map((line) =>
        lineTerm(told, line, row.subject_zh, {
          text: row.stated === null ? '' : quantity(row.stated, row.unit, lang),
        }),
      ),
    ],
    layout: 'listed',
  };
};
