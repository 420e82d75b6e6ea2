import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DataError } from '#warehouse/data-error.ts';
import type { Manifest } from '#warehouse/published/manifest.ts';
import { QuestionRouter } from '#app/session/question-router.svelte.ts';
import { BASE, deferred, FakeWarehouse, fakePublication, NEWEST, settled } from './fakes.svelte.ts';

const CHOSEN = { entities: ['a', 'b'], years: [2023] };
const rowOf = (entity_id: string, from: string) => ({ entity_id, fiscal_year: 2023, from });

let warehouse: FakeWarehouse;
let publication: ReturnType<typeof fakePublication>;
let router: QuestionRouter;
/** Bodies that documents were added of. */
let own: string[];

beforeEach(() => {
  own = [];
  warehouse = new FakeWarehouse();
  const rows =
    (from: string) =>
    ({ entities }: typeof CHOSEN) =>
      entities.map((id) => rowOf(id, from));
  for (const question of ['trend', 'three_public', 'outlier_peers'])
    warehouse.answers[question] = rows('engine');
  publication = fakePublication(warehouse, {
    three_public: rows('prepared'),
    outlier_peers: rows('prepared'),
  });
  router = new QuestionRouter(publication, {
    isPublishedOnly: (entities) => !(entities ?? own).some((id) => own.includes(id)),
    booting: () => undefined,
    prepare: async () => undefined,
  });
});

/** The engine is ready and the reader has chosen something. */
async function chosen(): Promise<void> {
  await router.open(BASE);
  await router.warehouse();
  router.interacted = true;
}

const ask = (question: 'three_public' | 'trend' | 'outlier_peers' = 'three_public') =>
  router.ask(question, CHOSEN as never);

describe('a question', () => {
  it('is answered from what was worked out before, and boots no engine', async () => {
    await router.open(BASE);
    expect((await ask()).from).toBe('snapshot');
    expect(router.engine.state).toBe('resting');
  });

  it('waits for the manifest', async () => {
    const manifest = deferred<Manifest>();
    publication.readManifest.mockReturnValue(manifest.promise);
    void router.open(BASE);
    const answer = ask();
    manifest.resolve({ built_from: NEWEST } as Manifest);
    expect((await answer).from).toBe('snapshot');
  });

  it('boots the engine where nothing was worked out', async () => {
    await router.open(BASE);
    expect((await ask('trend')).from).toBe('engine');
    expect(router.engine.state).toBe('ready');
  });

  it('is the engine’s once the reader has chosen and it is ready, not before', async () => {
    await router.open(BASE);
    router.interacted = true;
    expect((await ask()).from).toBe('snapshot');
    await router.warehouse();
    router.interacted = false;
    expect((await ask()).from).toBe('snapshot');
    router.interacted = true;
    expect((await ask()).from).toBe('engine');
  });

  it('about a body that documents were added of is the engine’s', async () => {
    own = ['b'];
    await router.open(BASE);
    expect((await ask()).rows).toEqual([rowOf('a', 'engine'), rowOf('b', 'engine')]);
  });

  it('that takes the engine long is asked of it only about the bodies that need it, in the same order', async () => {
    own = ['a'];
    await chosen();
    expect((await ask('outlier_peers')).rows).toEqual([rowOf('a', 'engine'), rowOf('b', 'prepared')]);
    expect(warehouse.asked.at(-1)!.params).toEqual({ ...CHOSEN, entities: ['a'] });
  });

  it('is asked of the tables where what was worked out cannot be read', async () => {
    publication.openSnapshots = () => ({
      answer: vi.fn().mockRejectedValue(new DataError('altered', 'cut')),
    });
    await router.open(BASE);
    expect((await ask()).from).toBe('engine');
  });

  it('does not boot an engine that failed: that waits for the reader', async () => {
    publication.openWarehouse.mockRejectedValueOnce(new DataError('memory', 'no memory'));
    await router.open(BASE);
    await expect(ask('trend')).rejects.toThrow('no memory');
    await expect(ask('trend')).rejects.toThrow('no memory');
    expect(publication.openWarehouse).toHaveBeenCalledTimes(1);
    await router.warehouse();
    expect((await ask('trend')).from).toBe('engine');
  });

  it('that the engine refuses is answered from what was worked out, which is told until it answers', async () => {
    await chosen();
    warehouse.ask.mockRejectedValueOnce(new DataError('not-found', 'a part is missing'));
    expect((await ask()).from).toBe('snapshot');
    expect(router.refusal?.message).toBe('a part is missing');
    expect((await ask()).from).toBe('engine');
    expect(router.refusal).toBeNull();
  });

  it('that nobody can answer is told as the engine told it', async () => {
    await chosen();
    warehouse.ask.mockRejectedValueOnce(new DataError('not-found', 'a part is missing'));
    await expect(ask('trend')).rejects.toThrow('a part is missing');
    expect(router.refusal).toBeNull();
  });

  it('for the engine alone is answered by nobody else', async () => {
    await chosen();
    warehouse.ask.mockRejectedValueOnce(new DataError('not-found', 'a part is missing'));
    await expect(router.ask('three_public', CHOSEN, { only: 'engine' })).rejects.toThrow('a part is missing');
  });

  it('that was given up is not asked, and its failure is no refusal', async () => {
    await chosen();
    const abort = new AbortController();
    const running = deferred<never>();
    warehouse.ask.mockReturnValueOnce(running.promise);
    const answer = router.ask('three_public', CHOSEN, { signal: abort.signal });
    await settled();
    abort.abort();
    running.reject(abort.signal.reason);
    await expect(answer).rejects.toThrow(/abort/i);
    expect(router.refusal).toBeNull();
    await expect(router.ask('three_public', CHOSEN, { signal: abort.signal })).rejects.toThrow(/abort/i);
    expect(warehouse.ask).toHaveBeenCalledTimes(1);
  });
});
