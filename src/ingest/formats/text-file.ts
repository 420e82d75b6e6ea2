/** A text file's bytes → a SourceDocument. */
import type { SourceDocument } from '../source.ts';
import { decodeText } from './encoding.ts';
import { readPlainText } from './plain-text.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Reads a text file. @throws UnreadableFile `wrong-encoding`, or `no-text` where it is blank */
export function readTextFile(bytes: Uint8Array): SourceDocument {
  const document = readPlainText(decodeText(bytes).text);
  if (document.blocks.length === 0) throw new UnreadableFile('no-text', { kind: 'text' });
  return document;
}
