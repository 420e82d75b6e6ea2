/** Which figures of a scan enter the accounts, and which wait for a reader's word. */
import { classificationCode } from '#model/concept.ts';
import { asUnread, type Correction, type Registry, type StatedFact, type Unread } from '../disclosure.ts';
import { kindOfTitle, titleInTable } from '../forms/form-rows.ts';
import { groupBy } from '../group-by.ts';
import type { SourceDocument } from '../source.ts';
import { codesBorneOut } from './borne-codes.ts';
import { type CertaintyOf, certaintyIn, linesOf, pageKey, signsIn } from './certainty.ts';
import type { FormOf } from './contest.ts';
import { proveFigures, type Sum, sumsOf } from './proof.ts';

/** Figures that enter the accounts, with how each was settled, and those that do not yet. */
export interface Confirmation {
  readonly stated: readonly StatedFact[];
  /** The least certain first. */
  readonly toConfirm: readonly StatedFact[];
  /** Those that the latter take part in. */
  readonly sums: readonly Sum[];
}

/** The reason by which a figure is listed that a reader has to confirm. */
export const TO_CONFIRM = 'to-confirm';
/** The reason by which a picture among pages of text is listed. */
export const PICTURE_RECOGNISED = 'recognised-picture';

/** A figure whose least certain sign is less certain than this is not believed by itself. */
const READ = 0.97;
/** Nor does arithmetic prove a figure that the picture hardly bears. */
const PROVABLE = 0.5;

/** Settles the figures of a document of which some text was recognised in pictures. What a reader has spoken on is confirmed. */
export function confirmFigures(
  stated: readonly StatedFact[],
  source: SourceDocument,
  registry: Registry,
  corrections: readonly Correction[],
): Confirmation {
  if (!source.recognised) return { stated, toConfirm: [], sums: [] };
  const certaintyOf = certaintyIn(source);
  const usual = usualDecimals(stated);
  const certainties = new Map(
    stated.map((one) => {
      const certainty = certaintyOf({ printed: one.fact.printed ?? '', lines: one.spans.flatMap(linesOf) });
      return [one, certainty < 1 && one.fact.decimals < usual(one) ? 0 : certainty];
    }),
  );
  const isException = hasOwnText(source);
  const isBorneOut = isException ? borneOutByText(stated, (one) => certainties.get(one) === 1) : () => true;
  const formOf = formsIn(source);
  const { proven, contradicted, above } = proveFigures(
    stated.filter((one) => certainties.get(one)! >= PROVABLE),
    formOf,
  );
  const lineText = (line: number) => source.lines[line - 1] ?? '';
  const isCodeBorneOut = codesBorneOut(stated, registry, formOf, above, lineText);
  const spokenOn = new Set(corrections.map(({ fact_id }) => fact_id));
  const kept: StatedFact[] = [];
  const toConfirm: StatedFact[] = [];
  for (const one of stated) {
    const recognised = settled(one);
    if (recognised === undefined) toConfirm.push(one);
    else if (recognised === null) kept.push(one);
    else kept.push({ ...one, fact: { ...one.fact, recognised, label_zh: nameOf(one.fact, registry) } });
  }
  toConfirm.sort((a, b) => certainties.get(a)! - certainties.get(b)!);
  return { stated: kept, toConfirm, sums: sumsOf(new Set(toConfirm), stated, signsIn(source), formOf) };

  function settled(one: StatedFact): 'proven' | 'read' | 'confirmed' | null | undefined {
    const certainty = certainties.get(one)!;
    if (spokenOn.has(one.fact.fact_id)) return 'confirmed';
    if (certainty === 1) return null;
    if (!isCodeBorneOut(one)) return undefined;
    if (proven.has(one) && isBorneOut(one)) return 'proven';
    if (isException) return undefined;
    return certainty >= READ && !contradicted.has(one) ? 'read' : undefined;
  }
}

/** Tells forms of one heading apart: one begins with each table that has a title of another kind. */
function formsIn({ blocks }: SourceDocument): FormOf {
  const starts: number[] = [];
  let last = '';
  for (const block of blocks) {
    const title = block.kind === 'table' ? titleInTable(block) : null;
    if (title === null) continue;
    const kind = JSON.stringify(kindOfTitle(title) ?? title);
    if (kind !== last) starts.push(block.lineStart);
    last = kind;
  }
  return ({ fact }) => `${starts.findLast((start) => start <= fact.line_start) ?? 0} ${fact.section}`;
}

/** The name of an item: a code that a classification lists says what signs half recognised would not. */
function nameOf({ concept, label_zh }: StatedFact['fact'], registry: Registry): string {
  const coded = classificationCode(concept);
  return (coded && registry[coded.scheme].find(({ code }) => code === coded.code)?.name_zh) ?? label_zh;
}

