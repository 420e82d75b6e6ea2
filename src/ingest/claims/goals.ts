/** What the goals of self-assessment forms were taken over from: plans for a year gone by, the name of another project. */
import { toHalfWidth } from '../numeral.ts';
import { outlineOf } from '../outline/outline.ts';
import type { ProjectRow } from '../performance/index.ts';
import type { SourceDocument } from '../source.ts';
import { squeeze } from '../text.ts';
import { shortened, type ResidueRow } from './residues.ts';
import { lookingBack } from '../looking-back.ts';

type Form = Pick<ProjectRow, 'name_zh' | 'covers' | 'form' | 'line_start' | 'line_end'>;

/** A year that words plan for: 预计2023年贷款贴息150万元, 用于发放2022年离休干部资金. A span of years is no single one. */
const PLANNED = lookingBack(
  String.raw`(?:预计|计划|拟|用于(?:发放|帮扶|支付|保障|补助|解决)?)\s*(?<year>20\d{2})年(?!\s*度?\s*(?:[-—–~至到\d]|底|末))|(?<![按照比较至到\d〔[(《-])(?<later>20\d{2})年(?:预计|计划(?!单列|书)|拟)`,
  'g',
);
/** 2024年到2019年 */
const SPAN = /(?<from>20\d{2})年?\s*[-—–~至到]+\s*(?<to>20\d{2})年/g;
/** Older plans are quoted for a reason. */
const RECENT = 5;
/** A shorter name may be a word of the goal. */
const SHORTEST_NAME = 4;

interface GoalText {
  readonly form: Form;
  readonly text: string;
  readonly section: string;
  readonly line: number;
}

/** Years that goals plan for although they are over, years in the wrong order, and purposes of another project. */
export function readGoalSlips(
  source: SourceDocument,
  projects: readonly Form[],
  fiscalYear: number,
): ResidueRow[] {
  const goals = goalTexts(
    source,
    projects.filter(({ form, covers }) => form === 'form' && covers === 'project'),
  );
  return goals.flatMap((goal) => [...staleYears(goal, fiscalYear), ...otherProjects(goal, goals)]);
}

/** The cells of project forms that hold sentences. */
function goalTexts(source: SourceDocument, forms: readonly Form[]): GoalText[] {
  return outlineOf(source).flatMap(({ block, section }) =>
    block.kind === 'paragraph'
      ? []
      : block.rows.flatMap(({ cells }) =>
          cells.flatMap(({ text, lineStart }) => {
            const form = forms.find((one) => one.line_start <= lineStart && lineStart <= one.line_end);
            return form && text.length > 2 * SHORTEST_NAME
              ? [{ form, text: toHalfWidth(text), section, line: lineStart }]
              : [];
          }),
        ),
  );
}

function staleYears({ text, section, line }: GoalText, fiscalYear: number): ResidueRow[] {
  const row = (match: RegExpExecArray): ResidueRow => {
    const at = line + text.slice(0, match.index).split('\n').length - 1;
    // A few words behind the year tell what it was planned for.
    const [behind] = /^[^\d\s,。;、()]{0,8}/.exec(text.slice(match.index + match[0].length))!;
    const phrase = match.groups!['to'] === undefined ? match[0] + behind : match[0];
    return { kind: 'goal-year', phrase: shortened(phrase), section, line_start: at, line_end: at };
  };
  const spans = [...text.matchAll(SPAN)].filter(
    ({ groups }) => Number(groups!['to']) < Number(groups!['from']),
  );
  if (text.includes(`${fiscalYear}年`)) return spans.map(row);
  const planned = [...text.matchAll(PLANNED)].filter(({ groups }) => {
    const year = Number(groups!['year'] ?? groups!['later']);
    return year < fiscalYear && year >= fiscalYear - RECENT;
  });
  return [...spans, ...planned].map(row);
}

/** 来保障招考工作 in the form of another project than 招考工作, whose own form says so too. */
function otherProjects({ form, text, section, line }: GoalText, goals: readonly GoalText[]): ResidueRow[] {
  const names = new Set(goals.map((goal) => squeeze(goal.form.name_zh)));
  const own = squeeze(form.name_zh);
  return [...names].flatMap((name): ResidueRow[] => {
    if (name.length < SHORTEST_NAME || own.includes(name) || name.includes(own)) return [];
    const words = `保障${name}`;
    const at = text.indexOf(words);
    const isItsOwn = goals.some((goal) => squeeze(goal.form.name_zh) === name && goal.text.includes(words));
    if (at < 0 || !isItsOwn) return [];
    const place = line + text.slice(0, at).split('\n').length - 1;
    return [{ kind: 'project', phrase: shortened(words), section, line_start: place, line_end: place }];
  });
}
