/** Files that cannot be read, and documents that are something else: one typed refusal, one sentence, no crash. */
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readRegistry } from '#build/data-folder.ts';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asDocx, asWorkbook, workbookOf } from '#tools/disclosures/office-files.ts';
import { asHtml, asText, encodeText } from '#tools/disclosures/text-files.ts';
import { ingestBytes, isRefusal } from '#ingest/ingest-file.ts';
import { MOST_BYTES, requireReadableSize } from '#ingest/formats/format.ts';
import { readFile } from '#ingest/formats/read-file.ts';
import { UnreadableFile } from '#ingest/formats/unreadable-file.ts';
import type { UnfitDocument } from '#ingest/unfit.ts';
import { docxOf } from './word-parts.ts';

const registry = readRegistry(join(import.meta.dirname, '../../../data'));
const body = '茂县人力资源和社会保障局';
const { blocks } = makeDisclosure({ seed: 7, body, year: 2022 });
const text = asText(blocks);
const word = await asDocx(blocks);
const utf8 = (content: string) => encodeText(content, 'utf-8');
const bytesOf = (...parts: readonly (string | number)[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : [...part].map((char) => char.charCodeAt(0)),
    ),
  );

/** A container of Office before 2007 that names one stream. */
const compound = (stream: string) =>
  bytesOf(
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    '\0'.repeat(1016),
    [...stream].join('\0'),
    '\0'.repeat(400),
  );

const openDocument = zipSync({
  'content.xml': strToU8('<office:document-content/>'),
  'META-INF/manifest.xml': strToU8('<manifest/>'),
});

async function codeOf(bytes: Uint8Array): Promise<string> {
  const error: unknown = await readFile(bytes).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UnreadableFile);
  const { code, message } = error as UnreadableFile;
  expect(message).toMatch(/^[A-Z][^\n]*\.$/);
  expect(message).not.toContain('undefined');
  return code;
}

/** An archive cut off before its closing record; the document in it, which is not packed once more, has its own. */
function endless(): Uint8Array {
  const archive = zipSync({ 'accounts.docx': [word, { level: 0 }] });
  return archive.slice(0, -22);
}

