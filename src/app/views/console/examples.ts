/** Worked examples: the questions people ask, each a file that can be read by itself. */
import type { Plot } from './result-picture.ts';

/** A query with what it answers, and the picture that suits its result. */
export interface Example {
  readonly title: Readonly<Record<'zh' | 'en', string>>;
  readonly sql: string;
  readonly plot: Plot;
}

/**
 * An example from its file: `-- title_zh`, `-- title_en`, and where a picture suits it `-- plot: bars` or `lines` with
 * the columns of `Plot` in their order. The rest is the query with its comments.
 */
export function parseExample(file: string): Example {
  const head = new Map(
    [...file.matchAll(/^-- (title_zh|title_en|plot): (.+)$/gm)].map((m) => [m[1]!, m[2]!]),
  );
  const [kind = 'none', x = '', y = '', by = ''] = head.get('plot')?.split(' ') ?? [];
  return {
    title: { zh: head.get('title_zh') ?? '', en: head.get('title_en') ?? '' },
    sql: file.replace(/^-- (?:title_zh|title_en|plot): .*\n/gm, '').trim(),
    plot: { kind: kind as Plot['kind'], x, y, by },
  };
}

const files = import.meta.glob<string>('./examples/*.sql', { query: '?raw', eager: true, import: 'default' });

/** The examples, in the order of their files. */
export const EXAMPLES: readonly Example[] = Object.keys(files)
  .sort()
  .map((path) => parseExample(files[path]!));
