/**
 * Which bodies the list of departments shows: those that answer to what is typed and to what they are narrowed by, in
 * the order of the data or of a value.
 */
import type { DepartmentRow } from '#warehouse/questions/questions.ts';
import { searchDepartments } from './department-search.ts';
import { byBody } from './departments.ts';
import type { Session } from './session.svelte.ts';

/** What bodies are narrowed by; '' and null leave all. */
export interface Narrowing {
  /** First digits of their division codes: two a province, four a prefecture, six a county. */
  readonly place: string;
  readonly level: string;
  readonly kind: string;
  /** Of the latest document; `none` where it does not say. */
  readonly scope: string;
  /** A year they have a document of. */
  readonly year: number | null;
  readonly has: readonly Trait[];
}

/** What only the figures tell of bodies. */
export type Trait = 'subsidies' | 'contradictions';

const ANY: Narrowing = { place: '', level: '', kind: '', scope: '', year: null, has: [] };

/** What a body is ranked by, in the unit of the data model and in words. */
export interface Ranked {
  readonly value: number;
  readonly text: string;
}

/** The scope of a document as it is narrowed by. */
export const scopeOf = ({ scope }: Pick<DepartmentRow, 'scope'>): string => scope ?? 'none';

export class Choosing {
  typed = $state('');
  narrowing = $state.raw<Narrowing>(ANY);
  /** Bodies by what only the figures tell; of what has not been answered yet nothing is narrowed. */
  traits = $state.raw<Readonly<Partial<Record<Trait, ReadonlySet<string>>>>>({});
  /** What the bodies are in the order of, the largest first; null for the order of the data. */
  values = $state.raw<ReadonlyMap<string, Ranked> | null>(null);
  readonly #years = $derived.by(() => byBody(this.session.departments));

  /** Bodies that answer to everything but to where they lie. */
  readonly anywhere: readonly DepartmentRow[] = $derived.by(() => {
    const isFound = searchDepartments(this.typed);
    const { level, kind, scope, year, has } = this.narrowing;
    const traits = has.flatMap((trait) => this.traits[trait] ?? []);
    return this.session.bodies.filter(
      (row) =>
        (level === '' || row.level === level) &&
        (kind === '' || row.kind === kind) &&
        (scope === '' || scopeOf(row) === scope) &&
        (year === null || this.#years.get(row.entity_id)!.some((own) => own.fiscal_year === year)) &&
        traits.every((those) => those.has(row.entity_id)) &&
        isFound(row),
    );
  });

  /** The bodies listed. */
  readonly found: readonly DepartmentRow[] = $derived.by(() => {
    const there = this.anywhere.filter((row) => row.division_code.startsWith(this.narrowing.place));
    const { values } = this;
    if (!values) return there;
    const valueOf = ({ entity_id }: DepartmentRow) => values.get(entity_id)?.value ?? -Infinity;
    return there.toSorted((a, b) => valueOf(b) - valueOf(a) || 0);
  });

  constructor(private readonly session: Pick<Session, 'bodies' | 'departments'>) {}

  /** Whether anything but words narrows the list. */
  get isNarrowed(): boolean {
    return JSON.stringify(this.narrowing) !== JSON.stringify(ANY);
  }

  narrow(patch: Partial<Narrowing>): void {
    this.narrowing = { ...this.narrowing, ...patch };
  }

  /** Lists all bodies again that answer to what is typed. */
  widen(): void {
    this.narrowing = ANY;
  }
}
