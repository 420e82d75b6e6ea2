/** Names that leave to the words before them which money they are of: 基本支出 below a total, 支出 beside an income. */
import { CONCEPTS } from '#model/concept.ts';
import type { Fund } from '#model/tables.ts';
import type { Topic } from '../outline/topic.ts';
import { spentOf } from './spending.ts';
import type { Subject } from './subject.ts';

/** The money a total is of, by the family of its expenditure. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^(?:income\.general_public_budget|general_budget\.(?:grand_)?total)$/, 'general_budget'],
  [/^(?:income\.government_fund|government_fund\.(?:grand_)?total)$/, 'government_fund'],
  [/^(?:income\.state_capital|state_capital\.(?:grand_)?total)$/, 'state_capital'],
  [/^(?:income\.fiscal_appropriation|appropriation\.(?:total|expenditure))$/, 'appropriation'],
  [/^(?:income|expenditure)\.(?:total|current)$/, 'expenditure'],
];
const familyOf = (concept: string): string | null =>
  FAMILIES.find(([pattern]) => pattern.test(concept))?.[1] ?? null;
/** Totals of expenditure that are split into basic and project expenditure. */
const EXPENDED =
  /^(?:general_budget|government_fund|state_capital|expenditure|appropriation)\.(?:total|current|expenditure)$/;
const OTHER_SIDE = /^(?:本年|当年)?支出(?:合计|总计)?$/;
/** The expenditure side of each fund. */
const SIDES: Readonly<
  Record<string, { readonly total: readonly string[]; readonly current: readonly string[] }>
> = {
  general_budget: { total: ['general_budget.grand_total'], current: ['general_budget.total'] },
  government_fund: { total: ['government_fund.grand_total'], current: ['government_fund.total'] },
  state_capital: { total: ['state_capital.grand_total'], current: ['state_capital.total'] },
  appropriation: { total: ['appropriation.total'], current: ['appropriation.expenditure'] },
};

/** How expenditure is split, whatever it is of. */
const SPLIT = /^(?:(?:基本|项目)支出|(?:人员|(?:日常)?公用)(?:经费(?:支出)?|支出))$/;

/** Whether a list is of expenditure where the one before was of income, or the other way round. */
export const isOtherSide = (whole: string | undefined, head: string | undefined): boolean =>
  SIDE.test(whole ?? '') && SIDE.test(head ?? '') && whole!.slice(0, 3) !== head!.slice(0, 3);
const SIDE = /^(?:income|expenditure)\.(?:total|current)$/;

/** What the year's income or expenditure of some money is part of. */
const TOTALS: Readonly<Record<string, string>> = {
  'income.current': 'income.total',
  'expenditure.current': 'expenditure.total',
  'income.fiscal_appropriation': 'appropriation.total',
  'appropriation.expenditure': 'appropriation.total',
  'income.general_public_budget': 'general_budget.grand_total',
  'general_budget.total': 'general_budget.grand_total',
  'income.government_fund': 'government_fund.grand_total',
  'government_fund.total': 'government_fund.grand_total',
  'income.state_capital': 'state_capital.grand_total',
  'state_capital.total': 'state_capital.grand_total',
};

/** Money by its bare name, and what was spent of it. */
const BARE = /^(?!.*收入).*(?:财政拨款|政府性基金(?:预算)?|国有资本经营(?:预算)?)$/;
const SPENT_OF: Readonly<Record<string, string>> = {
  'income.fiscal_appropriation': 'appropriation.expenditure',
  'income.government_fund': 'government_fund.total',
  'income.state_capital': 'state_capital.total',
};

/** Halves of basic expenditure where no section says of which money. */
const HALVES = /^(?:expenditure|appropriation)\.(?:personnel|operating)$/;

/** The plain word for one side of the accounts, without a word on which total of it. */
export const isPlainSide = (name: string): boolean => /^(?:收入|支出)$/.test(name);

/** What was named last. */
type Head = Pick<Subject, 'concepts' | 'label' | 'fund' | 'misplaced'>;
const OF_NOTHING = { concepts: [], fund: null, misplaced: false };
const of = ({ concepts, fund, misplaced }: Head) => ({ concepts, fund, misplaced });
/** The part of an item by the first character of its name. */
const PART_OF: Readonly<Record<string, string>> = {
  基: 'basic',
  项: 'project',
  人: 'personnel',
  公: 'operating',
  日: 'operating',
};

/** The items that a paragraph has named, as far as later names depend on them. */
export class Totals {
  /** Those of the sentence; where no heading says what the section is about, those of the paragraph. */
  private heads: string[] = [];
  private readonly told = new Set<string>();
  /** The item whose split is being told. */
  private item: Omit<Head, 'label'> | null = null;
  /** Whether the last amount was of nothing that is known. */
  private isUnknown = false;

