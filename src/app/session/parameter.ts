/** Kinds of choices that an address holds: how each is read, written and left out. */

/** A choice in the address under one name. */
export interface Parameter<T> {
  /** What holds where the address says nothing. */
  readonly initial: T;
  /**
   * The value a text names; undefined where it names none.
   * @param chosen the parameters read before, by name
   */
  read(text: string, chosen: Readonly<Record<string, unknown>>): T | undefined;
  /** Two values are the same where they are written the same. */
  write(value: T): string;
  /** Whether it speaks of the table of one view, so that another subject begins without it. */
  readonly ofOneSubject?: boolean;
}

/** Parameters by their names. Which type each value has is known to who declares them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Parameters = Readonly<Record<string, Parameter<any>>>;

/** The values of parameters. */
export type ValuesOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

/** One of a few values, the first unless another is chosen. */
export const option = <const V extends readonly [string, ...string[]]>(values: V): Parameter<V[number]> => ({
  initial: values[0],
  read: (text) => values.find((value) => value === text),
  write: (value) => value,
});

/** A text that names something: whether it can is told by its form, whether there is such only by answers. */
export const naming = (
  canBe: RegExp | ((text: string, chosen: Readonly<Record<string, unknown>>) => boolean),
  initial = '',
): Parameter<string> => ({
  initial,
  read: (text, chosen) => {
    if (text === '') return initial;
    return (typeof canBe === 'function' ? canBe(text, chosen) : canBe.test(text)) ? text : undefined;
  },
  write: (value) => value,
});

/** A text the reader types; it is cut at a length no search needs. */
export const typed: Parameter<string> = {
  initial: '',
  read: (text) => text.slice(0, 200),
  write: (value) => value,
};

/** A number of so many digits before and after its point; null where none is chosen. */
export const number = (digits: number, decimals: number): Parameter<number | null> => {
  const form = new RegExp(`^\\d{1,${digits}}(\\.\\d{1,${decimals}})?$`);
  return {
    initial: null,
    read: (text) => (text === '' ? null : form.test(text) ? Number(text) : undefined),
    write: (value) => (value === null ? '' : String(Number(value.toFixed(decimals)))),
  };
};

/** Several names, joined by commas. */
export const names = (canBe: RegExp | ((part: string) => boolean)): Parameter<readonly string[]> => ({
  initial: [],
  read: (text) => {
    const parts = [...new Set(text.split(',').filter((part) => part !== ''))];
    const fits = (part: string) => (canBe instanceof RegExp ? canBe.test(part) : canBe(part));
    return parts.every(fits) ? parts : undefined;
  },
  write: (value) => value.join(','),
});

/** Yes or no; no unless chosen. */
export const flag: Parameter<boolean> = {
  initial: false,
  read: (text) => (text === 'yes' ? true : text === '' ? false : undefined),
  write: (value) => (value ? 'yes' : ''),
};

/** A parameter that another subject begins without. */
export const ofOneSubject = <T>(parameter: Parameter<T>): Parameter<T> => ({
  ...parameter,
  ofOneSubject: true,
});
