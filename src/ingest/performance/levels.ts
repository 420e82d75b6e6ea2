/** The levels of indicators: which label is a first, which a second level, and how merged labels fill down. */

/** Second-level names of the Ministry of Finance's framework for projects. */
const SECOND_LEVEL =
  /^(?:数量|质量|时效|(?:经济|社会|生态环境)?成本|(?:经济|社会|生态)效益|可持续(?:影响|发展)|.*满意度)指标$/;
/** Its first-level names. 成本指标 is both: alone in a row it is the second level of outputs. */
const FIRST_LEVEL = /^(?:产出|效益|满意度)指标$/;
const COST = '成本指标';

/**
 * First level of the second levels in the framework of a whole department's form. It is asked only where a
 * page break may have parted the two: the label of a merged cell is then printed further down.
 */
const DEPARTMENT_FRAMEWORK: Readonly<Record<string, string>> = {
  重点工作履行情况: '履职效能',
  整体工作完成情况: '履职效能',
  基础管理: '履职效能',
  预算执行效率: '预算执行',
  预算编制管理: '管理效率',
  预算监督管理: '管理效率',
  预算收支管理: '管理效率',
  财务管理: '管理效率',
  资产管理: '管理效率',
  业务管理: '管理效率',
  成本控制成效: '运行成本',
};

const FRAMEWORK_FIRST_LEVEL = new Set(Object.values(DEPARTMENT_FRAMEWORK));

/** Levels of one indicator. */
export interface Levels {
  readonly level1: string | null;
  readonly level2: string | null;
}

/** A label in front of an indicator's name, and whether its column is the first level's. */
export interface LevelLabel {
  readonly text: string;
  readonly inFirstColumn: boolean;
}

/** Labels of a row where a label's column is known for certain. A new first level ends the second. */
export function fillDown(above: Levels, level1: string, level2: string): Levels {
  if (level1 !== '') return { level1, level2: level2 === '' ? null : level2 };
  return level2 === '' ? above : { level1: above.level1, level2 };
}

/**
 * Follows the labels down a form whose leading cells were shifted by the export. Where a row carries
 * more labels than it has levels, the merged cells below were pulled up: from there on each row that
 * prints a label starts the next group, and takes the label that is longest overdue.
 */
export class LevelTracker {
  #current: Levels = { level1: null, level2: null };
  #overdue: Levels[] = [];

  /**
   * Levels of the next row. `displaced` says that the name stands in a level's column: with labels
   * overdue such a row starts a group although its own label is gone. `below` are the words that open the
   * rows beneath it, in their order.
   */
  next(labels: readonly LevelLabel[], displaced: boolean, below: readonly string[]): Levels {
    const printed = groupLabels(labels);
    const startsGroup = printed.length > 0 || (displaced && this.#overdue.length > 0);
    if (startsGroup) {
      this.#overdue.push(...printed);
      const group = this.#overdue.shift()!;
      this.#current = this.#under(group, below);
    }
    return this.#current;
  }

  /** Whether labels were left over: then the groups from the first pulled-up label on are in doubt. */
  get unsettled(): boolean {
    return this.#overdue.length > 0;
  }

  #under({ level1, level2 }: Levels, below: readonly string[]): Levels {
    if (level1 !== null) return { level1, level2 };
    const home = level2 === null ? undefined : DEPARTMENT_FRAMEWORK[level2];
    const next = below.find((text) => FRAMEWORK_FIRST_LEVEL.has(text));
    return { level1: home !== undefined && home === next ? home : this.#current.level1, level2 };
  }
}

/** Splits a row's labels into groups of first and second level. */
function groupLabels(labels: readonly LevelLabel[]): Levels[] {
  const groups: { level1: string | null; level2: string | null }[] = [];
  labels.forEach((label, index) => {
    const open = groups.at(-1);
    if (open?.level1 != null && open.level2 === null) open.level2 = label.text;
    else if (isFirstLevel(label, labels[index + 1])) groups.push({ level1: label.text, level2: null });
    else groups.push({ level1: null, level2: label.text });
  });
  return groups;
}

function isFirstLevel(label: LevelLabel, following: LevelLabel | undefined): boolean {
  if (FIRST_LEVEL.test(label.text)) return true;
  if (label.text === COST && following?.text.endsWith(COST)) return true;
  if (SECOND_LEVEL.test(label.text)) return false;
  return label.inFirstColumn || following !== undefined;
}
