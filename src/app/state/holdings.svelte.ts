/**
 * What there is to choose from: the published documents and the reader's, as lists of departments and years. The
 * published come first, so that the order and colours of what was there stay when something is added.
 */
import type { DepartmentRow, DepartmentYearRow } from '#warehouse/questions.ts';
import type { Warehouse } from '#warehouse/warehouse.ts';
import { latestOfEach, type DepartmentYear } from '../departments.ts';
import { added } from './added.svelte.ts';
import type { Asking } from './asking.svelte.ts';
import { inOrder } from './selection.ts';

export class Holdings {
  /** One row per disclosure. */
  departments = $state.raw<readonly DepartmentRow[]>([]);
  departmentYears = $state.raw<readonly DepartmentYearRow[]>([]);
  /** Rises whenever documents were added or withdrawn. */
  revision = $state(0);
  /** The bodies, one row each, in the order of the data. */
  readonly bodies: readonly DepartmentRow[] = $derived(latestOfEach(this.departments));
  /** Bodies that were published, in the order of the data. */
  #published: readonly string[] = [];

  /** Reads the lists, whoever answers. */
  async read(asking: Asking): Promise<void> {
    const { revision } = this;
    const [departments, years] = await Promise.all([
      asking.ask('departments', {}),
      asking.ask('department_years', {}),
    ]);
    // With what the device kept the engine may have been faster: its lists have everything.
    if (this.revision === revision) this.#take(departments.rows, years.rows);
  }

  /** Reads the lists from the engine after documents were added or withdrawn. */
  async follow(warehouse: Warehouse): Promise<void> {
    const departments = await warehouse.ask('departments', {});
    const years = await warehouse.ask('department_years', {});
    this.#take(departments, years);
    this.revision += 1;
  }

  /** The body of an id, null when unknown. */
  body(entityId: string): DepartmentRow | null {
    return this.bodies.find((row) => row.entity_id === entityId) ?? null;
  }

  /** The disclosure of a department-year, null when that year has no document of its own. */
  document(pair: DepartmentYear): DepartmentRow | null {
    return (
      this.departments.find(
        (row) => row.entity_id === pair.entity_id && row.fiscal_year === pair.fiscal_year,
      ) ?? null
    );
  }

  #take(departments: readonly DepartmentRow[], years: readonly DepartmentYearRow[]): void {
    if (this.#published.length === 0) {
      const own = added.documents.filter(({ registered }) => !registered).map(entityOf);
      this.#published = years.map((row) => row.entity_id).filter((id) => !own.includes(id));
    }
    const order = [...this.#published, ...added.documents.map(entityOf)];
    this.departments = inOrder(departments, order);
    this.departmentYears = inOrder(years, order);
  }
}

const entityOf = ({ entity }: { entity: { entity_id: string } }): string => entity.entity_id;
