/** Full marks and blanks of self-assessment forms, and what their marks as a whole tell. */
import { formatNumber, formatPercent } from '#app/locale/format.ts';
import { quantity } from '../quantities.ts';
import { compared, quoted } from './phrases.ts';
import { indicatorTerm, lineTerm, projectTerm } from './terms.ts';
import { say, type Case, type Teller, type Term, type Told } from './told.ts';

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '=': '＝', '>': '>', '<': '<' };

const project = ({ parameters, row }: Case): string =>
  quoted(parameters.text('project_zh') ?? row.subject_zh);

/** The target of an indicator with its sign, or as it is printed. */
function targetText({ row, parameters, lang }: Case): string {
  if (row.computed === null) return parameters.text('target_text') ?? '';
  return `${SIGNS[parameters.text('operator') ?? ''] ?? ''}${quantity(row.computed, row.unit, lang)}`;
}

/** Full marks of a project that spent nothing, or little of its budget. */
export const tellNothingSpent: Teller = (told) => {
  const { row, parameters } = told;
  const { stated, computed } = compared(told);
  const [full, outputs] = [parameters.number('full_outputs') ?? 0, parameters.number('outputs') ?? 0];
  const name = quoted(row.subject_zh);
  const rate = row.stated !== null && row.computed ? formatPercent((100 * row.stated) / row.computed) : '';
  return {
    sentence:
      row.stated === 0
        ? say(
            told,
            `${name}有预算 ${computed}，执行数为 0，${outputs} 项产出指标中有 ${full} 项得满分。`,
            `${name} had a budget of ${computed} and spent none of it, and ${full} of its ${outputs} output indicators have full marks.`,
          )
        : say(
            told,
            `${name}的预算是 ${computed}，执行数是 ${stated}（${rate}），各项指标全部得满分。`,
            `${name} spent ${stated} of a budget of ${computed} (${rate}), and every indicator has full marks.`,
          ),
    question: say(
      told,
      `${name}${row.stated === 0 ? '没有支出' : '支出少于预算'}，这些产出是如何取得的？`,
      `How were these outputs of ${name} produced ${row.stated === 0 ? 'without spending' : 'with that spending'}?`,
    ),
    stated: null,
    terms: [
      projectTerm(told, 'adjusted_budget', say(told, '全年预算', 'Adjusted budget'), computed),
      projectTerm(told, 'executed', say(told, '执行数', 'Executed'), stated),
      ...row.line_starts.slice(1).map((line, at) => outputTerm(told, line, at)),
    ],
    layout: 'listed',
  };
};

function outputTerm(told: Case, line: number, at: number): Term {
  const indicator = [...told.evidence.indicators.values()].find(
    (row) => row.document_id === told.row.document_id && row.line_start === line,
  );
  const name = indicator?.level3 ?? say(told, `产出指标 ${at + 1}`, `Output indicator ${at + 1}`);
  const score = indicator?.score ?? null;
  return lineTerm(told, line, name, {
    text: score === null ? say(told, '满分', 'full marks') : quantity(score, 'point', told.lang),
  });
}

/** A result of five times its target or more. */
export const tellOvershot: Teller = (told) => {
  const { row, parameters } = told;
  const { stated } = compared(told);
  const target = targetText(told);
  const times = formatNumber(parameters.number('ratio') ?? 0, [0, 1]);
  const name = quoted(row.subject_zh);
  return {
    sentence: say(
      told,
      `${project(told)}的指标${name}目标是 ${target}，完成 ${stated}，是目标的 ${times} 倍：目标可能定得过低，也可能其中一个数字的单位有误。`,
      `The indicator ${name} of ${project(told)} has the target ${target} and the result ${stated}, ${times} times as much: the target may have been too low, or one of the numbers has another unit.`,
    ),
    question: say(
      told,
      `${name}的目标值是如何确定的，目标值与完成值的单位是否一致？`,
      `How was the target of ${name} set, and have target and result the same unit?`,
    ),
    stated: null,
    terms: [
      indicatorTerm(told, 'target', say(told, '目标值', 'Target'), target),
      indicatorTerm(told, 'achieved', say(told, '完成值', 'Result'), stated),
    ],
    layout: 'listed',
  };
};

/** A form with blanks. */
export const tellBlank: Teller = (told) => {
  const { row, parameters, lang } = told;
  const blanks = [
    count(parameters.number('blank_answers'), lang, '项完成值', ['result', 'results']),
    count(parameters.number('blank_scores'), lang, '项得分', ['score', 'scores']),
    parameters.isTrue('is_executed_blank') ? say(told, '执行数', 'the amount executed') : '',
    parameters.isTrue('is_execution_score_blank') ? say(told, '预算执行得分', 'the score for execution') : '',
    parameters.isTrue('is_total_blank') ? say(told, '总分', 'the total score') : '',
  ].filter((text) => text !== '');
  const name = quoted(row.subject_zh);
  const rows = parameters.number('indicators') ?? 0;
  const what = blanks.join(say(told, '、', ', '));
  return {
    sentence: say(
      told,
      `${name}的自评表（${rows} 项指标）有空白未填：${what}。`,
      `The form of ${name} (${rows} ${rows === 1 ? 'indicator' : 'indicators'}) was left blank in part: ${what}.`,
    ),
    question: say(
      told,
      `${name}的自评表空白处应填写什么？`,
      `What should stand in the blanks of the form of ${name}?`,
    ),
    stated: null,
    terms: [projectTerm(told, null, row.subject_zh, what)],
    layout: 'listed',
  };
};

function count(
  value: number | null,
  lang: Case['lang'],
  zh: string,
  [one, many]: readonly [string, string],
): string {
  if (!value) return '';
  return lang === 'zh' ? `${value} ${zh}` : `${value} ${value === 1 ? one : many}`;
}

/** Nearly all indicators at full marks, or equal to their target. */
export const tellSaturation: Teller = (told): Told => {
  const { row, parameters } = told;
  const number = (name: string) => parameters.number(name) ?? 0;
  const [full, scored] = [number('full_marks'), number('scored')];
  const [equal, measured] = [number('equal_to_target'), number('measured')];
  return {
    sentence: say(
      told,
      `${scored} 项计分的指标中有 ${full} 项得满分；${measured} 项有数值的指标中有 ${equal} 项完成值恰好等于目标值。这样的自评难以区分好坏。`,
      `${full} of ${scored} scored indicators have full marks; ${equal} of the ${measured} with numbers equal their target exactly. Such an assessment hardly tells good from bad.`,
    ),
    question: say(
      told,
      `目标值是在年初确定的吗，是如何确定的？`,
      `Were the targets set at the beginning of the year, and how?`,
    ),
    stated: null,
    terms: [
      lineTerm(told, row.line_starts[0], say(told, '得满分的指标', 'Indicators at full marks'), {
        text: `${full} / ${scored}`,
      }),
      lineTerm(
        told,
        row.line_starts[0],
        say(told, '完成值等于目标值的指标', 'Results equal to their target'),
        {
          text: `${equal} / ${measured}`,
        },
      ),
    ],
    layout: 'listed',
  };
};
