import { beforeEach, describe, expect, it } from 'vitest';
import type { AddedDocument } from '#app/device/added-document.ts';
import { Catalogue } from '#app/session/catalogue.svelte.ts';
import { rowsOf } from '#app/device/added-document.ts';
import { addedDocument, FakeWarehouse, PUBLISHED } from './fakes.svelte.ts';

let added: { phase: 'restoring' | 'ready' | 'failed'; documents: AddedDocument[]; shown: AddedDocument[] };
let warehouse: FakeWarehouse;
let hasNoEngine: boolean;
let catalogue: Catalogue;

beforeEach(() => {
  added = { phase: 'ready', documents: [], shown: [] };
  warehouse = new FakeWarehouse();
  hasNoEngine = false;
  catalogue = new Catalogue(added, () => hasNoEngine);
});

/** Reads the lists as they were published; or, where the engine is the one that answers, as it has them. */
const read = (from: 'snapshot' | 'engine' = 'snapshot') =>
  catalogue.read({
    ask: async (question: string, params: unknown) => ({ rows: await warehouse.ask(question, params), from }),
  } as never);

/** The engine takes documents in. */
async function take(...documents: AddedDocument[]): Promise<void> {
  await warehouse.add(rowsOf(documents));
  added.documents = [...added.documents, ...documents];
  added.shown = added.documents;
  await catalogue.follow(warehouse.warehouse);
}

const bodies = () => catalogue.bodies.map(({ entity_id }) => entity_id);

describe('the catalogue', () => {
  it('lists what was published in the order of the data', async () => {
    await read();
    expect(bodies()).toEqual(['chaoyang', 'putuo']);
    expect([catalogue.hasBody('putuo'), catalogue.hasYear(2023), catalogue.hasYear(2022)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('puts bodies that were added after the published ones, which keep their places', async () => {
    await read();
    await take(addedDocument('anhui', 2022));
    expect(bodies()).toEqual(['chaoyang', 'putuo', 'anhui']);
    expect(catalogue.revision).toBe(1);
  });

  it('does so as well where the engine, which has taken them already, was the one to list them', async () => {
    const [document] = (added.documents = [addedDocument('anhui', 2022)]);
    await warehouse.add(rowsOf([document!]));
    warehouse.answers['department_years'] = () => [
      { entity_id: 'anhui', fiscal_year: 2022, document_id: 'anhui-2022', figures: 1 },
      ...PUBLISHED.map(({ entity_id }) => ({
        entity_id,
        fiscal_year: 2023,
        document_id: `${entity_id}-2023`,
        figures: 1,
      })),
    ];
    await read('engine');
    expect(bodies()).toEqual(['chaoyang', 'putuo', 'anhui']);
  });

  it('has the reader’s document in the place of the published one, which is back when it is withdrawn', async () => {
    await read();
    await take(addedDocument('putuo', 2023));
    const shown = () => catalogue.document({ entity_id: 'putuo', fiscal_year: 2023 })?.sha256[0];
    expect(shown()).toBe('b');
    await warehouse.withdraw('putuo-2023');
    added.documents = added.shown = [];
    await catalogue.follow(warehouse.warehouse);
    expect([shown(), bodies()]).toEqual(['a', ['chaoyang', 'putuo']]);
  });

  it('leaves the lists as they were where the engine fails', async () => {
    await read();
    warehouse.ask.mockRejectedValueOnce(new Error('no memory'));
    await expect(take(addedDocument('anhui', 2022))).rejects.toThrow('no memory');
    expect([bodies(), catalogue.revision]).toEqual([['chaoyang', 'putuo'], 0]);
  });

  it('is complete once it is known what the device keeps, and the engine has it or cannot be had', async () => {
    await read();
    added.phase = 'restoring';
    expect(catalogue.isComplete).toBe(false);
    added.phase = 'ready';
    expect(catalogue.isComplete).toBe(true);
    added.documents = [addedDocument('anhui', 2022)];
    expect(catalogue.isComplete).toBe(false);
    hasNoEngine = true;
    expect(catalogue.isComplete).toBe(true);
    hasNoEngine = false;
    await catalogue.follow(warehouse.warehouse);
    expect(catalogue.isComplete).toBe(true);
  });

  it('knows of which bodies only the engine can tell, those an address names and that may be on their way too', async () => {
    await read();
    const named = [{ documentId: 'putuo-2024', hash: 'c'.repeat(12) }];
    expect([catalogue.isTouched(null, named), catalogue.isTouched(['putuo'], named)]).toEqual([false, false]);
    added.phase = 'restoring';
    expect([catalogue.isTouched(['putuo'], named), catalogue.isTouched(['chaoyang'], named)]).toEqual([
      true,
      false,
    ]);
    added.phase = 'ready';
    added.documents = [addedDocument('chaoyang', 2023)];
    expect([catalogue.isTouched(['chaoyang'], []), catalogue.isTouched(null, [])]).toEqual([true, true]);
  });

  it('leaves everything to what was published where there is no engine', async () => {
    await read();
    added.documents = [addedDocument('chaoyang', 2023)];
    hasNoEngine = true;
    expect(catalogue.isTouched(['chaoyang'], [])).toBe(false);
  });
});
