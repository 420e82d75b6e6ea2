/** Files of one disclosure as one document, and what of a disclosure a document is. */
import { outlineOf } from './outline/outline.ts';
import { titlesOfForms } from './forms/index.ts';
import type { Proposal } from './identity/identity.ts';
import type { Part } from './parts.ts';
import { titlesOfAssessments } from './performance/index.ts';
import { type Block, below, type Place, type SourceDocument, type UnreadPart } from './source.ts';
import { compactText } from './text.ts';

/** Sentences with an amount from which on a file explains accounts, and is no form with a remark. */
const FEWEST_SENTENCES = 3;

/** What of a disclosure a document holds; null where it is nothing that another file could complete. */
export function partOf(
  source: SourceDocument,
  proposal: Pick<Proposal, 'entity' | 'fiscalYear'>,
): Part | null {
  const name = compactText(proposal.entity?.name_zh ?? '').text;
  const forms = titlesOfForms(source).map((title) =>
    title
      .replace(/^.*20\d{2}年?度?/, '')
      .replace(name, '')
      .replace(/^附?表?[\d、.:-]*|^(?:部门|单位)/g, ''),
  );
  const sentences = outlineOf(source).filter(
    ({ block, outside }) =>
      outside === null &&
      block.kind === 'paragraph' &&
      /[。，]/.test(block.text) &&
      /\d\s{0,8}万?元/.test(block.text),
  );
  const hasText = sentences.length >= FEWEST_SENTENCES;
  const all = [...new Set([...forms, ...titlesOfAssessments(source)])];
  if (all.length === 0 && !hasText) return null;
  return { body: proposal.entity?.entity_id ?? null, year: proposal.fiscalYear, forms: all, hasText };
}

/** A file's content with the file's name. */
export interface NamedSource {
  readonly name: string;
  readonly source: SourceDocument;
}

/** Documents one after the other as one; each line keeps its place in its file. A single one stays as it is. */
export function joinSources(files: readonly NamedSource[]): SourceDocument {
  if (files.length === 1) return files[0]!.source;
  const blocks: Block[] = [];
  const lines: string[] = [];
  const places: (Place | null)[] = [];
  const fileStarts: number[] = [];
  const unreadParts: UnreadPart[] = [];
  const recognised = files.flatMap(({ name, source }) =>
    (source.recognised ?? []).map((text) => ({ ...text, file: name })),
  );
  for (const { name, source } of files) {
    const above = lines.length;
    if (above > 0) fileStarts.push(above + 1);
    for (const block of source.blocks) blocks.push(below(block, above));
    for (const part of source.unreadParts ?? []) unreadParts.push({ ...part, line: part.line + above });
    source.lines.forEach((line, index) => {
      lines.push(line);
      const place = source.places?.[index];
      places.push(place ? { ...place, file: name } : { kind: 'line', line: index + 1, file: name });
    });
  }
  return {
    blocks,
    lines,
    places,
    fileStarts,
    ...(unreadParts.length > 0 && { unreadParts }),
    ...(recognised.length > 0 && { recognised }),
    ...(files.some(({ source }) => source.hidesAmounts) && { hidesAmounts: true }),
  };
}

/** The text whose digest stands for a disclosure in several files: the digests of the files, a line each. */
export const joinedDigests = (digests: readonly string[]): string =>
  digests.map((digest) => `${digest}\n`).join('');
