/** What the reader says of a document in its review, and what of it can be accepted. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { findRegistered, type Identity, type Proposal } from '#ingest/identity/identity.ts';
import type { RegisteredEntity, Correction } from '#ingest/disclosure.ts';
import { divisionOf } from '#ingest/identity/division.ts';
import { recogniseDivision } from '#ingest/identity/place.ts';
import type { Fact } from '#model/tables.ts';
import type { QueuedFile, ReadingQueue } from '#app/import/reading-queue.svelte.ts';
import type { Settlement } from '#app/import/reading.ts';
import { Review } from '#app/import/review.svelte.ts';

interface SettleOrder {
  readonly identity: Identity;
  readonly corrections: readonly Correction[];
}

const MAO: RegisteredEntity = {
  entity_id: 'maoxian',
  name_zh: '茂县人社局',
  division_code: '513223',
} as RegisteredEntity;
const { divisions } = readRegistry(join(import.meta.dirname, '../../../../data'));
/** 茂县, and 鼓楼区 of two cities. */
const DIVISIONS = ['513223', '320106', '320302'].map((code) => divisionOf(code, divisions)!);

const settlementOf = (documentId: string, facts: readonly Fact[]) =>
  ({
    disclosure: { document: { document_id: documentId }, facts, projects: [], scores: [] },
  }) as unknown as Settlement;
const factOf = (documentId: string, corrected_from: number | null = null) =>
  ({
    fact_id: `${documentId}/expenditure.basic/final/2022/L4`,
    origin: 'stated',
    value: 12,
    corrected_from,
  }) as Fact;

function reviewOf(proposal: Partial<Proposal>) {
  const settled: SettleOrder[] = [];
  const id = `${proposal.entity?.entity_id ?? 'none'}-2022`;
  const file = {
    reading: {
      proposal: {
        entity: null,
        fiscalYear: 2022,
        scope: 'consolidated',
        doubts: [],
        divisions: [],
        ...proposal,
      },
    },
    settlement: settlementOf(id, [factOf(id)]),
  } as unknown as QueuedFile;
  const reader = {
    settle: (_: QueuedFile, identity: SettleOrder['identity'], corrections: SettleOrder['corrections']) => {
      settled.push({ identity, corrections });
      return Promise.resolve(file.settlement);
    },
  } as unknown as ReadingQueue;
  const review = new Review(file, reader, {
    entities: [MAO],
    divisions: DIVISIONS,
    functional: [],
    economic: [],
    findRegistered,
    recogniseDivision,
    composeEntity: ({ name, division }) =>
      ({
        entity_id: `${division?.code ?? 'none'}-x`,
        name_zh: name,
        division_code: division?.code,
      }) as RegisteredEntity,
  });
  return { review, settled };
}

const ready = async (review: Review) => {
  await Promise.resolve();
  await Promise.resolve();
  return review.ready;
};

describe('what is in doubt', () => {
  test('nothing: the document can be accepted as it was recognised', async () => {
    const { review, settled } = reviewOf({ entity: MAO });
    expect([review.name, review.division?.code, review.registered]).toEqual(['茂县人社局', '513223', true]);
    expect(await ready(review)).toBe(true);
    expect(settled).toEqual([]);
  });

  test('is answered by a choice, or by confirming what is shown', async () => {
    const composed = { entity_id: 'x', name_zh: '鼓楼区民政局', division_code: '' } as RegisteredEntity;
    const { review, settled } = reviewOf({
      entity: composed,
      doubts: ['division', 'scope'],
      divisions: DIVISIONS.slice(1),
    });
    expect(await ready(review)).toBe(false);
    expect(review.division?.code).toBe('320106');
    review.place(DIVISIONS[2]!);
    expect(review.doubts).toEqual(['scope']);
    review.confirm('scope');
    expect(await ready(review)).toBe(true);
    expect(settled.at(-1)!.identity.entity.entity_id).toBe('320302-x');
  });

  test('a body of the data is known by its name with the place in front, or written out', () => {
    const { review } = reviewOf({ entity: MAO });
    review.rename('茂县人力资源和社会保障局');
    expect([review.registered, review.entity?.entity_id]).toEqual([true, 'maoxian']);
    review.rename('四川省茂县人社局');
    expect([review.registered, review.entity?.entity_id]).toEqual([true, 'maoxian']);
    review.rename('茂县财政局');
    expect([review.registered, review.entity?.entity_id]).toEqual([false, '513223-x']);
  });

  test('the division follows from an entered name, or is asked for, until the reader has chosen one', async () => {
    const { review } = reviewOf({ doubts: ['body', 'division'] });
    review.rename('茂县财政局');
    expect([review.division?.code, review.doubts]).toEqual(['513223', []]);
    review.rename('鼓楼区民政局');
    expect([review.division?.code, review.doubts]).toEqual(['320106', ['division']]);
    expect(review.candidates.map(({ code }) => code)).toEqual(['320106', '320302']);
    expect(await ready(review)).toBe(false);
    review.place(DIVISIONS[2]!);
    review.rename('茂县民政局');
    expect([review.division?.code, review.doubts]).toEqual(['320302', []]);
  });

  test('an emptied name or year is asked for again', async () => {
    const { review } = reviewOf({ entity: MAO });
    review.rename('  ');
    expect(review.doubts).toEqual(['body']);
    review.rename('茂县 人社局');
    review.date(null);
    expect([review.name, review.doubts]).toEqual(['茂县人社局', ['year']]);
    expect(await ready(review)).toBe(false);
  });
});

describe('what the reader says of figures', () => {
  test('is asked for with every reading, and taken back', () => {
    const { review, settled } = reviewOf({ entity: MAO });
    const fact = factOf('maoxian-2022');
    review.correct(fact, 15, 'typed wrong');
    expect(settled.at(-1)!.corrections).toEqual([{ fact_id: fact.fact_id, value: 15, note: 'typed wrong' }]);
    review.leaveOut({ ...fact, value: 15, corrected_from: 12 }, '');
    expect(settled.at(-1)!.corrections).toEqual([{ fact_id: fact.fact_id, value: null, note: '' }]);
    expect(review.leftOut).toEqual([fact]);
    review.undo(fact.fact_id);
    expect([settled.at(-1)!.corrections, review.leftOut]).toEqual([[], []]);
  });

  test('goes along when the year is changed, and changed again before the figures are read', () => {
    const { review, settled } = reviewOf({ entity: MAO });
    review.correct(factOf('maoxian-2022'), 15, '');
    review.date(2021);
    review.date(2020);
    expect(settled.at(-1)!.corrections).toMatchObject([
      { fact_id: 'maoxian-2020/expenditure.basic/final/2020/L4' },
    ]);
  });
});