/**
 * With how many decimals the amounts of a figure's form are printed, for the most part. A point is the smallest sign there
 * is: an amount without one among amounts with two decimals has lost it.
 */
function usualDecimals(stated: readonly StatedFact[]): (one: StatedFact) => number {
  const amounts = stated.filter(
    ({ fact }) => fact.form === 'form' && fact.unit === 'CNY10k' && fact.value !== 0,
  );
  const usual = new Map(
    [...groupBy(amounts, ({ fact }) => fact.section)].map(([section, form]) => {
      const counts = groupBy(form, ({ fact }) => String(fact.decimals));
      const [decimals] = [...counts].reduce((most, next) => (next[1].length > most[1].length ? next : most));
      return [section, Number(decimals)] as const;
    }),
  );
  return ({ fact }) =>
    fact.form === 'form' && fact.unit === 'CNY10k' && fact.value !== 0 ? (usual.get(fact.section) ?? 0) : 0;
}

/** Whether a document has text beside what was recognised: a picture in it may be of anything, and waits for a reader. */
function hasOwnText({ lines, places, recognised = [] }: SourceDocument): boolean {
  const pages = new Set(recognised.map(pageKey));
  const files = new Set(recognised.map(({ file }) => file));
  return lines.some((line, at) => {
    const place = places?.[at];
    const isRecognised = place?.kind === 'page' && pages.has(pageKey(place));
    return line.trim() !== '' && files.has(place?.file) && !isRecognised;
  });
}

/**
 * Tells, of a figure in a picture among text, whether its form is of these accounts: the text states an amount of the form
 * likewise, or states none at all.
 */
function borneOutByText(
  stated: readonly StatedFact[],
  isOwn: (one: StatedFact) => boolean,
): (one: StatedFact) => boolean {
  const keyOf = ({ fact: { concept, measure, fiscal_year, value } }: StatedFact) =>
    [concept, measure, fiscal_year, value].join(' ');
  const own = new Set(stated.filter((one) => isOwn(one) && isTelling(one)).map(keyOf));
  const forms = new Set(
    stated.filter((one) => !isOwn(one) && own.has(keyOf(one))).map(({ fact }) => fact.section),
  );
  const saysNothing = !stated.some(isOwn);
  return ({ fact }) => saysNothing || forms.has(fact.section);
}

/** Amounts of fewer digits are alike by chance. */
const isTelling = ({ fact: { unit, value } }: StatedFact): boolean =>
  unit === 'CNY10k' && Math.abs(value) >= 1;

/** The pictures among text, as they are listed where what was recognised of them waits. */
export function listPictures(
  source: SourceDocument,
  { stated: settled, toConfirm }: Pick<Confirmation, 'stated' | 'toConfirm'>,
): Unread[] {
  if (!source.recognised || !hasOwnText(source)) return [];
  const pages = new Set(source.recognised.map(pageKey));
  const pagesOf = (figures: readonly StatedFact[]) =>
    new Set(
      figures.flatMap((one) => {
        const place = source.places?.[one.fact.line_start - 1];
        return place?.kind === 'page' ? [pageKey(place)] : [];
      }),
    );
  const [read, waiting] = [pagesOf(settled), pagesOf(toConfirm)];
  return [...pages].flatMap((page) => {
    if (read.has(page) && !waiting.has(page)) return [];
    const at = source.places!.findIndex((place) => place?.kind === 'page' && pageKey(place) === page);
    if (at < 0) return [];
    const row = { section: '', line_start: at + 1, line_end: at + 1, printed: '', spans: undefined };
    return [asUnread(row, PICTURE_RECOGNISED)];
  });
}

/** Figures that wait for a reader's word, as they are listed. */
export const listToConfirm = (toConfirm: readonly StatedFact[]): Unread[] =>
  toConfirm.map(({ fact: { section, line_start, line_end, printed }, spans }) =>
    asUnread({ section, line_start, line_end, printed: printed ?? '', spans }, TO_CONFIRM),
  );

/** A row that is read of a form or a text by more than one number: what it stands on. */
export interface Placed {
  readonly line_start: number;
  readonly line_end: number;
}

/** Tells whether every number on the lines of a row is certain by itself: such rows have no arithmetic of their own. */
export function areCertain(source: SourceDocument): (row: Placed) => boolean {
  if (!source.recognised) return () => true;
  const certaintyOf: CertaintyOf = certaintyIn(source);
  return ({ line_start, line_end }) => {
    for (let line = line_start; line <= line_end; line += 1) {
      for (const [printed] of (source.lines[line - 1] ?? '').matchAll(/\d[\d,，.．]*/g)) {
        if (certaintyOf({ printed, lines: [line] }) < READ) return false;
      }
    }
    return true;
  };
}
