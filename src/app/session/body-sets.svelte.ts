/** Sets of bodies that the reader has named: kept on the device alone, and named in links. */

/** Bodies under a name. */
export interface BodySet {
  readonly name: string;
  /** In the order of their choice. */
  readonly entities: readonly string[];
}

const STORAGE_KEY = 'juesuan.sets';

export class BodySets {
  all = $state.raw<readonly BodySet[]>(stored());
  /** Whether the device takes what is kept; else it lasts as long as the page. */
  isKept = $state(true);

  /** Keeps bodies under a name, in place of those that had it. */
  keep(set: BodySet): void {
    this.#write([...this.all.filter(({ name }) => name !== set.name), set]);
  }

  /** Forgets a set. */
  remove(name: string): void {
    this.#write(this.all.filter((set) => set.name !== name));
  }

  #write(all: readonly BodySet[]): void {
    this.all = all;
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(all));
      this.isKept = true;
    } catch {
      this.isKept = false;
    }
  }
}

/** What the device remembers, as far as it is what was put there. */
function stored(): BodySet[] {
  try {
    const read = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]') as unknown;
    return Array.isArray(read) ? read.filter(isSet) : [];
  } catch {
    return [];
  }
}

function isSet(read: unknown): read is BodySet {
  const { name, entities } = (read ?? {}) as Partial<Record<keyof BodySet, unknown>>;
  return (
    typeof name === 'string' && Array.isArray(entities) && entities.every((id) => typeof id === 'string')
  );
}
