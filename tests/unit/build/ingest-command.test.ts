/** The command as a publisher runs it: many files of many formats, good and bad, twice. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readOptions, type runIngest } from '#build/ingest-command.ts';
import { ingestAll } from '#build/ingest-pool.ts';
import { readRegistry } from '#build/data-folder.ts';
import { makeDisclosure } from '#tools/disclosures/index.ts';
import { asDocx, asWorkbook } from '#tools/disclosures/office-files.ts';
import { asHtml, asText, encodeText } from '#tools/disclosures/text-files.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const registry = readRegistry(join(ROOT, 'data'));
const FORMATS = ['txt', 'html', 'docx', 'xlsx'] as const;

let folder: string;
/** Ten good files: more than a thread is given ahead of its turn. */
let good: string[];

beforeAll(async () => {
  // As the command does before it runs, and once for all runs here.
  execFileSync('npm', ['run', '--silent', 'bundle:ingest'], { cwd: ROOT });
  folder = mkdtempSync(join(tmpdir(), 'juesuan-command-'));
  const files = Array.from({ length: 10 }, async (_, index) => {
    const year = 2001 + index;
    const { blocks } = makeDisclosure({ seed: index, body: registry.entities[2]!.name_zh, year });
    const format = FORMATS[index % FORMATS.length]!;
    const path = join(folder, `${year}.${format}`);
    const write = {
      txt: () => encodeText(asText(blocks), 'gb18030'),
      html: () => encodeText(asHtml(blocks), 'utf-8'),
      docx: () => asDocx(blocks),
      xlsx: () => asWorkbook(blocks),
    }[format];
    writeFileSync(path, await write());
    return path;
  });
  good = await Promise.all(files);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COMMAND = join(ROOT, '.commands/build/ingest-command.js');

/** What the command does, as it is bundled, with the arguments given. */
async function run(...args: string[]): Promise<{ status: number; output: string }> {
  const command = (await import(pathToFileURL(COMMAND).href)) as { runIngest: typeof runIngest };
  let output = '';
  const status = await command.runIngest(readOptions(args)!, (text) => (output += text));
  return { status, output };
}

/** The same as a process of its own. */
function spawned(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

describe('npm run ingest', () => {
  test('reads every format on several threads, and running it twice changes nothing', async () => {
    const out = join(folder, 'out');
    const first = await run(...good, '--out', out);
    expect(first.output).toContain('10 files');
    expect(first.status).toBe(0);
    expect(readdirSync(out).length).toBe(10);
    const written = join(out, readdirSync(out)[0]!, 'facts.csv');
    const before = { text: readFileSync(written, 'utf8'), time: statSync(written).mtimeMs };

    const second = await run(...good.slice(0, FORMATS.length), '--out', out);
    expect(second.status).toBe(0);
    expect(second.output.match(/unchanged/g)?.length).toBe(FORMATS.length);
    expect({ text: readFileSync(written, 'utf8'), time: statSync(written).mtimeMs }).toEqual(before);

    writeFileSync(written, before.text.replace('stated', 'sated'));
    const checked = spawned(good[0]!, '--out', out, '--check');
    expect(checked.status).toBe(1);
    expect(checked.output).toContain('differs from what this file gives');
    expect(readFileSync(written, 'utf8')).toContain('sated');
  });

  test('goes on after bad files, names each, and fails', async () => {
    const empty = join(folder, 'empty.pdf');
    const doubled = join(folder, 'again.txt');
    writeFileSync(empty, '');
    writeFileSync(doubled, readFileSync(good[0]!));
    const { status, output } = await run(
      empty,
      join(folder, 'absent.txt'),
      good[0]!,
      doubled,
      '--out',
      join(folder, 'some'),
    );
    expect(status).toBe(1);
    expect(output).toContain('empty.pdf: The file is empty.');
    expect(output).toContain('absent.txt: There is no such file.');
    expect(output).toContain('2001.txt holds the accounts of the same body and year');
    expect(output).toContain('4 files');
    expect(output).toContain('3 failed');
    expect(readdirSync(join(folder, 'some'))).toEqual([`${registry.entities[2]!.entity_id}-2001`]);
  });

  test('reports what it did not read, with its line, and writes nothing', async () => {
    const path = join(folder, 'odd.txt');
    const text = new TextDecoder('gb18030').decode(readFileSync(good[0]!));
    writeFileSync(
      path,
      text.replace(
        '一、收入支出决算总体情况说明',
        '一、收入支出决算总体情况说明\n\n另有杂项往来款88.88万元。',
      ),
    );
    const { status, output } = await run(path, '--report');
    expect(status).toBe(0);
    expect(output).toMatch(/line \d+: 88\.88万元 was left out, unknown-item/);
    expect(output).toMatch(
      /Numbers printed: \d+ read, \d+ listed as not read, \d+ no amounts or outside the accounts\./,
    );
  });

  test('reads bodies that are not listed, says so and what is in doubt, and changes nothing the second time', async () => {
    const paths = ['汶川县财政局', '鼓楼区民政局'].map((body, index) => {
      const { blocks } = makeDisclosure({ seed: 40 + index, body, year: 2023 });
      const path = join(folder, `unlisted-${index}.txt`);
      writeFileSync(path, encodeText(asText(blocks), 'utf-8'));
      return path;
    });
    const out = join(folder, 'unlisted');
    const { status, output } = await run(...paths, '--out', out);
    expect(status).toBe(0);
    expect(output).toMatch(/汶川县财政局 .*written; unregistered body$/m);
    expect(output).toMatch(/鼓楼区民政局 .*written; unregistered body; in doubt: which division$/m);
    const [undecided, wenchuan] = readdirSync(out).sort();
    expect(wenchuan).toMatch(/^513221-cai-zheng-ju-[a-z0-9]{7}-2023$/);
    expect(readFileSync(join(out, wenchuan!, 'entity.csv'), 'utf8')).toContain(
      '汶川县财政局,"Finance Bureau of Wenchuan County, Ngawa",汶川财政局,Wenchuan Finance Bureau,513221,四川省,Sichuan',
    );
    expect(undecided).toMatch(/^000000-/);
    expect((await run(...paths, '--out', out, '--check')).output).toContain('unchanged; unregistered body');
  });

  test('a folder loses its own body once that is listed', async () => {
    const { blocks } = makeDisclosure({ seed: 1, body: registry.entities[2]!.name_zh, year: 2019 });
    const path = join(folder, 'listed.txt');
    writeFileSync(path, encodeText(asText(blocks), 'utf-8'));
    const out = join(folder, 'listed');
    await run(path, '--out', out);
    const own = join(out, readdirSync(out)[0]!, 'entity.csv');
    writeFileSync(own, 'entity_id\n');
    expect((await run(path, '--out', out, '--check')).status).toBe(1);
    expect((await run(path, '--out', out)).output).toContain('written');
    expect(existsSync(own)).toBe(false);
  });

  test('reads the files of one disclosure as one: named, in a folder or in an archive', async () => {
    const body = registry.entities[2]!.name_zh;
    const form = (title: string, row: string) =>
      encodeText(`${title}\n部门：${body}  2018年度\n单位：万元\n${row}\n`, 'utf-8');
    const files = {
      '03.txt': form(
        '支出决算表',
        '科目编码\t科目名称\t本年支出合计\t基本支出\n208\t社会保障和就业支出\t30.00\t20.00',
      ),
      '09.txt': form('“三公”经费支出决算表', '项目\t预算数\t决算数\n公务接待费\t3.00\t2.00'),
      '10.txt': encodeText('通讯录\n张三 办公室\n', 'utf-8'),
    };
    const parts = join(folder, 'parts');
    mkdirSync(parts);
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(parts, name), bytes);
    const packed = join(folder, 'parts.zip');
    writeFileSync(packed, zipSync(files));
    const out = join(folder, 'joined');
    const { output } = await run(join(parts, '03.txt'), join(parts, '09.txt'), '--out', out);
    expect(output).toContain('03.txt and 1 more');
    expect(readdirSync(out)).toEqual([`${registry.entities[2]!.entity_id}-2018`]);
    const facts = readFileSync(join(out, readdirSync(out)[0]!, 'facts.csv'), 'utf8');
    expect(facts).toMatch(/function\.208,final,30,/);
    expect(facts).toMatch(/three_public\.reception,final,2,/);
    for (const whole of [parts, packed]) {
      const again = await run(whole, '--out', out, '--check');
      expect(again.output).toMatch(/03\.txt and 1 more .*unchanged/);
      expect(again.output).toContain('10.txt: This document does not speak of final accounts');
    }
  });

  test('takes the year and the body that are given', async () => {
    const path = join(folder, 'given.txt');
    writeFileSync(path, encodeText('部门决算\n本年支出合计12.50万元。\n', 'utf-8'));
    expect((await run(path, '--report')).output).toContain('The document shows the name of no body.');
    const { output } = await run(path, '--report', '--body', registry.entities[2]!.name_zh, '--year', '2017');
    expect(output).toContain(`${registry.entities[2]!.entity_id}-2017: 1 facts stated`);
    expect(readOptions(['a.txt', '--year', '17'])).toBeNull();
  });

  test('says how it is used when it is not', () => {
    const { status, output } = spawned();
    expect(status).toBe(2);
    expect(output).toContain('Usage: npm run ingest');
    expect(readOptions(['a.txt', '--unknown'])).toBeNull();
    expect(readOptions(['a.txt', '--threads', '0'])).toBeNull();
    expect(readOptions(['a.txt', '--threads', '3'])).toMatchObject({ threads: 3 });
  });
});

test('outcomes come in the order the files were named, whichever is read first', async () => {
  const paths: string[] = [];
  for await (const outcome of ingestAll(good.toReversed(), join(ROOT, 'data'), {}, { most: 1 }))
    paths.push(...outcome.paths);
  expect(paths).toEqual(good.toReversed());
});