describe('a file without readable content', () => {
  test.each<[string, string, Uint8Array]>([
    ['of no bytes', 'empty', new Uint8Array()],
    ['of zeros', 'empty', new Uint8Array(5000)],
    ['of blanks', 'no-text', utf8(' \n\n  \n')],
    ['that is a picture without its parts', 'damaged', bytesOf(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 13)],
    ['that is an archive', 'packed', zipSync({ 'accounts.txt': strToU8(text) })],
    ['that is an OFD document', 'not-a-document', zipSync({ 'OFD.xml': strToU8('<ofd/>') })],
    ['that is rich text', 'not-a-document', bytesOf('{\\rtf1\\ansi accounts}')],
    [
      'that is a web archive without a page',
      'no-text',
      bytesOf('MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--'),
    ],
    ['that is an OpenDocument file', 'not-a-document', openDocument],
    ['that is an OpenDocument file in one piece', 'not-a-document', utf8('<?xml?><office:document>')],
    ['that is a page nested without end', 'damaged', utf8(`<html>${'<div>'.repeat(100_000)}支出`)],
    [
      'that is a page of lists nested without end',
      'damaged',
      utf8(`<html>${'<ul><li>'.repeat(100_000)}支出`),
    ],
    ['that is a Word document nested without end', 'damaged', docxOf('<w:sdt>'.repeat(100_000))],
    ['that is a text beyond any account', 'too-large', new Uint8Array(17 * 1024 * 1024).fill(0x61)],
    ['that is an old Word document, whatever its name', 'old-word', compound('WordDocument')],
    ['that is locked', 'encrypted', compound('EncryptedPackage')],
    ['that is an old workbook with nothing in it', 'damaged', compound('Workbook')],
    ['that is a Word document cut in half', 'truncated', word.slice(0, 3000)],
    ['that is a workbook cut in half', 'truncated', asWorkbook(blocks).slice(0, 3000)],
    ['that is an archive without its end, but with that of a document in it', 'truncated', endless()],
    ['that is a Word document without a body', 'damaged', zipSync({ 'word/document.xml': strToU8('<a/>') })],
    ['that is a Word document without text', 'no-text', docxOf('<w:p/>')],
    ['that is a page without text', 'no-text', utf8('<html><body><script>1</script></body></html>')],
    ['that is a workbook without parts', 'damaged', zipSync({ 'xl/workbook.xml': strToU8('<a/>') })],
  ])('%s', async (_, code, bytes) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('whose zip entry is locked', async () => {
    const locked = word.slice();
    locked[6] = locked[6]! | 1;
    expect(await codeOf(locked)).toBe('encrypted');
  });

  test('whose parts were overwritten', async () => {
    const garbled = word.slice();
    // The list of the parts, at the end, is left whole.
    garbled.fill(0xff, 100, Buffer.from(garbled).indexOf('PK\x01\x02'));
    expect(['damaged', 'no-text']).toContain(await codeOf(garbled));
  });

  test('that expands a thousandfold', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(100 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(1e6);
    expect(await codeOf(bomb)).toBe('expands-too-far');
  });

  test('whose merged cells cover the sheet thousands of times', async () => {
    const rows = Array.from({ length: 200 }, () => ['决算', '1.00']);
    const merges = Array.from({ length: 3000 }, () => utils.decode_range('A1:XFD1048576'));
    expect(await codeOf(workbookOf([{ name: '表', rows, merges }]))).toBe('damaged');
  });

  test('larger than is read, asked before it is opened', () => {
    expect(() => requireReadableSize(MOST_BYTES)).not.toThrow();
    expect(() => requireReadableSize(500_000_000)).toThrow('The file has 500 MB');
  });
});

describe('a text in the wrong encoding', () => {
  const asLatin = (bytes: Uint8Array) => [...bytes].map((byte) => String.fromCharCode(byte)).join('');

  test.each<[string, Uint8Array]>([
    ['UTF-8 once read as GB18030 and saved', utf8(new TextDecoder('gb18030').decode(utf8(text)))],
    ['UTF-8 once read as Western and saved', utf8(asLatin(utf8(text)))],
    ['GB18030 once read as Western and saved', utf8(asLatin(encodeText(text, 'gb18030')))],
    ['GB18030 once read as UTF-8 and saved', utf8(new TextDecoder().decode(encodeText(text, 'gb18030')))],
    ['bytes of no text', new Uint8Array(4000).map((_, index) => (index * 7919 + (index >> 3)) % 251)],
  ])('%s', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('wrong-encoding');
  });
});

