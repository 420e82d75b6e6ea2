/**
 * From a question's SQL file to a prepared statement. In the files parameters have names; the engines bind
 * by position, duckdb-wasm by position only.
 */
import type { ParamKind, ParamsOf, QuestionName } from './questions.ts';

/** A parameter as the header of a SQL file declares it. */
export interface DeclaredParam {
  readonly name: string;
  readonly kind: ParamKind;
}

/** A question ready to be prepared: SQL with `$1`, `$2` …, and what each position is. */
export interface CompiledQuestion {
  readonly sql: string;
  readonly params: readonly DeclaredParam[];
}

/**
 * Replaces the named parameters by positions, in the order of the header's `-- @param name kind: meaning` lines.
 * @throws SyntaxError when a parameter is used but not declared, declared but not used, or declared twice
 */
export function compileQuestion(sql: string): CompiledQuestion {
  const params: DeclaredParam[] = [];
  for (const [, name, kind] of sql.matchAll(/^-- @param (\w+) (\w+): \S.*$/gm)) {
    if (kind !== 'text' && kind !== 'list' && kind !== 'each')
      throw new SyntaxError(`parameter ${name} has no kind ${kind}`);
    if (params.some((param) => param.name === name))
      throw new SyntaxError(`parameter ${name} is declared twice`);
    params.push({ name: name!, kind });
  }
  const used = new Set<string>();
  const compiled = sql.replace(/^--.*\n?/gm, '').replace(/\$([A-Za-z_]\w*)/g, (_, name: string) => {
    const at = params.findIndex((param) => param.name === name);
    if (at < 0) throw new SyntaxError(`parameter ${name} is not declared`);
    used.add(name);
    return `$${at + 1}`;
  });
  const unused = params.find((param) => !used.has(param.name));
  if (unused) throw new SyntaxError(`parameter ${unused.name} is not used`);
  return { sql: compiled.trim(), params };
}

/**
 * The values to bind, by position: texts as they are, lists joined by commas.
 * @throws TypeError when a value is missing or of the other kind; RangeError for a list item with a comma in it
 */
export function bindParams<Q extends QuestionName>(
  params: readonly DeclaredParam[],
  values: ParamsOf<Q>,
): string[] {
  return params.map(({ name, kind }) => {
    const value = (values as Readonly<Record<string, unknown>>)[name];
    if (kind === 'text') {
      if (typeof value !== 'string') throw new TypeError(`parameter ${name} is not a text`);
      return value;
    }
    if (!Array.isArray(value)) throw new TypeError(`parameter ${name} is not a list`);
    const items = value.map(String);
    const split = items.find((item) => item.includes(','));
    if (split !== undefined) throw new RangeError(`"${split}" in ${name} holds a comma`);
    return items.join(',');
  });
}
