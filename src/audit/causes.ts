/**
 * What would make a contradiction consistent, where one figure explains it exactly within rounding: a slip that
 * happens when accounts are typed. These are possibilities: that a slip explains a difference does not say that
 * it happened. What several figures together would explain is not looked for.
 */

/** A printed number with the digits it has after the point. */
export interface Printed {
  readonly value: number;
  readonly decimals: number;
}

/** What was compared. */
export type Comparison =
  /** A total against its parts. `others` are amounts of the same document that are not among them. */
  | {
      readonly kind: 'sum';
      readonly stated: Printed;
      readonly parts: readonly Printed[];
      readonly others?: readonly Printed[];
    }
  /** A change against the amounts of two years. */
  | { readonly kind: 'change'; readonly stated: Printed; readonly current: Printed; readonly prior: Printed }
  /** A growth rate in per cent against the year's amount and the change. */
  | { readonly kind: 'growth'; readonly stated: Printed; readonly current: Printed; readonly change: Printed }
  /** A percentage against part and base. `others` are amounts it could have been divided by. */
  | {
      readonly kind: 'ratio';
      readonly stated: Printed;
      readonly part: Printed;
      readonly base: Printed;
      readonly others?: readonly Printed[];
    }
  /** One quantity stated twice. */
  | { readonly kind: 'statements'; readonly stated: Printed; readonly other: Printed };

/**
 * A possible cause. `figure` tells whose print it is about: the stated one, or the part of that index; `meant` is
 * what would have to stand there.
 */
export type Cause =
  | {
      readonly kind: 'swapped-digits' | 'one-digit' | 'sign';
      readonly figure: 'stated' | number;
      readonly meant: number;
    }
  | { readonly kind: 'power-of-ten'; readonly power: number; readonly meant: number }
  | { readonly kind: 'missing-item'; readonly other: number; readonly meant: number }
  | { readonly kind: 'doubled-item'; readonly part: number; readonly meant: number }
  | { readonly kind: 'current-year-base'; readonly meant: number }
  | { readonly kind: 'other-base'; readonly other: number; readonly meant: number }
  | { readonly kind: 'rounded-early'; readonly decimals: number; readonly meant: number };

/** What the binary arithmetic itself adds. */
const DUST = 1e-9;

const half = ({ decimals }: Printed): number => 0.5 * 10 ** -decimals;
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** Whether two numbers meet within what rounding explains. */
const meet = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance + DUST * Math.max(1, Math.abs(a));

/** The possible causes of a contradiction, none where nothing single explains it. */
export function possibleCauses(compared: Comparison): Cause[] {
  switch (compared.kind) {
    case 'sum':
      return causesOfSum(compared);
    case 'change':
      return causesOfChange(compared);
    case 'growth':
      return causesOfGrowth(compared);
    case 'ratio':
      return causesOfRatio(compared);
    case 'statements':
      return [
        ...power(compared.stated, compared.other.value, half(compared.other)),
        ...misprint(compared.stated, compared.other.value, half(compared.other), 'stated'),
      ];
  }
}

function causesOfSum({ stated, parts, others = [] }: Extract<Comparison, { kind: 'sum' }>): Cause[] {
  const computed = sumOf(parts.map(({ value }) => value));
  const slack = half(stated) + sumOf(parts.map(half));
  const lacking = stated.value - computed;
  const causes: Cause[] = [
    ...power(stated, computed, slack - half(stated)),
    ...misprint(stated, computed, slack - half(stated), 'stated'),
  ];
  parts.forEach((part, at) => {
    const meant = part.value + lacking;
    if (meet(part.value, -lacking, slack) && part.value !== 0) {
      causes.push({ kind: 'doubled-item', part: at, meant: 0 });
    }
    if (part.value !== 0 && meet(-part.value, meant, slack))
      causes.push({ kind: 'sign', figure: at, meant: -part.value });
    const swapped = swappedDigits(part, meant, slack);
    if (swapped !== null) causes.push({ kind: 'swapped-digits', figure: at, meant: swapped });
  });
  others.forEach((other, at) => {
    if (other.value !== 0 && meet(other.value, lacking, slack)) {
      causes.push({ kind: 'missing-item', other: at, meant: other.value });
    }
  });
  return causes;
}

function causesOfChange({ stated, current, prior }: Extract<Comparison, { kind: 'change' }>): Cause[] {
  const computed = current.value - prior.value;
  const slack = half(current) + half(prior);
  const whole = slack + half(stated);
  const causes: Cause[] = [...power(stated, computed, slack), ...misprint(stated, computed, slack, 'stated')];
  if (stated.value !== 0 && meet(-stated.value, computed, whole)) {
    causes.push({ kind: 'sign', figure: 'stated', meant: -stated.value });
  }
  [
    { printed: current, meant: prior.value + stated.value },
    { printed: prior, meant: current.value - stated.value },
  ].forEach(({ printed, meant }, at) => {
    const swapped = swappedDigits(printed, meant, whole);
    if (swapped !== null) causes.push({ kind: 'swapped-digits', figure: at, meant: swapped });
  });
  return causes;
}

