/** The queue of files, with a reader that answers when the test says so. */
import { expose } from 'comlink';
import { describe, expect, test, vi } from 'vitest';
import type { Identity, Proposal } from '#ingest/identity/identity.ts';
import type { Part } from '#ingest/parts.ts';
import { Overtaken, ReadingQueue, type QueuedFile } from '#app/import/reading-queue.svelte.ts';
import {
  readerIn,
  type OnEnd,
  type OnProgress,
  type Reader,
  type Reading,
  type Refusal,
  type RunningReader,
  type Settlement,
} from '#app/import/reading.ts';

type Answer = Awaited<ReturnType<Reader['read'] | Reader['settle']>>;

interface Call {
  readonly kind: 'read' | 'settle' | 'release';
  readonly id: number;
  readonly characterMaps?: string;
  readonly answer: (answer: Answer) => Promise<void>;
}

/** Lets everything happen that waits for nothing but its turn. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

class StubReader implements RunningReader {
  readonly calls: Call[] = [];
  ended = false;
  progress: OnProgress = () => undefined;

  constructor(readonly breakDown: OnEnd) {}

  read: Reader['read'] = (id, _content, characterMaps, onProgress) => {
    this.progress = onProgress;
    return this.#call({ kind: 'read', id, characterMaps });
  };
  settle: Reader['settle'] = (id) => this.#call({ kind: 'settle', id });
  release: Reader['release'] = (id) => this.#call({ kind: 'release', id });
  end(): void {
    this.ended = true;
  }

  get last(): Call {
    return this.calls.at(-1)!;
  }

  #call(call: Omit<Call, 'answer'>): Promise<never> {
    return new Promise((resolve) => {
      const answer = (answered: Answer) => {
        resolve(answered as never);
        return settled();
      };
      this.calls.push({ ...call, answer });
    });
  }
}

function setUp() {
  const readers: StubReader[] = [];
  const queue = new ReadingQueue(
    (onError) => {
      readers.push(new StubReader(onError));
      return readers.at(-1)!;
    },
    () => 'http://host/cmaps/',
  );
  return { queue, readers, reader: () => readers.at(-1)! };
}

const file = (name: string) => new File(['text'], name);
const reading = (sha256: string): Reading => ({
  format: 'text',
  pages: null,
  bytes: 4,
  sha256,
  lines: [],
  places: null,
  recognised: [],
  proposal: {} as Proposal,
  part: null,
});
const settlement = (name: string) => ({ pinyin: name }) as Settlement;
const read = (name: string, settled: Settlement | null = null) => ({
  reading: reading(name),
  settlement: settled,
});
const refused = (refusal: Refusal, part: Part | null = null) => ({ refusal, part });
const identity = {} as Identity;
const states = (files: readonly QueuedFile[]) => files.map(({ name, state }) => `${name} ${state}`);

describe('the queue', () => {
  test('starts no worker before there is a file, and reads one file after the other', async () => {
    const { queue, readers, reader } = setUp();
    expect(readers).toHaveLength(0);
    const [a, b] = queue.add([file('a'), file('b')]);
    expect(states(queue.files)).toEqual(['a reading', 'b waiting']);
    reader().progress('pages', 3, 25);
    expect([a!.stage, a!.done, a!.total]).toEqual(['pages', 3, 25]);
    await reader().last.answer(read('a'));
    expect(states(queue.files)).toEqual(['a read', 'b reading']);
    expect(reader().last).toMatchObject({ kind: 'read', id: b!.id, characterMaps: 'http://host/cmaps/' });
  });

  test('goes on after a file that is refused', async () => {
    const { queue, reader } = setUp();
    queue.add([file('a'), file('b')]);
    await reader().last.answer(refused({ kind: 'gone' }));
    expect(states(queue.files)).toEqual(['a refused', 'b reading']);
    queue.clearRefused();
    expect(states(queue.files)).toEqual(['b reading']);
  });

  test('calls a file off with the worker that is at it; the others are read by a new one', async () => {
    const { queue, readers } = setUp();
    const [a, b] = queue.add([file('a'), file('b')]);
    queue.remove(a!);
    expect(readers[0]!.ended).toBe(true);
    expect(readers[1]!.calls).toMatchObject([{ kind: 'read', id: b!.id }]);
    // What the old worker still says is not heard.
    await readers[0]!.last.answer(refused({ kind: 'gone' }));
    readers[0]!.breakDown('too late');
    expect(states(queue.files)).toEqual(['b reading']);
  });

  test('gives a file up whose worker gives no sign for too long; each page read is one', () => {
    vi.useFakeTimers();
    const { queue, readers, reader } = setUp();
    const [a] = queue.add([file('a'), file('b')]);
    vi.advanceTimersByTime(100_000);
    reader().progress('pages', 1, 25);
    vi.advanceTimersByTime(100_000);
    expect(states(queue.files)).toEqual(['a reading', 'b waiting']);
    vi.advanceTimersByTime(20_000);
    vi.useRealTimers();
    expect(a!.refusal).toEqual({ kind: 'too-slow' });
    expect(readers[0]!.ended).toBe(true);
    expect(states(queue.files)).toEqual(['a refused', 'b reading']);
  });

  test('calls off all that waits, and keeps what was read', async () => {
    const { queue, reader } = setUp();
    queue.add([file('a'), file('b'), file('c')]);
    await reader().last.answer(read('a'));
    queue.cancelAll();
    expect(states(queue.files)).toEqual(['a read']);
  });

  test('lets the worker let go of a file that was read and is taken out', async () => {
    const { queue, reader } = setUp();
    const [a] = queue.add([file('a')]);
    await reader().last.answer(read('a'));
    queue.remove(a!);
    expect(reader().last).toMatchObject({ kind: 'release', id: a!.id });
  });

  test('blames the file a worker breaks down at, and goes on', () => {
    const { queue, readers, reader } = setUp();
    const [a] = queue.add([file('a'), file('b')]);
    reader().breakDown('out of memory');
    expect(a!.refusal).toEqual({ kind: 'fault', message: 'out of memory' });
    expect(readers).toHaveLength(2);
    expect(states(queue.files)).toEqual(['a refused', 'b reading']);
    reader().breakDown('');
    expect(queue.files[1]!.refusal).toEqual({ kind: 'unloaded' });
  });

  test('reads a file once more whose worker is gone without a word, and gives it up the second time', async () => {
    const { queue, readers, reader } = setUp();
    const [a, b] = queue.add([file('a'), file('b')]);
    reader().breakDown(null);
    expect(states(queue.files)).toEqual(['a reading', 'b waiting']);
    expect(readers[1]!.calls).toMatchObject([{ kind: 'read', id: a!.id }]);
    reader().breakDown(null);
    expect(a!.refusal).toEqual({ kind: 'ended' });
    expect(states(queue.files)).toEqual(['a refused', 'b reading']);
    await reader().last.answer(read('b'));
    // A worker that is gone while nothing is asked of it takes nothing along.
    reader().breakDown(null);
    expect(b!.state).toBe('read');
    void queue.settle(b!, identity, []).catch(() => undefined);
    expect(reader().last).toMatchObject({ kind: 'read', id: b!.id });
  });
});

describe('a worker', () => {
  test('is not disturbed by what the PDF library says, and tells how far it is', async () => {
    const { port1: inside, port2: outside } = new MessageChannel();
    const progressed: unknown[] = [];
    expose(
      {
        read: (id: number, [content]: readonly string[], _maps: string, onProgress: OnProgress) => {
          inside.postMessage({ action: 'ready', sourceName: 'worker', targetName: 'main' });
          onProgress('pages', 1, 2);
          return read(`${id} ${content}`);
        },
      },
      inside as never,
    );
    outside.start();
    const reader = readerIn(outside as unknown as Worker, () => undefined);
    outside.postMessage({ action: 'test', sourceName: 'main', targetName: 'worker' });
    const answer = await reader.read(1, ['决算'], '', (...progress) => void progressed.push(progress));
    await settled();
    expect(answer).toMatchObject({ reading: { sha256: '1 决算' } });
    expect(progressed).toEqual([['pages', 1, 2]]);
    inside.close();
  });

  test('that breaks down says what it said, and no more of it is told by the browser', () => {
    const worker = new EventTarget();
    const told: (string | null)[] = [];
    readerIn(worker as Worker, (message) => told.push(message));
    const event = Object.assign(new Event('error', { cancelable: true }), { message: 'out of memory' });
    worker.dispatchEvent(event);
    expect([told, event.defaultPrevented]).toEqual([['out of memory'], true]);
  });
});

describe('reading the figures anew', () => {
  async function readOne() {
    const all = setUp();
    const [a] = all.queue.add([file('a')]);
    await all.reader().last.answer(read('a', settlement('first')));
    return { ...all, a: a! };
  }

  test('only the last of several orders counts', async () => {
    const { queue, reader, a } = await readOne();
    const overtaken = queue.settle(a, identity, []);
    const early = reader().last;
    const last = queue.settle(a, identity, []);
    await expect(overtaken).rejects.toThrow(Overtaken);
    await early.answer(settlement('early'));
    expect(a.settlement).toEqual(settlement('first'));
    await reader().last.answer(settlement('last'));
    expect(await last).toEqual(settlement('last'));
    expect(a.settlement).toEqual(settlement('last'));
  });

  test('opens the file again in a new worker', async () => {
    const { queue, reader, a } = await readOne();
    const [b] = queue.add([file('b')]);
    queue.remove(b!);
    const asked = queue.settle(a, identity, []);
    expect(reader().last).toMatchObject({ kind: 'read', id: a.id });
    expect(a.state).toBe('read');
    await reader().last.answer(read('again', settlement('again')));
    expect(a.settlement).toEqual(settlement('first'));
    await reader().last.answer(settlement('anew'));
    expect(await asked).toEqual(settlement('anew'));
  });

  test('opens the file again where the worker has let go of it', async () => {
    const { queue, reader, a } = await readOne();
    const asked = queue.settle(a, identity, []);
    await reader().last.answer(null);
    expect(reader().last).toMatchObject({ kind: 'read', id: a.id });
    await reader().last.answer(read('again'));
    await reader().last.answer(settlement('anew'));
    expect(await asked).toEqual(settlement('anew'));
  });

  test('refuses the file where its figures cannot be read', async () => {
    const { queue, reader, a } = await readOne();
    const asked = queue.settle(a, identity, []);
    const overtaken = expect(asked).rejects.toThrow(Overtaken);
    await reader().last.answer(refused({ kind: 'fault', message: 'nothing in it' }));
    await overtaken;
    expect(states(queue.files)).toEqual(['a refused']);
  });
});

describe('parts of one disclosure', () => {
  const part = (form: string, body: string | null = 'a'): Part => ({
    body,
    year: 2024,
    forms: [form],
    hasText: false,
  });
  const readPart = (name: string, of: Part) => ({
    reading: { ...reading(name), part: of },
    settlement: null,
  });

  test('are read as one, once all that came with them was read; the others stay', async () => {
    const { queue, reader } = setUp();
    queue.add([file('1'), file('2'), file('other'), file('3')]);
    await reader().last.answer(readPart('1', part('收入决算表')));
    await reader().last.answer(readPart('2', part('支出决算表')));
    await reader().last.answer(readPart('other', part('收入决算表', 'b')));
    expect(states(queue.files)).toEqual(['1 read', '2 read', 'other read', '3 reading']);
    await reader().last.answer(refused({ kind: 'unfit', code: 'no-figures', quoted: [] }, part('三公', 'a')));
    expect(states(queue.files)).toEqual(['1, 2, 3 reading', 'other read']);
    expect(queue.files[0]!.contents).toHaveLength(3);
    expect(queue.files[0]!.file).toBeNull();
    await reader().last.answer(read('together'));
    expect(states(queue.files)).toEqual(['1, 2, 3 read', 'other read']);
  });

  test('stand for themselves again where together they are refused', async () => {
    const { queue, reader } = setUp();
    queue.add([file('1'), file('2')]);
    await reader().last.answer(readPart('1', part('收入决算表')));
    await reader().last.answer(readPart('2', part('支出决算表')));
    await reader().last.answer(refused({ kind: 'unfit', code: 'several-bodies', quoted: [] }));
    expect(states(queue.files)).toEqual(['1 read', '2 read']);
  });

  test('are not waited for where the reader calls the rest off', async () => {
    const { queue, reader } = setUp();
    const [, , last] = queue.add([file('1'), file('2'), file('3')]);
    await reader().last.answer(readPart('1', part('收入决算表')));
    await reader().last.answer(readPart('2', part('支出决算表')));
    queue.remove(last!);
    expect(states(queue.files)).toEqual(['1, 2 reading']);
  });
});
