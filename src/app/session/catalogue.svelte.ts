/**
 * What there is to choose from: the published documents and the reader's, as lists of departments and years. The
 * published come first, so that the order and colours of what was there stay when something is added.
 */
import type { DepartmentRow, DepartmentYearRow } from '#warehouse/questions/questions.ts';
import type { Warehouse } from '#warehouse/warehouse.ts';
import type { AddedDocument } from '#app/device/added-document.ts';
import { departmentYearKey, indexOf, type DepartmentYear } from './departments.ts';
import type { AddedDocuments } from './added-documents.svelte.ts';
import type { QuestionRouter } from './question-router.svelte.ts';
import { entityOf as bodyOfReference, type DocumentReference } from './reference.ts';
import { inOrder } from './selection.ts';

interface Lists {
  readonly departments: readonly DepartmentRow[];
  readonly years: readonly DepartmentYearRow[];
}

const NOTHING: Lists = { departments: [], years: [] };

export class Catalogue {
  /** One row per disclosure. */
  departments = $state.raw<readonly DepartmentRow[]>([]);
  departmentYears = $state.raw<readonly DepartmentYearRow[]>([]);
  /** Rises whenever documents were added or withdrawn. */
  revision = $state(0);
  readonly #index = $derived(indexOf(this.departments));
  /** The bodies, one row each, in the order of the data. */
  readonly bodies: readonly DepartmentRow[] = $derived([...this.#index.latest.values()]);
  /** What there was before anything was added; null until it has been read. */
  #published: Lists | null = null;
  /** Published bodies in the order of the data; those added come after. */
  #order: readonly string[] = [];
  /** Departments and years of the bodies documents were added of, as the engine has them now. */
  #own: Lists = NOTHING;
  /** Bodies documents were added of, be they withdrawn again. */
  #touched: readonly string[] = [];

  /** @param hasNoEngine whether the engine could not be had: nothing but what was published is shown then */
  constructor(
    private readonly added: Pick<AddedDocuments, 'phase' | 'documents' | 'shown'>,
    private readonly hasNoEngine: () => boolean,
  ) {}

  /**
   * Whether everything is here that the device kept, or it is known that it cannot be had. Until then nothing is
   * said not to be there.
   */
  get isComplete(): boolean {
    if (this.added.phase === 'restoring') return false;
    return this.added.documents.length === 0 || this.revision > 0 || this.hasNoEngine();
  }

  /**
   * Whether documents of the reader speak of bodies; of any body where none are given.
   * @param named documents the address needs, which may be on their way
   */
  isTouched(entities: readonly string[] | null, named: readonly DocumentReference[]): boolean {
    const documents = this.hasNoEngine() ? this.added.shown : this.added.documents;
    const touched = documents.map(bodyOf);
    if (entities === null) return touched.length > 0;
    if (!this.isComplete) touched.push(...named.map(bodyOfReference));
    return entities.some((id) => touched.includes(id));
  }

  /** Reads the lists, whoever answers. */
  async read(router: Pick<QuestionRouter, 'ask'>): Promise<void> {
    const [departments, years] = await Promise.all([
      router.ask('departments', {}),
      router.ask('department_years', {}),
    ]);
    this.#published = { departments: departments.rows, years: years.rows };
    this.#order = years.rows.map(entityOf);
    if (years.from === 'engine') {
      // An engine that has taken what the device kept names bodies nobody published.
      const own = this.added.documents.filter(({ registered }) => !registered).map(bodyOf);
      this.#order = this.#order.filter((id) => !own.includes(id));
    }
    this.#compose();
  }

  /**
   * Reads anew the lists of bodies that documents were added of, or withdrawn.
   * @throws DataError, and leaves the lists as they were
   */
  async follow(warehouse: Pick<Warehouse, 'ask'>): Promise<void> {
    const bodies = [...this.#touched, ...this.added.documents.map(bodyOf)];
    const touched = bodies.filter((id, at) => bodies.indexOf(id) === at);
    const departments = await warehouse.ask('departments', {});
    const years = await warehouse.ask('years_of_departments', { entities: touched });
    const isTouched = ({ entity_id }: DepartmentYear) => touched.includes(entity_id);
    this.#own = { departments: departments.filter(isTouched), years };
    this.#touched = touched;
    this.#compose();
    this.revision += 1;
  }

  /** The body of an id, null when unknown. */
  body(entityId: string): DepartmentRow | null {
    return this.#index.latest.get(entityId) ?? null;
  }

  /** Whether there are documents of a body. */
  hasBody(entityId: string): boolean {
    return this.body(entityId) !== null;
  }

  /** Whether there are figures about a year. */
  hasYear(year: number): boolean {
    return this.departmentYears.some((row) => row.fiscal_year === year);
  }

  /** The disclosure of a department-year, null when that year has no document of its own. */
  document(pair: DepartmentYear): DepartmentRow | null {
    return this.#index.byYear.get(departmentYearKey(pair)) ?? null;
  }

  #compose(): void {
    if (!this.#published) return;
    const { departments, years } = this.#published;
    const isUntouched = ({ entity_id }: DepartmentYear) => !this.#touched.includes(entity_id);
    const order = [...this.#order, ...this.added.documents.map(bodyOf)];
    this.departments = inOrder([...departments.filter(isUntouched), ...this.#own.departments], order);
    this.departmentYears = inOrder([...years.filter(isUntouched), ...this.#own.years], order);
  }
}

const entityOf = ({ entity_id }: DepartmentYear): string => entity_id;
const bodyOf = ({ entity }: AddedDocument): string => entity.entity_id;
