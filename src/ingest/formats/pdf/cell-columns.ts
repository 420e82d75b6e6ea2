/**
 * The cells of a table in which no lines part the columns: where heads and what stands below them must lie for each to be set
 * left, right or in the middle of its cell, as all of its kind are. What this leaves open is not told.
 */
import { type HeadStack, type HeadText, placeHeads, type PlacedHead, stackHeads } from './head-groups.ts';
import type { Stretch } from './lines.ts';
import { hullOf, placeOf, SAME_PLACE, type Setting } from './setting.ts';
import type { Band } from './table.ts';

const SETTINGS: readonly Setting[] = ['middle', 'left', 'right'];

/** What stands below each other in the rows of a table. */
export interface CellStack extends Band {
  readonly texts: readonly Stretch[];
  /** Whether its texts are amounts, which are all set alike. */
  readonly isOfAmounts: boolean;
}

/** The columns of a table. */
export interface CellColumns {
  /** One more than there are columns, ascending. */
  readonly edges: readonly number[];
  /** Of each stack the column it stands in. */
  readonly columnOf: readonly number[];
  readonly heads: readonly PlacedHead[];
}

/** Between the edge of a cell and its text, in the height of the type: what is usual, and how far others are off it. */
const PADDING = 0.15;
const OFF_PADDING = 0.45;
/** Names that are set in the middle and indented at once are so far off it. */
const OFF_INDENTED = 1.2;
/** So far a text may reach over the edge of its cell. */
const OVER_EDGE = 0.3;
/** More heads than these that may be over others are not tried. */
const MOST_GROUPS = 12;

/**
 * The columns that heads and rows show together; null where none fit, or more than one way to put amounts below heads does.
 * @param numbers the numbers of the columns, where a row has them
 */
export function cellColumns(
  heads: readonly HeadText[],
  stacks: readonly CellStack[],
  numbers: readonly Stretch[],
  size: number,
): CellColumns | null {
  if (heads.length === 0) return null;
  const found = new Map<string, CellColumns>();
  for (const setting of SETTINGS)
    for (const leaves of leavesOf(heads, setting, size))
      for (const ofAmounts of settingsOf(stacks, size)) {
        const fit = new Fit(heads, leaves, stacks, numbers, { setting, ofAmounts, size });
        for (const columns of fit.ways()) {
          const key = keyOf(columns, stacks);
          if (!found.has(key)) found.set(key, columns);
          if (found.size > 1) return null;
        }
      }
  return [...found.values()][0] ?? null;
}

/** What tells two ways apart: the heads over each stack of amounts. */
function keyOf({ columnOf, heads }: CellColumns, stacks: readonly CellStack[]): string {
  const over = (at: number) =>
    heads
      .filter(({ column, to }) => column <= at && to >= at)
      .sort((a, b) => a.row - b.row)
      .map(({ text }) => text);
  return JSON.stringify(stacks.map(({ isOfAmounts }, index) => (isOfAmounts ? over(columnOf[index]!) : [])));
}

/** How amounts are set: in every way in which those of each stack stand at one place. */
function settingsOf(stacks: readonly CellStack[], size: number): Setting[] {
  const ofAmounts = stacks.filter(({ isOfAmounts }) => isOfAmounts);
  return SETTINGS.filter((setting) =>
    ofAmounts.every(({ texts }) => {
      const places = texts.map((text) => placeOf(text, setting));
      return Math.max(...places) - Math.min(...places) <= size * SAME_PLACE * 2;
    }),
  );
}

/** The heads of single columns, in each way that they may be told from those over several. */
function leavesOf(heads: readonly HeadText[], setting: Setting, size: number): HeadStack[][] {
  const stacks = stackHeads(heads, { setting, size });
  if (setting !== 'middle') return [stacks];
  const mayBeOver = stacks.filter(({ texts }) =>
    stacks.some(
      (other) => !texts.includes(other.texts[0]!) && other.texts[0]!.baseline > texts.at(-1)!.baseline,
    ),
  );
  // One over nothing that is lower at either side of it is over no others.
  if (mayBeOver.length > MOST_GROUPS) return [];
  return Array.from({ length: 2 ** mayBeOver.length }, (_, choice) =>
    stacks.filter((stack) => {
      const at = mayBeOver.indexOf(stack);
      return at === -1 || (choice & (1 << at)) === 0;
    }),
  ).filter((leaves) =>
    leaves.every(
      (leaf, index) => index === 0 || lowest(leaf).left > lowest(leaves[index - 1]!).right - size * OVER_EDGE,
    ),
  );
}

/** The last line of heads at one place: those of several columns stand above it. */
const lowest = ({ texts }: HeadStack): HeadText => texts.at(-1)!;

/** One way to tell heads of columns from those over several, and how all are set. */
class Fit {
  private readonly padding: number;
  private readonly amounts: readonly number[];

  constructor(
    private readonly heads: readonly HeadText[],
    private readonly leaves: readonly HeadStack[],
    private readonly stacks: readonly CellStack[],
    private readonly numbers: readonly Stretch[],
    private readonly set: { readonly setting: Setting; readonly ofAmounts: Setting; readonly size: number },
  ) {
    this.padding = set.size * PADDING;
    this.amounts = stacks.flatMap(({ isOfAmounts }, index) => (isOfAmounts ? [index] : []));
  }

