/** The units a document lists as covered by its accounts. */
import type { Block, SourceDocument, Table } from '../source.ts';
import { compactText } from '../text.ts';
import { readBodyName } from './body-name.ts';
import type { Evidence } from './identity.ts';

/** The units listed, by name, and the sentence that announces them. */
export interface UnitList {
  readonly names: readonly string[];
  readonly evidence: Evidence;
}

const ANNOUNCEMENT =
  /(?:纳入|列入|编入)[^。;]{0,80}(?:范围|汇编|编制|编报)[^。;]{0,40}(?:包括|如下|分别为|分别是|有|为|详见下表|见下表)[:。]?$/;
const LONGEST_ITEM = 60;

/** The list below the sentence that announces it, as items or as a table; null where there is none. */
export function listedUnits({ blocks }: SourceDocument): UnitList | null {
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'paragraph') continue;
    const { text } = compactText(block.text);
    if (!ANNOUNCEMENT.test(text)) continue;
    const names = namesBelow(blocks.slice(index + 1));
    if (names.length > 0) return { names, evidence: { text: block.text.trim(), line: block.lineStart } };
  }
  return null;
}

function namesBelow(blocks: readonly Block[]): string[] {
  const names: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'table') return names.length > 0 ? names : namesInTable(block);
    const { text } = compactText(block.text);
    if (/^\d{0,3}$/.test(text)) continue;
    const items = text.split(/[,;、。]/).filter((item) => item !== '');
    const bodies = items.map((item) => (item.length <= LONGEST_ITEM ? readBodyName(item) : null));
    if (!bodies.every((body) => body !== null)) break;
    names.push(...bodies.map(({ name }) => name));
  }
  return names;
}

/** A table with a column of units' names. */
function namesInTable({ rows }: Table): string[] {
  const [head, ...others] = rows;
  const column = head?.cells.findIndex(({ text }) => /(?:单位|部门)名称/.test(compactText(text).text)) ?? -1;
  if (column === -1) return [];
  return others.flatMap(({ cells }) => readBodyName(compactText(cells[column]?.text ?? '').text)?.name ?? []);
}
