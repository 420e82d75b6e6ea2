import { expect, it } from 'vitest';
import { PRESETS } from '#app/views/outliers/measure.ts';
import { isOfPeers, PEER_CONCEPTS } from '#warehouse/questions/peer-concepts.ts';

it('every measure the reader is offered first has its answer about all bodies prepared', () => {
  expect(new Set(PEER_CONCEPTS)).toEqual(new Set(PRESETS.map(({ concept }) => concept)));
  expect(PRESETS.every(({ measure }) => measure === 'final')).toBe(true);
});

it('keeps of every body the figures these answers are worked out from, and no others', () => {
  expect(isOfPeers({ concept: 'three_public.reception', measure: 'final' })).toBe(true);
  expect(isOfPeers({ concept: 'expenditure.total', measure: 'final' })).toBe(true);
  expect(isOfPeers({ concept: 'three_public.reception', measure: 'initial_budget' })).toBe(false);
  expect(isOfPeers({ concept: 'procurement.goods', measure: 'final' })).toBe(false);
});
