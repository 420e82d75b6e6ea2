/** Sets of bodies that the reader has named: kept on the device alone, and named in links. */

/** Bodies under a name. */
export interface BodySet {
  readonly name: string;
  /** In the order of their choice. */
  readonly entities: readonly string[];
}

const STORAGE_KEY = 'juesuan.sets';

export class BodySets {
  all = $state.raw<readonly BodySet[]>(stored() ?? []);
  /** Whether the device takes what is kept; else it lasts as long as the page. */
  isKept = $state(true);

  /** Follows what other tabs keep and forget; called while a component initialises. */
  follow(): void {
    $effect(() => {
      const again = () => (this.all = this.#there());
      addEventListener('storage', again);
      return () => removeEventListener('storage', again);
    });
  }

  /** Keeps bodies under a name, in place of those that had it. */
  keep(set: BodySet): void {
    this.#change((all) => [...all.filter(({ name }) => name !== set.name), set]);
  }

  /** Forgets a set. */
  remove(name: string): void {
    this.#change((all) => all.filter((set) => set.name !== name));
  }

  /** Changes those the device has: another tab may have kept some that this one has not seen. */
  #change(work: (all: readonly BodySet[]) => readonly BodySet[]): void {
    this.all = work(this.#there());
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(this.all));
      this.isKept = true;
    } catch {
      this.isKept = false;
    }
  }

  /** What the device has; where it takes nothing, what is here. */
  #there(): readonly BodySet[] {
    return (this.isKept ? stored() : null) ?? this.all;
  }
}

/** What the device remembers, as far as it is what was put there; null where it cannot be read. */
function stored(): readonly BodySet[] | null {
  try {
    const kept = localStorage.getItem(STORAGE_KEY);
    return kept === null ? [] : setsIn(kept);
  } catch {
    return null;
  }
}

function setsIn(kept: string): readonly BodySet[] {
  try {
    const read = JSON.parse(kept) as unknown;
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
