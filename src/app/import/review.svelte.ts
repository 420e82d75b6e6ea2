/**
 * The review of one file that was read: whose accounts the reader says they are, what they corrected, and the
 * figures that follow. Nothing of it counts before it is accepted.
 */
import { SvelteSet } from 'svelte/reactivity';
import { hasFigures, type RegisteredEntity, type Registry } from '#ingest/disclosure.ts';
import type { composeEntity } from '#ingest/identity/body.ts';
import { type Division, divisionOf } from '#ingest/identity/division.ts';
import type { Doubt, findRegistered, Identity } from '#ingest/identity/identity.ts';
import type { recogniseDivision } from '#ingest/identity/place.ts';
import { classificationCode } from '#model/concept.ts';
import { isWebAddress } from '#model/web-address.ts';
import type { Fact } from '#model/tables.ts';
import { language } from '#app/locale/language.svelte.ts';
import { conceptLabel } from '#app/locale/terms.ts';
import { linesLabel } from '#app/source/citation.ts';
import { filePlaceLabel } from '#app/source/file-place.ts';
import type { AddedDocument } from '#app/device/added-document.ts';
import type { QueuedFile, ReadingQueue } from './reading-queue.svelte.ts';
import { Overtaken } from './reading-queue.svelte.ts';
import type { Reading, Settlement } from './reading.ts';
import type { Correction } from '#ingest/disclosure.ts';
import type { Scope } from '#ingest/identity/evidence.ts';

/** What the review knows of bodies, divisions and the names of items. */
export interface Bodies extends Registry {
  readonly composeEntity: typeof composeEntity;
  readonly findRegistered: typeof findRegistered;
  readonly recogniseDivision: typeof recogniseDivision;
}

/** Lines of the document that the reader looks at, and the figure they are looked at for. */
export interface Spot extends Pick<Fact, 'line_start' | 'line_end' | 'printed'> {
  /** Null where the place is no figure's. */
  readonly fact_id: string | null;
}

export class Review {
  readonly reading: Reading;
  name = $state('');
  division = $state.raw<Division | null>(null);
  /** Divisions the name fits, best first, where it fits several. */
  candidates = $state.raw<readonly Division[]>([]);
  fiscalYear = $state<number | null>(null);
  /** Null where the document does not say, and the reader has not. */
  scope = $state<Scope | null>(null);
  /** Where the document was published and when, and when it was taken from there: as far as the reader says so. */
  origin = $state.raw<Required<Pick<Identity, 'publishedOn' | 'sourceUrl' | 'retrievedOn'>>>({
    publishedOn: null,
    sourceUrl: null,
    retrievedOn: null,
  });
  /** Whether rankings and peer groups are to count the document. */
  peer = $state(false);
  spot = $state.raw<Spot | null>(null);
  corrections = $state.raw<readonly Correction[]>([]);
  /** Whether the figures are being read anew. */
  settling = $state(false);
  /** Figures as they were read, of those the reader left out. */
  leftOut = $state.raw<readonly Fact[]>([]);
  readonly #answered = new SvelteSet<Doubt>();
  /** Whether the name the reader entered tells the division; null where it says nothing, or was not changed. */
  #placedByName = $state<boolean | null>(null);
  /** The id by which figures are called now. */
  #documentId: string | null = null;

