import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { keyOf, LONGEST_NOTE, type Inquiry } from '#app/device/inquiry.ts';
import {
  inquirySheet,
  readInquiries,
  RefusedInquiries,
  refusedSentence,
  writeInquiries,
} from '#app/views/findings/inquiry/inquiry-files.ts';
import { workbookBytes } from '#warehouse/files/workbook.ts';

const fingerprint = (rule: string) => ({
  rule,
  body: 'maoxian',
  year: 2022,
  figures: '5.53 8.53 CNY10k',
  subject: '收、支总计',
  at: 1,
});
const inquiry = (rule: string, values: Partial<Inquiry> = {}): Inquiry => ({
  ...fingerprint(rule),
  key: keyOf(fingerprint(rule)),
  state: 'asked',
  note: '',
  answer: '',
  changedOn: '2026-11-29T08:00:00.000Z',
  ...values,
});

/** What a reader may have written, and what a spreadsheet could take for something else. */
const RECORDS = [
  inquiry('change', {
    note: '<img src=x onerror=alert(1)>\n第二行',
    answer: '=HYPERLINK("http://example.org")',
  }),
  inquiry('share', { state: null, note: '+1', answer: '-2 @SUM(A1)' }),
  inquiry('__proto__', { state: 'no-contradiction', answer: '0012' }),
];

const subject = { body: '=1+1', rule: '增减额', statement: '…' };
const jsonFile = (text: string) => new Blob([text]);
const xlsxFile = (records: readonly Inquiry[], lang: 'zh' | 'en' = 'zh') =>
  new Blob([workbookBytes([inquirySheet(records, lang, () => subject)])]);

const refusal = async (file: Blob): Promise<string> => {
  const error = await readInquiries(file).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(RefusedInquiries);
  for (const lang of ['zh', 'en'] as const)
    expect(refusedSentence(error as RefusedInquiries, lang)).toMatch(/[。.]$/);
  return (error as Error).message;
};

describe('what was exported', () => {
  it('comes back as it was, from JSON and from a table in either language', async () => {
    expect(await readInquiries(jsonFile(writeInquiries(RECORDS)))).toEqual(RECORDS);
    expect(await readInquiries(xlsxFile(RECORDS))).toEqual(RECORDS);
    expect(await readInquiries(xlsxFile(RECORDS, 'en'))).toEqual(RECORDS);
  });

  it('comes back from a table whose rows a reader sorted, and whose other columns they took out', async () => {
    const { columns, rows } = inquirySheet(RECORDS, 'zh', () => subject);
    const kept = columns.flatMap(({ head }, at) => (/状态|备注|答复|标识/.test(head) ? [at] : []));
    const table = [columns.map(({ head }) => head), ...rows.toReversed()].map((row) =>
      kept.map((at) => row[at]),
    );
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(table));
    const read = await readInquiries(
      new Blob([write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer]),
    );
    expect(read).toEqual(RECORDS.toReversed().map((one) => ({ ...one, changedOn: '' })));
  });
});

describe('a file that is not as it should be', () => {
  it.each([
    ['text', 'no JSON'],
    ['another JSON', '{"format":"other","version":1,"inquiries":[]}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no list of records', '{"format":"juesuan-inquiries","version":1,"inquiries":{}}'],
    ['nothing', ''],
  ])('is refused with a sentence: %s', async (_, text) => {
    expect(await refusal(jsonFile(text))).toBe('unreadable');
  });

  it('is refused as a damaged table, one without its columns, and one of a later version', async () => {
    expect(await refusal(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])]))).toBe('unreadable');
    expect(
      await refusal(
        new Blob([workbookBytes([{ name: 'a', columns: [{ head: 'x', width: 9 }], rows: [['1']] }])]),
      ),
    ).toBe('columns');
    expect(await refusal(jsonFile('{"format":"juesuan-inquiries","version":2,"inquiries":[]}'))).toBe(
      'newer',
    );
  });

  it.each([
    ['a state there is not', { state: 'guilty' }],
    ['no rule', { rule: undefined }],
    ['a year in words', { year: '2022' }],
    ['a note that is no text', { note: { toString: 'x' } }],
    ['a note beyond measure', { note: 'x'.repeat(LONGEST_NOTE + 1) }],
    ['no number among its like', { at: 0 }],
  ])('keeps every record out for one with %s', async (_, wrong) => {
    const text = JSON.stringify({
      format: 'juesuan-inquiries',
      version: 1,
      inquiries: [RECORDS[0], { ...RECORDS[1], ...wrong }],
    });
    expect(await refusal(jsonFile(text))).toBe('record 2');
  });

  it('lends nothing of a prototype', async () => {
    const text = writeInquiries([{ ...RECORDS[0]!, rule: undefined as never }]).replace(
      '"body"',
      '"__proto__":{"rule":"x","polluted":1},"body"',
    );
    expect(await refusal(jsonFile(text))).toBe('record 1');
    const more = writeInquiries([RECORDS[0]!]).replace(
      '"body"',
      '"__proto__":{"polluted":1},"extra":1,"body"',
    );
    expect(await readInquiries(jsonFile(more))).toEqual([RECORDS[0]]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('is refused where a cell computes something', async () => {
    const { columns, rows } = inquirySheet(RECORDS.slice(0, 1), 'zh', () => subject);
    const sheet = utils.aoa_to_sheet([columns.map(({ head }) => head), ...rows.map((row) => [...row])]);
    sheet['H2'] = { t: 'n', f: '1+1', v: 2 };
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet);
    const bytes = write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer;
    expect(await refusal(new Blob([bytes]))).toBe('formula 1');
  });
});

it('a table holds no formula, whatever a note begins with', () => {
  const { rows } = inquirySheet(RECORDS, 'zh', () => subject);
  const xml = new TextDecoder('latin1').decode(
    workbookBytes([{ name: 'a', columns: rows[0]!.map((_, at) => ({ head: String(at), width: 9 })), rows }]),
  );
  expect(xml).not.toContain('<f>');
});
