/** Whose accounts a document holds, of which year and scope: proposed from its words, settled by a reader. */
import { composeEntity } from './body.ts';
import type { RegisteredEntity, Registry } from './disclosure.ts';
import type { Division } from './division.ts';
import { recognise } from './recognise.ts';
import type { SourceDocument } from './source.ts';
import type { Staff } from './staff.ts';

/** What a document covers: a department with its units, a single unit, or headquarters alone. */
export type Scope = 'consolidated' | 'single_unit' | 'headquarters';

/** Whose accounts a document holds. */
export interface Identity {
  readonly entity: RegisteredEntity;
  readonly fiscalYear: number;
  readonly scope: Scope;
  /** As printed. */
  readonly title: string;
  /** ISO day, or null where the document does not say. */
  readonly publishedOn: string | null;
}

/** What the words of a document leave open: asked of the reader, not guessed. */
export type Doubt = 'body' | 'division' | 'year' | 'scope';

/** Printed words something was recognised from. */
export interface Evidence {
  readonly text: string;
  /** 1-based. */
  readonly line: number | null;
}

/** What was recognised, from which printed words, and what is open. */
export interface Proposal {
  /** Null where the document names no body. */
  readonly entity: RegisteredEntity | null;
  /** Whether the registry lists the body. */
  readonly registered: boolean;
  readonly fiscalYear: number | null;
  readonly scope: Scope;
  readonly title: string;
  readonly publishedOn: string | null;
  readonly staff: Staff | null;
  readonly doubts: readonly Doubt[];
  readonly evidence: {
    readonly body: readonly Evidence[];
    readonly year: readonly Evidence[];
    readonly scope: readonly Evidence[];
  };
  /** Divisions the body may belong to where its name fits several, best first. */
  readonly divisions: readonly Division[];
}

/** A document that names no body or no year. The message is one English sentence. */
export class UnrecognisedDocument extends Error {
  override readonly name = 'UnrecognisedDocument';

  constructor(
    message: string,
    readonly proposal: Proposal,
  ) {
    super(message);
  }
}

/** Recognises a document. Never fails: what was not found is null, and a doubt. */
export function proposeIdentity(source: SourceDocument, registry: Registry): Proposal {
  const { entity, printedName, ...rest } = recognise(source, registry);
  const body = entity ?? (printedName === '' ? null : composeEntity({ name: printedName, division: null }));
  return {
    ...rest,
    entity: body,
    registered: entity !== null,
    doubts: [
      ...(body ? [] : (['body'] as const)),
      ...(body && !entity ? (['division'] as const) : []),
      ...(rest.fiscalYear === null ? (['year'] as const) : []),
    ],
    evidence: { body: [], year: [], scope: [] },
    divisions: [],
  };
}

/**
 * The identity as proposed, doubts or not.
 * @throws UnrecognisedDocument when the document names no body or no year
 */
export function requireIdentity(proposal: Proposal): Identity {
  const { entity, fiscalYear, scope, title, publishedOn } = proposal;
  if (!entity) throw new UnrecognisedDocument('The document shows the name of no body.', proposal);
  if (fiscalYear === null) {
    throw new UnrecognisedDocument(
      `The document of ${entity.name_zh} does not say which year it is of.`,
      proposal,
    );
  }
  return { entity, fiscalYear, scope, title, publishedOn };
}