  constructor(private readonly topic: Topic | null) {}

  /** Takes note of an item that was named. */
  add(concepts: readonly string[]): void {
    this.heads.push(...concepts.slice(0, 1));
    for (const concept of concepts) this.told.add(concept);
  }

  /** Whether an item was named. */
  has(concept: string): boolean {
    return this.told.has(concept);
  }

  /**
   * What a name is where it tells how one item is split, or something that is not known: 行政运行支出 50 万元，其中人员经费 40 万元;
   * null where it does not. `head` is what was named last, `before` the words since the figure before.
   */
  splitsItem(name: string, before: string, head: Head | null): Omit<Head, 'label'> | null {
    const isSaid = /其中|包括|\(|具体|分别/.test(before);
    const isWithin = isSaid || /^[,、]?$/.test(before);
    if (!SPLIT.test(name)) {
      this.item = null;
      this.isUnknown = false;
    } else if (!head) this.item ??= this.isUnknown && isWithin ? OF_NOTHING : null;
    else if (!SPLIT.test(head.label)) {
      const isItem = isWithin && head.concepts.every((concept) => concept.startsWith('function.'));
      this.item = !isItem ? null : isSaid ? of(head) : OF_NOTHING;
    }
    return (
      this.item && { ...this.item, concepts: this.item.concepts.map((one) => `${PART_OF[name[0]!]}.${one}`) }
    );
  }

  /** Takes note of an amount of which it is not known what it is of. */
  passUnknown(): void {
    this.isUnknown = true;
  }

  /** Which money the items of a list are of: of a section on several funds, the one whose total was named last. */
  fundOfParts(fund: Fund | null): Fund | null {
    if (fund !== 'fiscal_appropriation') return fund;
    const total = this.heads.findLast((head) => EXPENDED.test(head));
    const own = total === undefined ? null : spentOf(total, null)!.fund;
    return own === 'all' ? fund : (own ?? fund);
  }

  /** Takes note of the end of a sentence. */
  endSentence(): void {
    if (this.topic !== null) this.heads = [];
  }

  /** What a name stands for here, `concepts` by itself; none where that is open. `whole` is what the list it stands in is of. */
  meaningOf(concepts: readonly string[], name: string, whole: string | null): readonly string[] {
    const [concept] = concepts;
    if (concept === undefined) return concepts;
    if (isPlainSide(name)) {
      // 收入较上年增加: of the total or of the year's income, whichever the paragraph has told.
      const told = [concept, TOTALS[concept]].filter((one) => one !== undefined && this.told.has(one));
      if (told.length > 0) return told.length > 1 ? [] : (told as string[]);
    }
    if (concepts.length > 1 && !concepts.some((one) => this.told.has(one))) {
      // 本年收入 N，本年支出 M。收、支比上年各增加: of those that were told.
      const current = concepts.map((one) => one.replace(/total$/, 'current'));
      return current.every((one) => this.told.has(one)) ? current : concepts;
    }
    if (OTHER_SIDE.test(name)) return this.otherSide(name) ?? concepts;
    // 收入 N，其中财政拨款 M: the bare name is of the side that is listed.
    const spent = this.topic === 'overall' && BARE.test(name) ? SPENT_OF[concept] : undefined;
    if (spent !== undefined) {
      const side = whole ?? this.heads.at(-1) ?? '';
      if (side.startsWith('income.')) return concepts;
      return side.startsWith('expenditure.') ? [spent] : [];
    }
    if (HALVES.test(concept)) return this.halfOf(concept, whole);
    if (!/^(?:基本|项目)支出$/.test(name)) return concepts;
    const total =
      whole !== null && !whole.startsWith('income.')
        ? whole
        : this.heads.findLast((head) => EXPENDED.test(head));
    const family = total !== undefined && EXPENDED.test(total) ? familyOf(total) : null;
    if (family) return [concept.replace(/^.*(?=\.)/, family)];
    return this.topic === null ? [] : concepts;
  }

  /** Half of the basic expenditure told before it, whatever money that is of. */
  private halfOf(concept: string, whole: string | null): readonly string[] {
    const basic = [...this.heads, whole ?? ''].findLast((head) => head.endsWith('.basic'));
    const half = concept.replace(/^\w+/, basic?.split('.')[0] ?? '');
    return basic === undefined ? [concept] : half in CONCEPTS ? [half] : [];
  }

  /** 政府性基金预算财政拨款收入 N，支出 N: the other side of the same money, where the sentence speaks of no other. */
  private otherSide(name: string): readonly string[] | null {
    const families = new Set(this.heads.map(familyOf));
    const [family] = families;
    return families.size === 1 && family
      ? (SIDES[family]?.[/总计/.test(name) ? 'total' : 'current'] ?? null)
      : null;
  }
}