describe('a document that is not the accounts of one body', () => {
  const refusal = async (content: string) => {
    const error: unknown = await ingestBytes(utf8(content), 'unhashed', registry).catch(
      (reason: unknown) => reason,
    );
    expect(isRefusal(error)).toBe(true);
    return error as Error;
  };

  test('a budget', async () => {
    const error = await refusal(
      `${body}2022年部门预算\n\n一、部门预算收支说明\n\n部门预算收入 12.50 万元。\n`,
    );
    expect((error as UnfitDocument).code).toBe('budget');
    expect(error.message).toContain('部门预算');
  });

  test('something else', async () => {
    const error = await refusal(`${body}\n\n关于2022年招聘工作人员的公告\n\n本次招聘 12 人。\n`);
    expect((error as UnfitDocument).code).toBe('not-accounts');
  });

  test('a text on another matter, in words that accounts do not use', async () => {
    const error = await refusal('今天天气很好，第三次散步。\n'.repeat(80));
    expect((error as UnfitDocument).code).toBe('not-accounts');
  });

  test('two bodies in one file: both are named', async () => {
    const other = '朝阳市人力资源和社会保障局';
    const second = asText(makeDisclosure({ seed: 8, body: other, year: 2022 }).blocks);
    const error = await refusal(`${text}\n${second}`);
    expect((error as UnfitDocument).code).toBe('several-bodies');
    expect((error as UnfitDocument).quoted).toEqual([body, other]);
  });

  test.each([
    ['朝阳市人力资源和社会保障局', '第二部分 朝阳市人社局2022年度部门决算'],
    ['朝阳市人力资源和社会保障局', '朝阳人社局2022年度部门决算情况说明'],
    ['朝阳市社会保险事务中心', '第二部分 社保中心2022年度部门决算'],
  ])('%s is no second body as %s', async (name, heading) => {
    const figures = '一、收入支出决算总体情况说明\n2022年度收入总计486.92万元，支出总计486.92万元。';
    const content = utf8(`${name}2022年度部门决算\n${heading}\n${figures}`);
    const { identity } = await ingestBytes(content, 'unhashed', registry);
    expect(identity.entity.name_zh).toBe(name);
  });

  test('a district bureau is no short name of its city’s', async () => {
    const figures = '一、收入支出决算总体情况说明\n2022年度收入总计486.92万元。';
    const titles = '景德镇市昌江区财政局2022年度部门决算\n景德镇市财政局2022年度部门决算';
    expect(((await refusal(`${titles}\n${figures}`)) as UnfitDocument).code).toBe('several-bodies');
  });

  test('two years of a body in one file', async () => {
    const earlier = asText(makeDisclosure({ seed: 8, body, year: 2021 }).blocks);
    const error = await refusal(`${text}\n${earlier}`);
    expect((error as UnfitDocument).code).toBe('several-bodies');
    expect(error.message).toBe(
      'The file holds several final accounts one after the other. Give each a file of its own.',
    );
  });

  test('the same accounts twice are read', async () => {
    const { identity } = await ingestBytes(utf8(`${text}\n${text}`), 'unhashed', registry);
    expect(identity.fiscalYear).toBe(2022);
  });

  test('a body whose name was left open', async () => {
    const error = await refusal(text.replaceAll(body, '某某市财政局'));
    expect(error.name).toBe('UnrecognisedDocument');
    expect(error.message).toBe('The document shows the name of no body.');
  });

  test('accounts of no year', async () => {
    const error = await refusal(
      `${body}部门决算\n\n一、支出决算情况说明\n\n部门决算本年支出合计12.50万元。\n`,
    );
    expect(error.name).toBe('UnrecognisedDocument');
    expect(error.message).toContain('which year');
  });

  test('accounts whose forms are pictures', async () => {
    const error = await refusal(
      `${body}2022年度部门决算\n\n一、收入支出决算总体情况说明\n\n详见决算附表。\n`,
    );
    expect((error as UnfitDocument).code).toBe('no-figures');
  });
});

describe('what is odd but readable', () => {
  test('markup in a text is text', async () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const { lines } = await readFile(utf8(`${body}2022年度部门决算 ${hostile}\n`));
    expect(lines[0]).toContain(hostile);
  });

  test('script in a saved page is gone, escaped markup stays text', async () => {
    const { lines } = await readFile(utf8(asHtml([{ kind: 'text', text: '<b onclick="x()">决算</b>' }])));
    expect(lines).toContain('<b onclick="x()">决算</b>');
    expect(lines.join('\n')).not.toContain('document.write');
  });

  test('amounts of a trillion and below zero, a name of three hundred characters', async () => {
    const name = '项'.repeat(300);
    const account =
      `${body}2022年度部门决算\n\n第二部分 2022年度部门决算情况说明\n\n一、支出决算情况说明\n\n` +
      `2022年度本年支出合计1000000000000.00万元，其中：基本支出-5.00万元。\n\n${name}支出3.00万元。\n`;
    const { disclosure } = await ingestBytes(utf8(account), 'unhashed', registry);
    const read = disclosure.facts.map(({ concept, value }) => [concept, value]);
    expect(read).toContainEqual(['expenditure.current', 1e12]);
    expect(read).toContainEqual(['expenditure.basic', -5]);
  });

  test('an old workbook (.xls) reads as its new twin does', async () => {
    const rows = [
      ['支出决算表'],
      ['金额单位：万元'],
      ['编码', '科目名称', '本年支出合计'],
      ['208', '社会保障和就业支出', 1234.5],
    ];
    const sheet = utils.aoa_to_sheet(rows);
    sheet['C4'].z = '#,##0.00';
    const book = { SheetNames: ['支出'], Sheets: { 支出: sheet } };
    const twins = (['biff8', 'xlsx'] as const).map((bookType) =>
      readFile(new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer)),
    );
    const [old, current] = await Promise.all(twins);
    expect(old!.lines).toEqual([
      '支出',
      '支出决算表',
      '金额单位：万元',
      '编码\t科目名称\t本年支出合计',
      '208\t社会保障和就业支出\t1,234.50',
    ]);
    expect(current!.lines).toEqual(old!.lines);
    expect(old!.places!.at(-1)).toEqual({ kind: 'sheet', sheet: '支出', row: 4 });
  });
});