  /** Every way in which all texts stand in cells of their own. */
  ways(): CellColumns[] {
    const { leaves, stacks, set } = this;
    if (leaves.length < stacks.length || this.amounts.length === 0) return [];
    const ways = this.edges().flatMap((edges) => this.wayOf(edges, true) ?? []);
    const isOpen = ways.length === 0 && set.setting === 'middle' && set.ofAmounts === 'middle';
    return isOpen ? [this.wayOf(this.betweenTexts(), false) ?? []].flat() : ways;
  }

  private wayOf(edges: readonly number[], isExact: boolean): CellColumns | null {
    const columnOf = this.placed(edges, isExact);
    const heads = columnOf && placeHeads(this.heads, this.leaves, edges, { ...this.set, isExact });
    return heads && { edges, columnOf, heads };
  }

  /** The edges of the cells: where heads are set at one side they tell them, from the middle one edge tells the others. */
  private edges(): number[][] {
    const { leaves, stacks, padding, amounts } = this;
    const { setting, ofAmounts } = this.set;
    const all = hullOf([...leaves, ...stacks]);
    const places = leaves.map(({ place }) => place);
    // The outer edge is where the texts end; of amounts set in the middle, as far from their middle as the inner one.
    const isOuter = (stack: CellStack) => stack.isOfAmounts && ofAmounts === 'middle';
    if (setting === 'left') {
      const [inner, last] = [places.map((place) => place - padding), stacks.at(-1)!];
      const end = all.right + padding;
      return [[...inner, isOuter(last) ? Math.max(end, 2 * placeOf(last, 'middle') - inner.at(-1)!) : end]];
    }
    if (setting === 'right') {
      const [inner, first] = [places.map((place) => place + padding), stacks[0]!];
      const end = all.left - padding;
      return [[isOuter(first) ? Math.min(end, 2 * placeOf(first, 'middle') - inner[0]!) : end, ...inner]];
    }
    const atRight = ofAmounts === 'right';
    // Where amounts are set in the middle too, names that are set left tell the edges.
    const known =
      ofAmounts === 'middle' ? stacks.filter(({ isOfAmounts }) => !isOfAmounts) : [stacks[amounts[0]!]!];
    return known.flatMap(({ texts }) => {
      const at = placeOf(hullOf(texts), atRight ? 'right' : 'left') + (atRight ? padding : -padding);
      return places.map((_, column) => edgesFrom(places, atRight ? column + 1 : column, at));
    });
  }

  /** Edges half-way between what stands in two columns, where everything is set in the middle. */
  private betweenTexts(): number[] {
    const { leaves, stacks } = this;
    const hulls = leaves.map((leaf) => {
      const own = stacks.filter(
        (stack) => Math.min(stack.right, leaf.right) > Math.max(stack.left, leaf.left),
      );
      return hullOf([leaf, ...own]);
    });
    return [
      hulls[0]!.left,
      ...hulls.slice(1).map(({ left }, index) => (hulls[index]!.right + left) / 2),
      hulls.at(-1)!.right,
    ];
  }

  /** The column of each stack, in their order; null where one stands in none. Of edges that are only about known names tell nothing. */
  private placed(edges: readonly number[], isExact: boolean): number[] | null {
    const { leaves, stacks, numbers } = this;
    const { size, ofAmounts } = this.set;
    const over = size * OVER_EDGE;
    if (edges.some((edge, index) => index > 0 && edge - edges[index - 1]! < size / 2)) return null;
    const isWithin = ({ left, right }: Band, column: number) =>
      left > edges[column]! - over && right < edges[column + 1]! + over;
    if (!leaves.every((leaf, column) => isWithin(lowest(leaf), column))) return null;
    const isAt = (stack: CellStack, column: number, setting: Setting) => {
      const most = setting === 'middle' && !stack.isOfAmounts ? OFF_INDENTED : OFF_PADDING;
      const place = placeOf(hullOf(stack.texts), setting);
      return Math.abs(place - this.placeIn(edges, column, setting)) <= size * most;
    };
    const columns: number[] = [];
    for (const stack of stacks) {
      const column = leaves.findIndex((_, index) =>
        stack.isOfAmounts
          ? isWithin(stack, index) && isAt(stack, index, ofAmounts)
          : stack.left > edges[index]! - over &&
            stack.left < edges[index + 1]! &&
            (!isExact || SETTINGS.some((setting) => isAt(stack, index, setting))),
      );
      if (column <= (columns.at(-1) ?? -1)) return null;
      columns.push(column);
    }
    const numbered = numbers.map((text) => leaves.findIndex((_, index) => isWithin(text, index)));
    const isNumbered =
      numbered.every((column, index) => column > (numbered[index - 1] ?? -1)) &&
      (numbers.length === 0 || this.amounts.every((index) => numbered.includes(columns[index]!)));
    return isNumbered ? columns : null;
  }

  /** Where a text stands in a column that is set so. */
  private placeIn(edges: readonly number[], column: number, setting: Setting): number {
    if (setting === 'middle' && this.set.setting === 'middle') return this.leaves[column]!.place;
    const [left, right] = [edges[column]!, edges[column + 1]!];
    if (setting === 'left') return left + this.padding;
    return setting === 'right' ? right - this.padding : (left + right) / 2;
  }
}

/** Edges of cells of which the middles are known, and one edge. */
function edgesFrom(middles: readonly number[], known: number, at: number): number[] {
  const edges = middles.map(() => 0);
  edges[known] = at;
  for (let index = known; index < middles.length; index += 1)
    edges[index + 1] = 2 * middles[index]! - edges[index]!;
  for (let index = known - 1; index >= 0; index -= 1) edges[index] = 2 * middles[index]! - edges[index + 1]!;
  return edges;
}
