import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BodySets } from '#app/session/body-sets.svelte.ts';
import { LetterSender } from '#app/views/findings/letter/letter-sender.svelte.ts';
import { initialised } from './fakes.svelte.ts';

let stored: Map<string, string>;
let tabs: EventTarget;
let isFull: boolean;

beforeEach(() => {
  [stored, tabs, isFull] = [new Map(), new EventTarget(), false];
  vi.stubGlobal('addEventListener', tabs.addEventListener.bind(tabs));
  vi.stubGlobal('removeEventListener', tabs.removeEventListener.bind(tabs));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      stored.set(key, value);
    },
  });
});

afterEach(() => vi.unstubAllGlobals());

const namesOf = (sets: BodySets) => sets.all.map(({ name }) => name);

describe('sets of bodies', () => {
  it('that two tabs keep and remove are all those kept and not removed, and both show them', () => {
    const [one, other] = [new BodySets(), new BodySets()];
    const end = initialised(() => [one, other].forEach((sets) => sets.follow()));
    one.keep({ name: '川', entities: ['maoxian'] });
    // The other has not been told of it.
    other.keep({ name: '沪', entities: ['putuo'] });
    one.remove('川');
    other.keep({ name: '京', entities: ['chaoyang'] });
    tabs.dispatchEvent(new Event('storage'));
    expect([namesOf(one), namesOf(other), namesOf(new BodySets())]).toEqual(Array(3).fill(['沪', '京']));
    end();
  });

  it('that the device does not take stay for the visit, and are kept once it does', () => {
    const sets = new BodySets();
    isFull = true;
    sets.keep({ name: '川', entities: ['maoxian'] });
    sets.keep({ name: '沪', entities: ['putuo'] });
    expect([namesOf(sets), sets.isKept, stored.size]).toEqual([['川', '沪'], false, 0]);
    isFull = false;
    sets.keep({ name: '京', entities: ['chaoyang'] });
    expect([sets.isKept, namesOf(new BodySets())]).toEqual([true, ['川', '沪', '京']]);
  });

  it('are those that were put there, whatever else the device gives back', () => {
    for (const kept of ['{', '7', '[null, {"name": 1}, {"name": "川", "entities": ["maoxian"]}]']) {
      stored.set('juesuan.sets', kept);
      expect(namesOf(new BodySets())).toEqual(kept.startsWith('[') ? ['川'] : []);
    }
  });
});

it('what two tabs say of who sends a letter is kept of both', () => {
  const [one, other] = [new LetterSender('2026-12-01'), new LetterSender('2026-12-01')];
  one.change({ name: '李', capacity: 'citizen' });
  other.change({ contact: '12345' });
  expect(new LetterSender('2026-12-02').current).toMatchObject({
    name: '李',
    capacity: 'citizen',
    contact: '12345',
    date: '2026-12-02',
  });
});
