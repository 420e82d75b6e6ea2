/** Totals that miss the sum of their parts. */
import { measureLabel } from '#app/locale/terms.ts';
import { quantity } from '../quantities.ts';
import { apart, compared, isOrAre, namesOrCount, quoted } from './phrases.ts';
import { factTerm, joined, lineTerm, subjectOf } from './terms.ts';
import { say, type Case, type Teller, type Term, type Told } from './told.ts';

/** A whole of the text against the parts it lists: figures that stand outside the accounts. */
export const tellList: Teller = (told) => {
  const { row, lang } = told;
  const terms = listedTerms(told);
  return tellSum(told, {
    name: quoted(row.subject_zh),
    stated: lineTerm(told, row.line_starts[0], row.subject_zh, {
      text: quantity(row.stated ?? 0, row.unit, lang),
    }),
    terms,
    parts: namesOrCount(
      terms.map((term) => quoted(term.label)),
      lang,
    ),
    aside: asideOfList(told),
  });
};

/** What accounts for a list: a sum of the accounts said again, or people who are no longer in post. */
function asideOfList(told: Case): string {
  const { row, parameters } = told;
  const line = parameters.number('accounts_line');
  if (line !== null && line !== row.line_starts[0])
    return say(
      told,
      `这是对第 ${line} 行同一合计的重复，不符之处相同。`,
      ` This repeats the sum on line ${line}, and what is wrong with it.`,
    );
  return parameters.isTrue('is_without_retired')
    ? say(
        told,
        '不计已退休或离岗的人员，两者相等。',
        ' Without those who have retired or left their posts the two are equal.',
      )
    : '';
}

/** What the project forms executed, against project expenditure. */
export const tellProjectsExecuted: Teller = (told) => {
  const { row } = told;
  const terms = formTerms(told, say(told, '执行数', 'executed'));
  const [total] = row.fact_ids;
  return {
    ...tellSum(told, {
      name: subjectOf(told),
      stated: total === undefined ? null : factTerm(told, total, { value: row.stated }),
      terms,
      parts: say(
        told,
        `${terms.length} 张项目自评表的执行数`,
        `what the ${terms.length} project forms executed`,
      ),
    }),
    question: say(
      told,
      `各项目自评表的执行数合计多于项目支出，是否有项目重复计列，或执行数含有其他资金？`,
      `The project forms together executed more than project expenditure: is a project counted twice, or does what was executed include other money?`,
    ),
  };
};

/** Budgets of the project forms, against the budget the report states for all projects. */
export const tellProjectsBudget: Teller = (told) => {
  const { row, parameters, lang } = told;
  const measure = measureLabel(parameters.text('measure') ?? 'adjusted_budget', lang);
  const terms = formTerms(told, measure);
  const sum = tellSum(told, {
    name: say(
      told,
      `报告所述${quoted(row.subject_zh)}（${measure}）`,
      `${quoted(row.subject_zh)} (${measure}) in the report`,
    ),
    stated: lineTerm(told, row.line_starts[0], row.subject_zh, {
      aside: measure,
      text: quantity(row.stated ?? 0, row.unit, lang),
    }),
    terms,
    parts: say(
      told,
      `${terms.length} 张项目自评表的${measure}`,
      `the ${terms.length} project forms’ ${measure}s`,
    ),
  });
  return {
    ...sum,
    question: say(
      told,
      `报告中的项目${measure}与各项目自评表的${measure}合计不一致，口径有何不同，以哪一个为准？`,
      `The ${measure} of all projects in the report differs from that of the project forms together: what does each cover, and which one holds?`,
    ),
  };
};

/** Items of project expenditure that a report lists, one of which is left out. */
export const tellListedItems: Teller = (told) => {
  const { row, parameters } = told;
  const [total, leftOut] = row.fact_ids;
  const terms = listedTerms(told);
  const item = parameters.text('missing_item_zh');
  const base = tellSum(told, {
    name: subjectOf(told),
    stated: total === undefined ? null : factTerm(told, total, { value: row.stated }),
    terms,
    parts: say(told, `报告所列 ${terms.length} 个项目`, `the ${terms.length} projects the report lists`),
  });
  if (item === null || leftOut === undefined) return base;
  return {
    ...base,
    terms: [...terms, { ...factTerm(told, leftOut), before: say(told, '未列', 'not listed'), label: item }],
    question: say(
      told,
      `报告所列项目是否漏列了${quoted(item)}？如不是，差额由何构成？`,
      `Does the list in the report leave out ${quoted(item)}? If not, what makes the difference?`,
    ),
  };
};

