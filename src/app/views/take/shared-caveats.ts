/** Caveats of comparability as a file tells them: what holds of several department-years is said once. */

/** Department-years and the sentence that holds of them. */
export interface SharedCaveat {
  readonly whose: readonly string[];
  readonly said: string;
}

/** Each sentence once, in the order of the first it holds of. */
export function sharedCaveats(
  flagged: readonly { readonly whose: string; readonly said: string }[],
): SharedCaveat[] {
  const shared = new Map<string, string[]>();
  for (const { whose, said } of flagged) shared.set(said, [...(shared.get(said) ?? []), whose]);
  return [...shared].map(([said, whose]) => ({ whose, said }));
}
