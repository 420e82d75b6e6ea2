/** Which bodies count as peers: by what they share with the body in question, and one by one. As the address has it. */

import type { Address } from '#app/session/address.ts';

/** What peers can be asked to share. */
export const CRITERIA = ['level', 'kind', 'scope', 'year', 'size', 'region'] as const;
export type Criterion = (typeof CRITERIA)[number];

/** What peers share unless the reader chooses otherwise: as the audit compares. */
export const USUAL_CRITERIA: readonly Criterion[] = ['level', 'kind', 'scope', 'year'];

/** Expenditure at most so many times, or so small a part of, that of the body in question. */
const USUAL_FACTOR = 3;

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

/** The choice of peers as the address has it. */
export type PeerParameters = Pick<Address, 'peers' | 'peerSize' | 'peersWith' | 'peersWithout'>;

/** What changes in the address when peers are as the view proposes them. */
export const USUAL_PEERS = {
  peers: [],
  peerSize: null,
  peersWith: [],
  peersWithout: [],
} as const satisfies PeerParameters;

/** Reads a choice. Without a criterion the proposed ones hold, with `all` there are none. Unknown ones say nothing. */
export function readChoice(
  { peers, peerSize, peersWith, peersWithout }: PeerParameters,
  proposed: readonly Criterion[] = USUAL_CRITERIA,
): PeerChoice {
  const named = CRITERIA.filter((one) => peers.includes(one));
  return {
    criteria: peers.includes('all') ? [] : named.length > 0 ? named : proposed,
    factor: peerSize !== null && peerSize > 1 && peerSize <= 1000 ? peerSize : USUAL_FACTOR,
    added: peersWith,
    removed: peersWithout,
  };
}

/** Writes a choice for the address, which leaves out what is as proposed. */
export function writeChoice(
  { criteria, factor, added, removed }: PeerChoice,
  proposed: readonly Criterion[] = USUAL_CRITERIA,
): PeerParameters {
  const usual = criteria.length === proposed.length && proposed.every((one) => criteria.includes(one));
  return {
    peers: usual ? [] : criteria.length > 0 ? criteria : ['all'],
    peerSize: criteria.includes('size') && factor !== USUAL_FACTOR ? factor : null,
    peersWith: added,
    peersWithout: removed,
  };
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
