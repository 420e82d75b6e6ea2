/** The queue of files, with a worker that answers when the test says so. */
import { describe, expect, test } from 'vitest';
import type { Identity, Proposal } from '#ingest/identity/identity.ts';
import { Overtaken, ReadingQueue, type QueuedFile } from '#app/import/reading-queue.svelte.ts';
import type { Notice, Order, Reading, Settlement } from '#app/import/reading.ts';

class StubWorker extends EventTarget {
  readonly orders: Order[] = [];
  terminated = false;
  postMessage(order: Order): void {
    this.orders.push(order);
  }
  terminate(): void {
    this.terminated = true;
  }
  tell(notice: Notice): void {
    this.dispatchEvent(new MessageEvent('message', { data: notice }));
  }
  get last(): Order {
    return this.orders.at(-1)!;
  }
}

function setUp() {
  const workers: StubWorker[] = [];
  const reader = new ReadingQueue(
    () => {
      workers.push(new StubWorker());
      return workers.at(-1) as unknown as Worker;
    },
    () => 'http://host/cmaps/',
  );
  return { reader, workers, worker: () => workers.at(-1)! };
}

const file = (name: string) => new File(['text'], name);
const reading = (sha256: string): Reading => ({
  format: 'text',
  bytes: 4,
  sha256,
  lines: [],
  places: null,
  proposal: {} as Proposal,
});
const settlement = (name: string) => ({ pinyin: name }) as Settlement;
const identity = {} as Identity;
const states = (files: readonly QueuedFile[]) => files.map(({ name, state }) => `${name} ${state}`);

describe('the queue', () => {
  test('starts no worker before there is a file, and reads one file after the other', () => {
    const { reader, workers, worker } = setUp();
    expect(workers).toHaveLength(0);
    const [a, b] = reader.add([file('a'), file('b')]);
    expect(states(reader.files)).toEqual(['a reading', 'b waiting']);
    worker().tell({ kind: 'progress', id: a!.id, stage: 'pages', done: 3, total: 25 });
    expect([a!.stage, a!.done, a!.total]).toEqual(['pages', 3, 25]);
    worker().tell({ kind: 'read', id: a!.id, reading: reading('a'), settlement: null });
    expect(states(reader.files)).toEqual(['a read', 'b reading']);
    expect(worker().last).toMatchObject({ kind: 'read', id: b!.id, characterMaps: 'http://host/cmaps/' });
  });

  test('goes on after a file that is refused', () => {
    const { reader, worker } = setUp();
    const [a] = reader.add([file('a'), file('b')]);
    worker().tell({ kind: 'refused', id: a!.id, refusal: { kind: 'gone' } });
    expect(states(reader.files)).toEqual(['a refused', 'b reading']);
    reader.clearRefused();
    expect(states(reader.files)).toEqual(['b reading']);
  });

  test('calls a file off with the worker that is at it; the others are read by a new one', () => {
    const { reader, workers } = setUp();
    const [a, b] = reader.add([file('a'), file('b')]);
    reader.remove(a!);
    expect(workers[0]!.terminated).toBe(true);
    expect(workers[1]!.orders).toMatchObject([{ kind: 'read', id: b!.id }]);
    // What the old worker still says is not heard.
    workers[0]!.tell({ kind: 'refused', id: b!.id, refusal: { kind: 'gone' } });
    expect(states(reader.files)).toEqual(['b reading']);
  });

  test('calls off all that waits, and keeps what was read', () => {
    const { reader, worker } = setUp();
    const [a] = reader.add([file('a'), file('b'), file('c')]);
    worker().tell({ kind: 'read', id: a!.id, reading: reading('a'), settlement: null });
    reader.cancelAll();
    expect(states(reader.files)).toEqual(['a read']);
  });

  test('blames the file a worker breaks down at, and goes on', () => {
    const { reader, workers, worker } = setUp();
    const [a] = reader.add([file('a'), file('b')]);
    worker().dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    expect(a!.refusal).toEqual({ kind: 'fault', message: 'out of memory' });
    expect(workers).toHaveLength(2);
    expect(states(reader.files)).toEqual(['a refused', 'b reading']);
    worker().dispatchEvent(new Event('error'));
    expect(reader.files[1]!.refusal).toEqual({ kind: 'unloaded' });
  });

  test('is not disturbed by what the PDF library says', () => {
    const { reader, worker } = setUp();
    const text = reader.addText('决算');
    worker().dispatchEvent(new MessageEvent('message', { data: { action: 'ready', sourceName: 'worker' } }));
    expect(text.state).toBe('reading');
  });
});

describe('reading the figures anew', () => {
  async function readOne() {
    const all = setUp();
    const [a] = all.reader.add([file('a')]);
    all.worker().tell({ kind: 'read', id: a!.id, reading: reading('a'), settlement: settlement('first') });
    return { ...all, a: a! };
  }

  const round = (order: Order) => (order.kind === 'settle' ? order.round : -1);

  test('only the last of several orders counts', async () => {
    const { reader, worker, a } = await readOne();
    const overtaken = reader.settle(a, identity, []);
    const early = round(worker().last);
    const last = reader.settle(a, identity, []);
    await expect(overtaken).rejects.toThrow(Overtaken);
    worker().tell({ kind: 'settled', id: a.id, round: early, settlement: settlement('early') });
    expect(a.settlement).toEqual(settlement('first'));
    worker().tell({
      kind: 'settled',
      id: a.id,
      round: round(worker().last),
      settlement: settlement('last'),
    });
    expect(await last).toEqual(settlement('last'));
    expect(a.settlement).toEqual(settlement('last'));
  });

  test('opens the file again in a new worker', async () => {
    const { reader, worker, a } = await readOne();
    const [b] = reader.add([file('b')]);
    reader.remove(b!);
    const asked = reader.settle(a, identity, []);
    expect(worker().last).toMatchObject({ kind: 'read', id: a.id });
    expect(a.state).toBe('read');
    worker().tell({ kind: 'read', id: a.id, reading: reading('again'), settlement: settlement('again') });
    expect(a.settlement).toEqual(settlement('first'));
    const order = worker().last;
    worker().tell({ kind: 'settled', id: a.id, round: round(order), settlement: settlement('anew') });
    expect(await asked).toEqual(settlement('anew'));
  });
});