  readonly #proposedDoubts: readonly Doubt[] = $derived.by(() => {
    const { doubts } = this.reading.proposal;
    if (this.#placedByName === null) return doubts;
    const others = doubts.filter((doubt) => doubt !== 'division');
    return this.#placedByName ? others : [...others, 'division'];
  });

  /** What is still open: the reader must answer before the document can be accepted. */
  readonly doubts: readonly Doubt[] = $derived.by(() => [
    ...this.#proposedDoubts.filter((doubt) => !this.#answered.has(doubt)),
    ...(this.fiscalYear === null && this.#answered.has('year') ? (['year'] as const) : []),
    ...(this.name === '' && this.#answered.has('body') ? (['body'] as const) : []),
  ]);

  /** The body of the data that the form names, in full or as it is called in its division. */
  readonly #known: RegisteredEntity | null = $derived.by(() =>
    this.name === '' ? null : this.bodies.findRegistered(this.name, this.division, this.bodies),
  );

  /** The body as it stands in the form; null without a name. */
  readonly entity: RegisteredEntity | null = $derived.by(() => {
    if (this.name === '') return null;
    return this.#known ?? this.bodies.composeEntity({ name: this.name, division: this.division });
  });

  constructor(
    readonly file: QueuedFile,
    private readonly readingQueue: ReadingQueue,
    readonly bodies: Bodies,
  ) {
    this.reading = file.reading!;
    const { entity, fiscalYear, scope, divisions, publishedOn } = this.reading.proposal;
    this.origin = { ...this.origin, publishedOn };
    this.name = entity?.name_zh ?? '';
    this.division = entity ? divisionOf(entity.division_code, bodies.divisions) : null;
    // Where one name fits several divisions the first is shown, and asked about.
    this.division ??= divisions[0] ?? null;
    this.candidates = divisions;
    this.fiscalYear = fiscalYear;
    this.scope = scope;
  }

  get settlement(): Settlement | null {
    return this.file.settlement;
  }

  /** What a figure is of, in the reader's language. */
  nameOf({ concept, label_zh }: Pick<Fact, 'concept' | 'label_zh'>): string {
    const coded = classificationCode(concept);
    const entry = coded && this.bodies[coded.scheme].find(({ code }) => code === coded.code);
    // A code that no classification lists is known by the name it is printed with.
    return conceptLabel(concept, language.current, entry ?? { name_zh: label_zh, name_en: label_zh });
  }

  /** Where a line stands in the file, in the reader's language: its page, or sheet and row, or the line itself. */
  placeOf(line: number): string {
    const lang = language.current;
    return filePlaceLabel(this.reading.places, line, line, lang) || linesLabel(line, line, lang);
  }

  /** Whether the data list the body. */
  get registered(): boolean {
    return this.#known !== null;
  }

  get identity(): Identity | null {
    const { entity, fiscalYear, scope } = this;
    const { title } = this.reading.proposal;
    return entity && fiscalYear !== null ? { entity, fiscalYear, scope, title, ...this.origin } : null;
  }

  /** Whether the document can be accepted as it stands. */
  get ready(): boolean {
    const { settlement, settling, doubts } = this;
    if (doubts.length > 0 || settling || settlement === null) return false;
    return hasFigures(settlement.disclosure) && this.unmatched.length === 0;
  }

  /** The document as it stands in the review, to be added. Only while it is `ready`. */
  toDocument(): AddedDocument {
    const { identity, pinyin, disclosure, coverage } = this.settlement!;
    const { format, bytes, lines, places, pages } = this.reading;
    const { name } = this.file;
    return {
      id: disclosure.document.document_id,
      entity: { ...identity.entity, pinyin },
      registered: this.registered,
      disclosure,
      file: { name, bytes, format },
      addedOn: new Date().toISOString(),
      lines,
      places,
      coverage,
      corrections: this.corrections,
      peer: this.peer,
      original: pages,
    };
  }

  /** Corrections that no longer meet a figure, because body or year were changed. */
  get unmatched(): readonly Correction[] {
    return this.settling ? [] : (this.settlement?.disclosure.unmatched ?? []);
  }

  /** Lets go of corrections that meet no figure. */
  dropUnmatched(): void {
    this.#forget(this.unmatched.map(({ fact_id }) => fact_id));
    void this.#settle();
  }

  /** The reader stands by what the form shows. */
  confirm(doubt: Doubt): void {
    this.#answered.add(doubt);
    void this.#settle();
  }

  rename(name: string): void {
    this.name = name.normalize('NFKC').replace(/\s+/g, '').slice(0, 100);
    this.#locate();
    this.confirm('body');
  }

  /** The division that follows from the name, unless the reader has chosen one. */
  #locate(): void {
    const { divisions, recogniseDivision } = this.bodies;
    const known = this.#known;
    if (known) {
      this.division = divisionOf(known.division_code, divisions);
      this.#placedByName = true;
    } else if (this.name !== '' && !this.#answered.has('division')) {
      const { division, isCertain, candidates } = recogniseDivision(this.name, [], divisions);
      if (division === null && candidates.length === 0) return;
      this.division = division ?? candidates[0]!;
      this.candidates = candidates;
      this.#placedByName = isCertain;
    }
  }

  place(division: Division | null): void {
    this.division = division;
    this.confirm('division');
  }

  date(year: number | null): void {
    this.fiscalYear = year;
    this.confirm('year');
  }

  cover(scope: Scope | null): void {
    this.scope = scope;
    this.confirm('scope');
  }

  /** Says where the document was published. @returns whether that is an address of the web, or none at all */
  publishedAt(address: string): boolean {
    const sourceUrl = address.trim() || null;
    if (sourceUrl !== null && !isWebAddress(sourceUrl)) return false;
    this.#originate({ sourceUrl });
    return true;
  }

  /** Says on which days, in ISO form, it was published or taken from there; '' where that is not known. */
  dated(days: { readonly publishedOn?: string; readonly retrievedOn?: string }): void {
    this.#originate(Object.fromEntries(Object.entries(days).map(([name, day]) => [name, day || null])));
  }

  #originate(said: Partial<Review['origin']>): void {
    this.origin = { ...this.origin, ...said };
    void this.#settle();
  }

  /** Puts the reader's value in place of the one read. */
  correct(fact: Fact, value: number, note: string): void {
    const { fact_id } = fact;
    this.#goOn(fact);
    this.#say(fact_id, { fact_id, value, note });
  }

  /** Figures of a scan that wait for the reader's word, the least certain first. */
  get toConfirm(): readonly Fact[] {
    return this.settlement?.toConfirm ?? [];
  }

  /** The reader found the figure in the picture as it was read; the next that waits is shown. */
  confirmFigure(fact: Fact): void {
    this.#goOn(fact);
    this.#say(fact.fact_id, { fact_id: fact.fact_id, value: fact.value, note: '' });
  }

  /** Shows the figure that waits behind this one, where this one waits. */
  #goOn({ fact_id }: Fact): void {
    const at = this.toConfirm.findIndex((fact) => fact.fact_id === fact_id);
    if (at >= 0) this.spot = this.toConfirm[at + 1] ?? this.toConfirm[at - 1] ?? null;
  }

  /** Leaves a figure out. */
  leaveOut(fact: Fact, note: string): void {
    const { fact_id } = fact;
    this.#goOn(fact);
    this.#say(fact_id, { fact_id, value: null, note }, asRead(fact));
  }

  /** Takes back what was said of a figure. */
  undo(factId: string): void {
    this.#say(factId, null);
  }

  /** What the reader said of a figure. */
  correctionOf(factId: string): Correction | null {
    return this.corrections.find(({ fact_id }) => fact_id === factId) ?? null;
  }

  #say(factId: string, correction: Correction | null, leftOut: Fact | null = null): void {
    this.#forget([factId]);
    if (correction) this.corrections = [...this.corrections, correction];
    if (leftOut) this.leftOut = [...this.leftOut, leftOut];
    void this.#settle();
  }

  #forget(factIds: readonly string[]): void {
    this.corrections = this.corrections.filter(({ fact_id }) => !factIds.includes(fact_id));
    this.leftOut = this.leftOut.filter(({ fact_id }) => !factIds.includes(fact_id));
  }

  async #settle(): Promise<void> {
    const { identity } = this;
    if (!identity) return;
    this.#follow(`${identity.entity.entity_id}-${identity.fiscalYear}`);
    this.settling = true;
    try {
      await this.readingQueue.settle(this.file, identity, this.corrections);
      this.settling = false;
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }

  /** What was said of figures goes along when the body or the year is changed. */
  #follow(documentId: string): void {
    const before = this.#documentId ?? this.settlement?.disclosure.document.document_id;
    this.#documentId = documentId;
    if (before === undefined || before === documentId) return;
    const renamed = (id: string) => renameFact(id, before, documentId);
    this.corrections = this.corrections.map((one) => ({ ...one, fact_id: renamed(one.fact_id) }));
    this.leftOut = this.leftOut.map((fact) => ({ ...fact, fact_id: renamed(fact.fact_id) }));
    if (this.spot?.fact_id != null) this.spot = { ...this.spot, fact_id: renamed(this.spot.fact_id) };
  }
}

/** The id of a figure under another document id. Both name years, and the years a figure is about move with the document's. */
function renameFact(id: string, before: string, after: string): string {
  if (!id.startsWith(`${before}/`)) return id;
  const moved = Number(after.slice(-4)) - Number(before.slice(-4));
  return (
    after +
    id
      .slice(before.length)
      .replace(/\/(\d{4})(?=\/L\d+(?:~\d+)?$)/, (_, year: string) => `/${Number(year) + moved}`)
  );
}

/** A figure as it was read, before a correction. */
function asRead(fact: Fact): Fact {
  return fact.corrected_from === null ? fact : { ...fact, value: fact.corrected_from, corrected_from: null };
}
