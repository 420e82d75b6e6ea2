/** The twelve worked questions of the console in standard SQL, for any engine that has the tables and `figures`. */
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('questions/', import.meta.url);

/** SQL by the name of the console's example it is. */
export function standardQuestions(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(FOLDER)
      .sort()
      .map((file) => [file.replace('.sql', ''), readFileSync(new URL(file, FOLDER), 'utf8').trim()]),
  );
}
