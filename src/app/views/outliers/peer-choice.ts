/** Which bodies count as peers: by what they share with the body in question, and one by one. As the address has it. */

/** What peers can be asked to share. */
export const CRITERIA = ['level', 'kind', 'scope', 'year', 'size', 'region'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** What peers share unless the reader chooses otherwise: as the audit compares. */
export const USUAL_CRITERIA: readonly Criterion[] = ['level', 'kind', 'scope', 'year'];

/** Expenditure at most so many times, or so small a part of, that of the body in question. */
export const USUAL_FACTOR = 3;

/** The choice of peers. */
export interface PeerChoice {
  readonly criteria: readonly Criterion[];
  /** How far apart in size peers may be. */
  readonly factor: number;
  /** Bodies that are peers whatever they share. */
  readonly added: readonly string[];
  /** Bodies that are not, whatever they share. */
  readonly removed: readonly string[];
}

/** The choice nobody has changed. */
export const USUAL_CHOICE: PeerChoice = {
  criteria: USUAL_CRITERIA,
  factor: USUAL_FACTOR,
  added: [],
  removed: [],
};

/**
 * Reads a choice: criteria by name (`size:2` with its factor; `all` for none), `~body` added, `-body` removed, all
 * joined by commas. Without a criterion the proposed ones hold. Unknown parts say nothing.
 */
export function readChoice(text: string, proposed: readonly Criterion[] = USUAL_CRITERIA): PeerChoice {
  const parts = text.split(',').filter((part) => part !== '');
  const named = parts.flatMap((part) => CRITERIA.filter((one) => part === one || part.startsWith(`${one}:`)));
  const factor = Number(parts.find((part) => part.startsWith('size:'))?.slice(5));
  const bodies = (sign: string) => [
    ...new Set(parts.filter((part) => part.startsWith(sign)).map((part) => part.slice(1))),
  ];
  const none = parts.includes('all');
  return {
    criteria: none ? [] : named.length > 0 ? CRITERIA.filter((one) => named.includes(one)) : proposed,
    factor: factor > 1 && factor <= 1000 ? factor : USUAL_FACTOR,
    added: bodies('~'),
    removed: bodies('-'),
  };
}

/** Writes a choice; '' for the proposed one. */
export function writeChoice(
  { criteria, factor, added, removed }: PeerChoice,
  proposed: readonly Criterion[] = USUAL_CRITERIA,
): string {
  const usual = criteria.length === proposed.length && proposed.every((one) => criteria.includes(one));
  const named = criteria.map((one) => (one === 'size' && factor !== USUAL_FACTOR ? `size:${factor}` : one));
  return [
    ...(usual ? [] : named.length > 0 ? named : ['all']),
    ...added.map((id) => `~${id}`),
    ...removed.map((id) => `-${id}`),
  ].join(',');
}

/** The choice with a criterion switched on or off. */
export function switchCriterion(choice: PeerChoice, criterion: Criterion): PeerChoice {
  const on = !choice.criteria.includes(criterion);
  return {
    ...choice,
    criteria: CRITERIA.filter((one) => (one === criterion ? on : choice.criteria.includes(one))),
  };
}

/** The choice without a body: an added one is no longer added, any other is removed. */
export function withoutPeer(choice: PeerChoice, id: string): PeerChoice {
  const added = choice.added.filter((one) => one !== id);
  if (added.length < choice.added.length) return { ...choice, added };
  return { ...choice, removed: [...choice.removed.filter((one) => one !== id), id] };
}

/** The choice with a body: a removed one is back, any other is added. */
export function withPeer(choice: PeerChoice, id: string): PeerChoice {
  const removed = choice.removed.filter((one) => one !== id);
  if (removed.length < choice.removed.length) return { ...choice, removed };
  return { ...choice, added: [...choice.added.filter((one) => one !== id), id] };
}
