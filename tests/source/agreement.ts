/** How far what was read agrees with a hand-verified list. */
import { expect } from 'vitest';

/** Share of agreement per column, and each disagreement in words. */
export class Agreement {
  readonly #columns = new Map<string, { right: number; total: number }>();
  readonly differences: string[] = [];

  compare(column: string, where: string, expected: unknown, actual: unknown): void {
    const tally = this.#columns.get(column) ?? { right: 0, total: 0 };
    tally.total += 1;
    if (Object.is(expected, actual)) tally.right += 1;
    else this.differences.push(`${column} ${where}: expected ${String(expected)}, read ${String(actual)}`);
    this.#columns.set(column, tally);
  }

  percentages(): Record<string, number> {
    return Object.fromEntries(
      [...this.#columns].map(([name, { right, total }]) => [name, (100 * right) / total]),
    );
  }

  expectAtLeast(floor: number, title: string): void {
    const shares = this.percentages();
    process.stdout.write(
      `${title}: ${Object.entries(shares)
        .map(([column, share]) => `${column} ${share.toFixed(1)} %`)
        .join(', ')}\n${this.differences.map((line) => `  ${line}\n`).join('')}`,
    );
    expect(Object.keys(shares)).not.toEqual([]);
    for (const [column, share] of Object.entries(shares)) expect(share, column).toBeGreaterThanOrEqual(floor);
  }
}
