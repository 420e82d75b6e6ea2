/** The SQL files as the bundler finds them. Node reads the same files from disk. */

const queries = import.meta.glob<string>('./queries/*.sql', {
  query: '?raw',
  eager: true,
  import: 'default',
});
const macros = import.meta.glob<string>('./macros/*.sql', {
  query: '?raw',
  eager: true,
  import: 'default',
});

/** Each question's SQL by the question's name. */
export const QUERY_FILES: Readonly<Record<string, string>> = byName(queries);

/** The macros the queries build on, by file name. */
export const MACRO_FILES: Readonly<Record<string, string>> = byName(macros);

function byName(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, sql]) => [path.replace(/^.*\/|\.sql$/g, ''), sql]),
  );
}
