/** How an address follows documents that are added, missing and removed. */
import { describe, expect, test } from 'vitest';
import type { AddedDocument } from '#app/device/added-document.ts';
import {
  choosePair,
  dropMissing,
  dropRemoved,
  keepAwaited,
  nameDocuments,
} from '#app/session/added-address.ts';
import { ADDRESSES } from '#app/views/addresses.ts';
import { findMissing, isOfMissing, parseReference } from '#app/session/reference.ts';
import { addedRecords } from '../../browser/added-records.ts';

const HASH = '0123456789ab';

const added = (id: string, year: number, sha256 = HASH.padEnd(64, '0')): AddedDocument => {
  const [{ kept, contents }] = addedRecords([{ id, year, total: 1, sha256 }]) as [
    ReturnType<typeof addedRecords>[number],
  ];
  return { ...kept, ...contents };
};

const held = (document_id: string, sha256 = HASH.padEnd(64, 'f')) => ({ document_id, sha256 });
const needs = (documentId: string, hash = HASH) => ({ documentId, hash });
const there = (bodies: readonly string[], years: readonly number[] = []) => ({
  hasBody: (id: string) => bodies.includes(id),
  hasYear: (year: number) => years.includes(year),
});

describe('the documents an address names', () => {
  test('are written and read', () => {
    const search = ADDRESSES.serialise({ ...ADDRESSES.initial, added: [needs('x-2023'), needs('y-2024')] });
    expect(search).toBe(`?v=2&added=x-2023~${HASH},y-2024~${HASH}`);
    expect(ADDRESSES.parse(search).address.added).toEqual([needs('x-2023'), needs('y-2024')]);
  });

  test.each(['x-2023', `x~${HASH}`, 'x-2023~0123', `X-2023~${HASH}`, `x-2023~${HASH}~`, `../x-2023~${HASH}`])(
    'are not read from %s, which is reported while the others stay',
    (text) => {
      const { address, problems } = ADDRESSES.parse(`?v=2&added=${encodeURIComponent(text)},y-2024~${HASH}`);
      expect(address.added).toEqual([needs('y-2024')]);
      expect(problems).toEqual([{ kind: 'added', name: 'added', value: text }]);
    },
  );

  test('are missing where nothing, or another file for the body and year, is here', () => {
    const documents = [held('x-2023'), held('y-2024', 'a'.repeat(64))];
    expect(findMissing([needs('x-2023'), needs('y-2024'), needs('z-2022')], documents)).toEqual([
      { ...needs('y-2024'), entityId: 'y', year: 2024, other: 'a'.repeat(12) },
      { ...needs('z-2022'), entityId: 'z', year: 2022, other: null },
    ]);
  });

  test('are those of the bodies shown, and the missing ones; of two files for a body and year the missing one', () => {
    const documents = [added('x', 2023), added('y', 2024, 'b'.repeat(64)), added('w', 2024)];
    const missing = findMissing([needs('y-2024'), needs('z-2022')], [held('y-2024', 'b'.repeat(64))]);
    expect(nameDocuments(documents, ['x', 'y'], missing)).toEqual([
      needs('x-2023'),
      needs('y-2024'),
      needs('z-2022'),
    ]);
  });

  test('explain departments and years that are unknown without them', () => {
    const missing = findMissing([needs('z-2022')], []);
    const unknown = (kind: string, value: string) => isOfMissing({ kind, value }, missing);
    expect([unknown('department', 'z'), unknown('year', '2022'), unknown('year', '2021')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([unknown('department', 'q'), unknown('year', '2023'), unknown('option', 'z')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('end with the year of the accounts', () => {
    expect(parseReference(`431028-cai-zheng-ju-2023~${HASH}`)).toEqual(needs('431028-cai-zheng-ju-2023'));
    expect(parseReference(`431028-cai-zheng-ju~${HASH}`)).toBeNull();
  });
});

describe('a document that is accepted', () => {
  const pair = { entity_id: 'x', fiscal_year: 2023 };

  test('needs no word in the address where the default shows it', () => {
    expect(choosePair({ departments: null, years: [] }, ['a', 'x'], pair)).toEqual({
      departments: null,
      years: [],
    });
  });

  test('joins what is shown where the default has no room for it', () => {
    expect(choosePair({ departments: null, years: [] }, ['a', 'b'], pair).departments).toEqual([
      'a',
      'b',
      'x',
    ]);
  });

  test('joins departments and years that were chosen, and those a link still waits for', () => {
    expect(choosePair({ departments: ['a', 'missing'], years: [2024, 2022] }, ['a'], pair)).toEqual({
      departments: ['a', 'missing', 'x'],
      years: [2024, 2023, 2022],
    });
  });
});

describe('a document that is removed', () => {
  test('takes along its body and its years, unless others have them', () => {
    const choices = { departments: ['a', 'x'], years: [2024, 2023, 2022] };
    expect(dropRemoved(choices, [added('x', 2023)], there(['a'], [2024, 2023]))).toEqual({
      departments: ['a'],
      years: [2024, 2023],
    });
    expect(dropRemoved(choices, [added('x', 2023)], there(['a', 'x'], [2024, 2023, 2022]))).toEqual(choices);
  });

  test('leaves the default where nothing else was chosen, and what a link waits for alone', () => {
    expect(
      dropRemoved({ departments: ['x'], years: [] }, [added('x', 2023)], there([])).departments,
    ).toBeNull();
    expect(dropRemoved({ departments: [], years: [] }, [added('x', 2023)], there([])).departments).toEqual(
      [],
    );
    expect(
      dropRemoved({ departments: ['x', 'z'], years: [] }, [added('x', 2023)], there([])).departments,
    ).toEqual(['z']);
  });
});

test('a link that is done without its missing documents chooses no department for them', () => {
  const missing = findMissing([needs('z-2022'), needs('a-2024')], []);
  expect(dropMissing(['a', 'z', 'q'], missing, there(['a']))).toEqual(['a', 'q']);
  expect(dropMissing(null, missing, there(['a']))).toBeNull();
});

test('departments chosen from the list leave chosen what is still to come', () => {
  expect(keepAwaited(['a'], ['a', 'b', 'z'], (id) => id === 'z')).toEqual(['a', 'z']);
  expect(keepAwaited([], null, () => true)).toEqual([]);
});