/** Kinds of projects that a report says were executed in full, against project expenditure. */
export const tellProjectKinds: Teller = (told) => {
  const { row } = told;
  const terms = listedTerms(told);
  const [total] = row.fact_ids;
  const kinds = namesOrCount(
    terms.map((term) => quoted(term.label)),
    told.lang,
  );
  return {
    ...tellSum(told, {
      name: subjectOf(told),
      stated: total === undefined ? null : factTerm(told, total, { value: row.stated }),
      terms,
      parts: say(
        told,
        `报告所列的${kinds}预算（并称执行进度为 100%）`,
        `the budgets the report gives for ${kinds} (and says were executed in full)`,
      ),
    }),
    question: say(
      told,
      `各类项目的预算合计多于项目支出，“执行进度 100%”是按什么口径计算的？`,
      `The budgets of all kinds of projects are more than project expenditure: of what are they executed in full?`,
    ),
  };
};

interface Sum {
  readonly name: string;
  readonly stated: Term | null;
  readonly terms: readonly Term[];
  /** The parts in words. */
  readonly parts: string;
  /** A sentence more, where something accounts for the difference. */
  readonly aside?: string;
}

function tellSum(told: Case, { name, stated, terms, parts, aside = '' }: Sum): Told {
  const { stated: printed, computed, difference } = compared(told);
  const several = terms.length !== 1;
  return {
    sentence:
      say(
        told,
        several
          ? `${name}印作 ${printed}，而${parts}相加为 ${computed}`
          : `${name}印作 ${printed}，而${parts}为 ${computed}`,
        several
          ? `${name} ${isOrAre(name)} printed as ${printed}, but ${parts} add up to ${computed}`
          : `${name} ${isOrAre(name)} printed as ${printed}, but ${parts} as ${computed}`,
      ) +
      apart(told) +
      aside,
    question: say(
      told,
      several
        ? `${name}与各项之和相差 ${difference}，差额由何构成，哪一个数字应予更正？`
        : `${name}与${parts}相差 ${difference}，差额由何构成，哪一个数字应予更正？`,
      several
        ? `${name} and the sum of its items are ${difference} apart: what makes the difference, and which figure is to be corrected?`
        : `${name} and ${parts} are ${difference} apart: what makes the difference, and which figure is to be corrected?`,
    ),
    stated,
    terms,
    layout: 'computed',
  };
}

/** Terms that have their names and lines in the parameters. */
function listedTerms(told: Case): Term[] {
  const { row, parameters, lang } = told;
  const labels = parameters.texts('term_labels');
  const terms = parameters.numbers('term_values').map((value, at) =>
    lineTerm(told, row.line_starts[at + 1], labels[at] ?? row.subject_zh, {
      text: value === null ? '' : quantity(value, row.unit, lang),
    }),
  );
  return joined(terms, '+');
}

/** Terms that are a column of one project's form each. */
function formTerms(told: Case, column: string): Term[] {
  const { row, parameters, lang, evidence } = told;
  const byLine = new Map(
    [...evidence.projects.values()]
      .filter((project) => project.document_id === row.document_id)
      .map((project) => [project.line_start, project]),
  );
  const terms = parameters.numbers('term_values').map((value, at) => {
    const line = row.line_starts[at + 1];
    const project = line === undefined ? undefined : byLine.get(line);
    const name = project?.name_zh ?? say(told, `第 ${at + 1} 张自评表`, `form ${at + 1}`);
    return lineTerm(told, line, name, {
      aside: column,
      text: value === null ? say(told, '未填', 'left blank') : quantity(value, row.unit, lang),
    });
  });
  return joined(terms, '+');
}
