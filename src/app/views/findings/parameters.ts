/** The parameters of a finding: what its rule found worth telling, by name. */
import { readParticulars } from '#audit/terms.ts';

/** Parameters by name. What is not there, or is of another kind, is null or empty. */
export class Parameters {
  readonly #values: Readonly<Record<string, unknown>>;

  /** Text that is no JSON object reads as no parameters. */
  constructor(json: string | null) {
    const { check, values } = readParticulars(json);
    this.#values = { ...values, check_name: check };
  }

  text(name: string): string | null {
    const value = this.#values[name];
    return typeof value === 'string' ? value : null;
  }

  number(name: string): number | null {
    const value = this.#values[name];
    return typeof value === 'number' ? value : null;
  }

  isTrue(name: string): boolean {
    return this.#values[name] === true;
  }

  texts(name: string): readonly string[] {
    return this.#list(name).filter((value) => typeof value === 'string');
  }

  /** Null stands where a term has no number: terms keep their places. */
  numbers(name: string): readonly (number | null)[] {
    return this.#list(name).map((value) => (typeof value === 'number' ? value : null));
  }

  #list(name: string): readonly unknown[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value : [];
  }
}