function causesOfGrowth({ stated, current, change }: Extract<Comparison, { kind: 'growth' }>): Cause[] {
  const prior = current.value - change.value;
  if (prior <= 0) return [];
  const growth = (100 * change.value) / prior;
  const slack = quotientSlack(change, {
    value: prior,
    decimals: Math.min(current.decimals, change.decimals),
  });
  const causes: Cause[] = [];
  if (current.value > 0) {
    const onCurrent = (100 * change.value) / current.value;
    const size = Math.abs(stated.value);
    if (meet(size, Math.abs(onCurrent), half(stated) + quotientSlack(change, current))) {
      causes.push({ kind: 'current-year-base', meant: growth });
    }
  }
  if (meet(-stated.value, growth, half(stated) + slack) && stated.value !== 0) {
    causes.push({ kind: 'sign', figure: 'stated', meant: -stated.value });
  }
  return [...causes, ...power(stated, growth, slack), ...misprint(stated, growth, slack, 'stated')];
}

function causesOfRatio({ stated, part, base, others = [] }: Extract<Comparison, { kind: 'ratio' }>): Cause[] {
  if (base.value <= 0) return [];
  const ratio = (100 * part.value) / base.value;
  const slack = quotientSlack(part, base);
  const causes: Cause[] = [
    ...power(stated, ratio, slack),
    ...misprint(stated, ratio, slack, 'stated'),
    ...roundedEarly(stated, ratio),
  ];
  others.forEach((other, at) => {
    if (other.value <= 0 || other.value === base.value) return;
    // A percentage of few digits meets many bases by chance.
    if (digitsIn(stated) < 3) return;
    if (meet(stated.value, (100 * part.value) / other.value, half(stated) + quotientSlack(part, other))) {
      causes.push({ kind: 'other-base', other: at, meant: ratio });
    }
  });
  return causes;
}

/** Half-width of a percentage that two rounded amounts make. */
function quotientSlack(part: Printed, base: Printed): number {
  if (base.value <= half(base)) return Infinity;
  const quotient = Math.abs(part.value / base.value);
  return (100 * (half(part) + quotient * half(base))) / (base.value - half(base));
}

/** The stated number is the computed one, its point moved. */
function power(stated: Printed, computed: number, slack: number): Cause[] {
  if (stated.value === 0 || computed === 0 || Math.sign(stated.value) !== Math.sign(computed)) return [];
  const exponent = Math.round(Math.log10(computed / stated.value));
  if (exponent === 0 || digitsIn(stated) < 2) return [];
  const factor = 10 ** exponent;
  if (!meet(stated.value * factor, computed, half(stated) * factor + slack)) return [];
  return [{ kind: 'power-of-ten', power: exponent, meant: Number((stated.value * factor).toPrecision(12)) }];
}

/** Two neighbouring digits swapped, or a single digit wrong, in the stated number. */
function misprint(stated: Printed, computed: number, slack: number, figure: 'stated' | number): Cause[] {
  const swapped = swappedDigits(stated, computed, slack + half(stated));
  if (swapped !== null) return [{ kind: 'swapped-digits', figure, meant: swapped }];
  const single = singleDigit(stated, computed, slack);
  return single === null ? [] : [{ kind: 'one-digit', figure, meant: single }];
}

/** The number that swapping two unequal neighbouring digits of the print makes, where it is what is meant. */
function swappedDigits(printed: Printed, meant: number, slack: number): number | null {
  const digits = digitsOf(printed);
  if (digits.length < 3) return null;
  for (let at = 0; at + 1 < digits.length; at += 1) {
    if (digits[at] === digits[at + 1]) continue;
    const swapped = [...digits];
    [swapped[at], swapped[at + 1]] = [digits[at + 1]!, digits[at]!];
    const value = valueOf(swapped, printed);
    // A swap that moves the number by little more than rounding does is met by chance.
    if (swapped[0] === '0' || Math.abs(value - printed.value) <= 2 * slack) continue;
    if (meet(value, meant, slack)) return value;
  }
  return null;
}

/** What is meant as it would be printed, where that differs from the print in one digit of at least three. */
function singleDigit(printed: Printed, meant: number, slack: number): number | null {
  const digits = digitsOf(printed);
  // Where rounding leaves the last digit open, a digit more or less proves nothing.
  if (digits.length < 3 || slack > 10 ** -printed.decimals + DUST) return null;
  if (Math.sign(printed.value) !== Math.sign(meant)) return null;
  const other = digitsOf({ value: meant, decimals: printed.decimals });
  if (other.length !== digits.length) return null;
  const differing = digits.filter((digit, at) => digit !== other[at]).length;
  if (differing !== 1 || digits.at(-1) !== other.at(-1)) return null;
  return valueOf(other, printed);
}

/** The percentage is the computed one rounded to fewer digits than it is printed with. */
function roundedEarly(stated: Printed, computed: number): Cause[] {
  for (let decimals = stated.decimals - 1; decimals >= 0; decimals -= 1) {
    const rounded = Number(computed.toFixed(decimals));
    if (meet(rounded, stated.value, 0)) return [{ kind: 'rounded-early', decimals, meant: computed }];
  }
  return [];
}

/** The digits of a print without point and sign: 5.53 → 553. */
const digitsOf = ({ value, decimals }: Printed): string[] => [
  ...Math.abs(value)
    .toFixed(decimals)
    .replace('.', '')
    .replace(/^0+(?=\d)/, ''),
];

/** Digits that tell something: without leading and closing zeros. */
const digitsIn = (printed: Printed): number => digitsOf(printed).join('').replace(/0+$/, '').length;

function valueOf(digits: readonly string[], { value, decimals }: Printed): number {
  const size = Number((Number(digits.join('')) / 10 ** decimals).toFixed(decimals));
  return value < 0 ? -size : size;
}
