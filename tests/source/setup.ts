/** Before the tests: says once that the tests on the real documents will not run, as the names of skipped ones are not printed. */
import { hasSources, NO_SOURCES } from './source-texts.ts';

/** Announces what is skipped. */
export default function setup(): void {
  if (!hasSources) process.stderr.write(`\nTests on the real documents will not run: ${NO_SOURCES}\n`);
}
