/** Where documents as published are, on machines that have them. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve(
  process.env['JUESUAN_SOURCES'] ?? join(import.meta.dirname, '../../../shared/sources'),
  '../corpus',
);

/** Whether a document is on this machine. */
export const hasDocument = (name: string): boolean => existsSync(join(FOLDER, name));

/** For the name of a test: nothing, or why it did not run. */
export const whyNot = (name: string): string =>
  hasDocument(name) ? '' : ` skipped: no ${name} in ${FOLDER} (a folder beside JUESUAN_SOURCES)`;

/** The bytes of a document. */
export function documentBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, name)));
}
