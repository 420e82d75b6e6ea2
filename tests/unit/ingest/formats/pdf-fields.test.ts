import { expect, test } from 'vitest';
import { fieldItems } from '#ingest/formats/pdf/fields.ts';

const field = {
  subtype: 'Widget',
  fieldType: 'Tx',
  fieldValue: '1,234.56',
  rect: [100, 200, 180, 220],
  defaultAppearanceData: { fontSize: 10 },
};

test('the value of a field is text in the middle of it', () => {
  const [item] = fieldItems([field]);
  expect(item).toMatchObject({ str: '1,234.56', width: 40 });
  expect(item!.transform[4]).toBe(120);
  expect(item!.transform[5]).toBeCloseTo(206.4, 10);
});

test.each([
  ['a hidden field', { annotationFlags: 2 }],
  ['a field of a screen that shows none', { annotationFlags: 32 }],
  ['a secret', { password: true }],
  ['a button', { fieldType: 'Btn' }],
  ['a note that opens when asked', { subtype: 'Text', contentsObj: { str: '1,234.56' } }],
  ['an empty field', { fieldValue: '' }],
])('%s holds no text', (_, change) => {
  expect(fieldItems([{ ...field, ...change }])).toEqual([]);
});

test('what was typed on top of a page is printed with it', () => {
  const [item] = fieldItems([{ subtype: 'FreeText', contentsObj: { str: '5.00' }, rect: [0, 0, 40, 20] }]);
  expect(item!.str).toBe('5.00');
});
