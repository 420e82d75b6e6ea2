/** Why a query gave nothing, told apart by what was tried. */
import { DataError } from '#warehouse/data-error.ts';

/** `several` statements, a statement that `changes` something or `reaches` outside, text that is `no-sql`. */
export type FailureKind =
  | 'empty'
  | 'changes'
  | 'several'
  | 'reaches'
  | 'no-sql'
  | 'refused'
  | 'stopped'
  | 'too-long'
  | 'memory'
  | 'engine';

/** A failure, and the engine's own words where they say more. */
export interface QueryFailure {
  readonly kind: FailureKind;
  readonly detail: string;
  /** What is wrong with the engine's files, told as elsewhere. */
  readonly cause?: Error;
}

/** What a query that reads begins with. */
const READS = /^(?:select|with|from|values|table|describe|desc|show|summarize|explain|pivot|unpivot)$/i;

/** The first word of a query after comments and brackets; '' where there is none. */
function firstWord(sql: string): string {
  const bare = sql.replace(/^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/|\()+/, '');
  return /^[\p{L}_]+/u.exec(bare)?.[0] ?? bare.slice(0, 1);
}

/** Words that would change something, were they not refused before the engine sees them. */
const CHANGES =
  /^(?:insert|update|delete|merge|truncate|create|drop|alter|replace|set|reset|pragma|call|use|begin|commit|rollback|start|abort|checkpoint|vacuum|analyze|analyse|comment|grant|revoke|prepare|execute|deallocate)$/i;
const REACHES = /^(?:attach|detach|copy|export|import|install|load|force)$/i;

/** What is wrong with a query before it is run; null where nothing is to be seen. */
export function refusedAtOnce(sql: string): QueryFailure | null {
  const word = firstWord(sql);
  if (word === '') return { kind: 'empty', detail: '' };
  if (READS.test(word)) return null;
  return { kind: CHANGES.test(word) ? 'changes' : REACHES.test(word) ? 'reaches' : 'no-sql', detail: word };
}

/** What the engine's refusal means. */
export function explainFailure(error: Error): QueryFailure {
  if (!(error instanceof DataError)) return { kind: 'engine', detail: error.message, cause: error };
  const detail = error.message.trim();
  if (error.code === 'memory') return { kind: 'memory', detail: '' };
  if (error.code !== 'query') return { kind: 'engine', detail, cause: error };
  if (/multiple statements/.test(detail)) return { kind: 'several', detail: '' };
  if (/read-only mode/.test(detail)) return { kind: 'changes', detail: '' };
  if (/^Permission Error|disabled (?:by|through) configuration|autoload|Missing Extension/i.test(detail)) {
    return { kind: 'reaches', detail };
  }
  // A table by the name of a file: where it lies is not looked for.
  if (/Table with name \S*(?:\/|\.(?:csv|tsv|parquet|json|xlsx|db|duckdb|txt)\b)/i.test(detail)) {
    return { kind: 'reaches', detail };
  }
  if (/^Parser Error/.test(detail)) return { kind: 'no-sql', detail };
  return { kind: 'refused', detail };
}
