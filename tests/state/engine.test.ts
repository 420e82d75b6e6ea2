import { describe, expect, it, vi } from 'vitest';
import type { Manifest } from '#warehouse/published/manifest.ts';
import type { Warehouse, WarehouseOptions } from '#warehouse/warehouse.ts';
import { Engine } from '#app/session/engine.svelte.ts';
import { BASE, deferred, settled } from './fakes.svelte.ts';

const manifest = {} as Manifest;
const warehouse = { failure: new Promise<never>(() => undefined) } as Warehouse;

function setUp() {
  const boots: (ReturnType<typeof deferred<Warehouse>> & { options: WarehouseOptions })[] = [];
  const prepare = vi.fn(async (_: Warehouse) => undefined as void);
  const engine = new Engine((options) => {
    const boot = { ...deferred<Warehouse>(), options };
    boots.push(boot);
    return boot.promise;
  }, prepare);
  return { engine, boots, prepare };
}

describe('the engine', () => {
  it('rests until it is started, and boots once for all who ask', async () => {
    const { engine, boots } = setUp();
    expect(engine.state).toBe('resting');
    const [first, second] = [engine.start(manifest, BASE), engine.start(manifest, BASE)];
    expect([engine.state, boots.length]).toEqual(['booting', 1]);
    boots[0]!.resolve(warehouse);
    expect(await first).toBe(await second);
    expect(engine.state).toBe('ready');
  });

  it('is not ready before it has taken in what the device kept', async () => {
    const { engine, boots, prepare } = setUp();
    const taken = deferred<void>();
    prepare.mockReturnValue(taken.promise);
    const started = engine.start(manifest, BASE);
    boots[0]!.resolve(warehouse);
    await settled();
    expect(engine.state).toBe('booting');
    taken.resolve();
    await started;
    expect(engine.state).toBe('ready');
  });

  it('that failed says why and waits to be started again', async () => {
    const { engine, boots } = setUp();
    const started = engine.start(manifest, BASE);
    boots[0]!.reject(new Error('no memory'));
    await expect(started).rejects.toThrow('no memory');
    await settled();
    expect([engine.state, engine.error?.message, boots.length]).toEqual(['failed', 'no memory', 1]);
    const again = engine.start(manifest, BASE);
    expect([engine.state, engine.error]).toEqual(['booting', null]);
    boots[1]!.resolve(warehouse);
    await again;
    expect(engine.state).toBe('ready');
  });

  it('that is gone later says so at once, and waits to be started again', async () => {
    const { engine, boots } = setUp();
    const gone = deferred<never>();
    const started = engine.start(manifest, BASE);
    boots[0]!.resolve({ failure: gone.promise } as unknown as Warehouse);
    await started;
    gone.reject(new Error('gone'));
    await settled();
    expect([engine.state, engine.error?.message, boots.length]).toEqual(['failed', 'gone', 1]);
    void engine.start(manifest, BASE);
    expect([engine.state, boots.length]).toEqual(['booting', 2]);
  });

  it('fails where what it takes in fails', async () => {
    const { engine, boots, prepare } = setUp();
    prepare.mockRejectedValue(new Error('does not fit'));
    const started = engine.start(manifest, BASE);
    boots[0]!.resolve(warehouse);
    await expect(started).rejects.toThrow('does not fit');
    expect(engine.state).toBe('failed');
  });

  it('tells those who wait once it is ready, however often it failed before', async () => {
    const { engine, boots } = setUp();
    const told = vi.fn();
    void engine.whenReady().then(told);
    const failed = engine.start(manifest, BASE);
    boots[0]!.reject(new Error('no network'));
    await failed.catch(() => undefined);
    await settled();
    expect(told).not.toHaveBeenCalled();
    const started = engine.start(manifest, BASE);
    boots[1]!.resolve(warehouse);
    await started;
    await settled();
    expect(told).toHaveBeenCalledTimes(1);
    await engine.whenReady();
  });

  it('says what is on its way only where it is known how much, and not when all is here', () => {
    const { engine, boots } = setUp();
    void engine.start(manifest, BASE);
    const { onProgress } = boots[0]!.options;
    onProgress!({ stage: 'engine', loaded: 10, total: 0 });
    expect(engine.loading).toBeNull();
    onProgress!({ stage: 'engine', loaded: 10, total: 30 });
    expect(engine.loading).toEqual({ stage: 'engine', loaded: 10, total: 30 });
    onProgress!({ stage: 'engine', loaded: 30, total: 30 });
    expect(engine.loading).toBeNull();
  });
});
