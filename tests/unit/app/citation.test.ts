import { describe, expect, test } from 'vitest';
import { citeFact, type Cited, type CitedFormula } from '#app/source/citation.ts';
import { writeCitation } from '#app/source/citation-styles.ts';
import { resultText } from '#app/source/result.ts';
import { citeFinding } from '#app/views/findings/finding-citation.ts';
import type { FactSourceRow, FindingRow } from '#warehouse/questions/questions.ts';
import { disclosure } from './rows.ts';

const HASH = '0123456789abcdef'.repeat(4);
const SEEN = { url: 'https://example.org/juesuan/?v=2&departments=chaoyang', on: '2026-11-29' };

const row = (fact: Partial<FactSourceRow> = {}): FactSourceRow =>
  ({
    fact_id: 'chaoyang-2024/whole',
    document_id: 'chaoyang-2024',
    entity_id: 'chaoyang',
    fiscal_year: 2024,
    document_year: 2024,
    concept: 'expenditure.current',
    measure: 'final',
    fund: null,
    value: 4766.06,
    unit: 'CNY10k',
    decimals: 2,
    printed: '4,766.06',
    label_zh: '本年支出合计',
    origin: 'stated',
    derivation: null,
    corrected_from: null,
    recognised: null,
    section: '第三部分 / 二、收入支出决算总表',
    line_start: 336,
    line_end: 336,
    line_count: 1153,
    title_zh: '朝阳市人力资源和社会保障局(本级)2024 年度部门决算',
    sha256: HASH,
    published_on: null,
    source_url: null,
    retrieved_on: null,
    file_sha256: null,
    entity_zh: '朝阳市人力资源和社会保障局（本级）',
    entity_en: 'Chaoyang Bureau',
    name_zh: null,
    name_en: null,
    ...fact,
  }) as FactSourceRow;

const subsidies = row({
  fact_id: 'chaoyang-2024/part',
  concept: 'function.20807',
  fund: 'all',
  value: 2499.06,
  printed: '2,499.06',
  line_start: 417,
  line_end: 417,
  name_zh: '就业补助',
  name_en: 'Employment subsidies',
});

function formulaOf(formula: string, ...rows: readonly FactSourceRow[]): CitedFormula {
  const values = new Map(rows.map((one) => [one.fact_id, one]));
  return {
    formula,
    terms: new Map(rows.map((one) => [one.fact_id, citeFact(one, null)])),
    result: { zh: resultText(formula, values, 'zh'), en: resultText(formula, values, 'en') },
  };
}

const stated = (fact: FactSourceRow): Cited => ({ kind: 'term', term: citeFact(fact, null), from: null });
const share: Cited = {
  kind: 'computed',
  from: formulaOf('{chaoyang-2024/part} / {chaoyang-2024/whole} * 100', subsidies, row()),
};

describe('a citation', () => {
  test('of a printed figure leads from body and title to line, item, year, value and print', () => {
    expect(writeCitation(stated(row()), SEEN, 'gb')).toBe(
      '朝阳市人力资源和社会保障局（本级）. 朝阳市人力资源和社会保障局(本级)2024 年度部门决算[R]. ' +
        '第 336 行，本年支出合计，2024 年，4,766.06 万元，原文载明“4,766.06”. ' +
        '决算对照[2026-11-29]. https://example.org/juesuan/?v=2&departments=chaoyang',
    );
    expect(writeCitation(stated(row()), SEEN, 'en')).toBe(
      'Chaoyang Bureau. Final accounts for 2024, 《朝阳市人力资源和社会保障局(本级)2024 年度部门决算》. ' +
        'line 336, Expenditure of the year, FY 2024, CNY 47,660.6 thousand, printed as “4,766.06”. ' +
        'Juesuan, seen on 2026-11-29. https://example.org/juesuan/?v=2&departments=chaoyang',
    );
  });

  test('of a document whose address is known leads there, with the days known, and to the file by its hash', () => {
    const online = row({
      source_url: 'https://www.example.gov.cn/a/1.html',
      published_on: '2025-10-29',
      retrieved_on: '2026-01-05',
      file_sha256: HASH,
    });
    expect(writeCitation(stated(online), SEEN, 'gb')).toContain(
      '2024 年度部门决算[EB/OL]. (2025-10-29)[2026-01-05]. https://www.example.gov.cn/a/1.html. 文件 SHA-256 0123456789ab. 第 336 行',
    );
    expect(writeCitation(stated(online), SEEN, 'en')).toContain(
      '2024 年度部门决算》 (published 2025-10-29). https://www.example.gov.cn/a/1.html (retrieved 2026-01-05). File SHA-256',
    );
    // A day that is not known is not made up: the day it was seen here is another.
    const undated = stated({ ...online, published_on: null, retrieved_on: null });
    expect(writeCitation(undated, SEEN, 'gb')).toContain('[EB/OL]. https://www.example.gov.cn/a/1.html. ');
    const bibtex = writeCitation(stated(online), SEEN, 'bibtex');
    expect(bibtex).toContain('  url = {https://www.example.gov.cn/a/1.html},\n  urldate = {2026-01-05}');
    expect(bibtex).toContain('决算对照[2026-11-29]. https://example.org/juesuan/');
    expect(writeCitation(undated, SEEN, 'bibtex')).not.toContain('urldate');
    const [item] = JSON.parse(writeCitation(stated(online), SEEN, 'csl')) as Record<string, unknown>[];
    expect(item).toMatchObject({
      URL: 'https://www.example.gov.cn/a/1.html',
      accessed: { 'date-parts': [[2026, 1, 5]] },
    });
  });

  test('of a finding names the document as any other does, the lines, and that it was found here', () => {
    const finding = {
      row: { line_starts: [381, 96, 381] } as unknown as FindingRow,
      document: disclosure({
        entity_id: 'leshan-shizhong',
        fiscal_year: 2024,
        name_zh: '乐山市市中区人力资源和社会保障局',
        name_en: 'Leshan Shizhong Bureau',
        title_zh: '2024年度乐山市市中区人力资源和社会保障局部门决算',
        published_on: '2025-10-29',
      }),
      sentence: '两处金额不一致。',
      own: null,
      seen: SEEN,
    };
    expect(citeFinding(finding, 'zh')).toBe(
      '乐山市市中区人力资源和社会保障局. 2024年度乐山市市中区人力资源和社会保障局部门决算[R]. 2025-10-29. ' +
        '第 381、96 行：两处金额不一致。（决算对照的核对结果）. ' +
        '决算对照[2026-11-29]. https://example.org/juesuan/?v=2&departments=chaoyang',
    );
    expect(citeFinding({ ...finding, sentence: 'Two amounts differ.' }, 'en')).toContain(
      '(published 2025-10-29). lines 381, 96: Two amounts differ. (as checked by Juesuan). Juesuan, seen on 2026-11-29',
    );
    const own = { file: '决算.pdf', place: { zh: '', en: '' } };
    expect(citeFinding({ ...finding, own }, 'zh')).toContain('读者自有文件“决算.pdf”，SHA-256');
  });

  test('of a share names both figures with value and line, what they come to, and who computed it', () => {
    expect(writeCitation(share, SEEN, 'gb')).toContain(
      '. (就业补助 2,499.06 万元，第 417 行) ÷ (本年支出合计 4,766.06 万元，第 336 行) = 52.43%，由决算对照计算. ',
    );
    expect(writeCitation(share, SEEN, 'en')).toContain(
      '. (Employment subsidies CNY 24,990.6 thousand, line 417) ÷ (Expenditure of the year CNY 47,660.6 thousand, line 336) = 52.43%, computed by Juesuan. ',
    );
  });

  test('of a share of a sum has square brackets around the sum, and none around a single term', () => {
    const sum: Cited = {
      kind: 'computed',
      from: formulaOf(
        '({a} + {b}) / {c} * 100',
        row({ fact_id: 'a' }),
        row({ fact_id: 'b' }),
        row({ fact_id: 'c' }),
      ),
    };
    const whole = '(本年支出合计 4,766.06 万元，第 336 行)';
    expect(writeCitation(sum, SEEN, 'gb')).toContain(`. [${whole} + ${whole}] ÷ ${whole} = 200.00%，`);
    const one: Cited = {
      kind: 'computed',
      from: formulaOf('({a}) / {c} * 100', row({ fact_id: 'a' }), row({ fact_id: 'c' })),
    };
    expect(writeCitation(one, SEEN, 'gb')).toContain(`. ${whole} ÷ ${whole} = 100.00%，`);
  });

  test('of an amount a visitor says how money became yuan', () => {
    const visitors = row({
      fact_id: 'v',
      concept: 'three_public.reception_visits',
      measure: 'count',
      unit: 'visit',
    });
    const cost = row({ fact_id: 'c', concept: 'three_public.reception', value: 1.6 });
    const cited: Cited = {
      kind: 'computed',
      from: formulaOf('{c} / {v} * 10000', cost, { ...visitors, value: 100, decimals: 0 }),
    };
    expect(writeCitation(cited, SEEN, 'gb')).toMatch(
      /\(公务接待费 1\.60 万元，第 336 行\) ÷ \(\S+ 100 人次，第 336 行\) × 10000 = 160\.00 元，由决算对照计算/,
    );
  });

  test('of a figure that is not printed says so, and of which it was derived', () => {
    const whole = row({
      fact_id: 'w',
      concept: 'expenditure.total',
      value: 4800,
      printed: null,
      origin: 'derived',
      derivation: '{chaoyang-2024/whole} + {rest}',
    });
    const rest = row({
      fact_id: 'rest',
      concept: 'carryover.closing',
      value: 33.94,
      line_start: 340,
      line_end: 341,
    });
    const cited: Cited = {
      kind: 'term',
      term: citeFact(whole, null),
      from: {
        ...formulaOf(whole.derivation!, row(), rest),
        result: { zh: '4,800.00 万元', en: 'CNY 48,000.0 thousand' },
      },
    };
    expect(writeCitation(cited, SEEN, 'gb')).toContain(
      '支出总计，2024 年，4,800.00 万元，推算，原文没有载明，(本年支出合计 4,766.06 万元，第 336 行) + ' +
        '(年末结转和结余 33.94 万元，第 340–341 行) = 4,800.00 万元. ',
    );
  });

  test('of figures of two documents names each, and says of each term which it is from, and of which year', () => {
    const before = row({
      fact_id: 'b',
      document_id: 'chaoyang-2023',
      fiscal_year: 2023,
      document_year: 2023,
      value: 4000,
      title_zh: '2023年度部门决算情况说明',
      published_on: '2024-09-01',
    });
    const cited: Cited = { kind: 'computed', from: formulaOf('{chaoyang-2024/whole} - {b}', row(), before) };
    const text = writeCitation(cited, SEEN, 'gb');
    expect(text).toMatch(/^\[1\] 朝阳市.* \[2\] 朝阳市/);
    expect(text).toContain(
      '(本年支出合计，2024 年 4,766.06 万元，文献 [1] 第 336 行) − (本年支出合计，2023 年 4,000.00 万元，文献 [2] 第 336 行) = 766.06 万元',
    );
    const items = JSON.parse(writeCitation(cited, SEEN, 'csl')) as Record<string, unknown>[];
    expect(items.map(({ id }) => id)).toEqual(['chaoyang-2024', 'chaoyang-2023']);
    expect(items[1]).toMatchObject({
      type: 'report',
      author: [{ literal: '朝阳市人力资源和社会保障局（本级）' }],
      issued: { 'date-parts': [[2024, 9, 1]] },
      accessed: { 'date-parts': [[2026, 11, 29]] },
    });
    expect(items[0]).not.toHaveProperty('issued');
  });

  test('never takes a heading for a title: where none names body and year, both are named', () => {
    const heading = stated(row({ title_zh: '第三部分 决算情况说明' }));
    for (const style of ['gb', 'en', 'bibtex', 'csl'] as const) {
      expect(writeCitation(heading, SEEN, style)).not.toContain('第三部分');
    }
    expect(writeCitation(heading, SEEN, 'gb')).toContain(
      '朝阳市人力资源和社会保障局（本级） 2024 年度决算[R]',
    );
    expect(writeCitation(heading, SEEN, 'en')).toContain(
      'Chaoyang Bureau. Final accounts for 2024. line 336',
    );
  });

  test('of a corrected figure is the reader’s, beside the print', () => {
    const corrected = stated(row({ value: 5000, corrected_from: 4766.06 }));
    expect(writeCitation(corrected, SEEN, 'gb')).toContain('5,000.00 万元，由读者更正，原文载明“4,766.06”');
  });

  test('of a reader’s own file says that it is one, by name, whole hash and page', () => {
    const own = { file: '朝阳决算.pdf', place: { zh: '第 3 页', en: 'page 3' } };
    const cited: Cited = { kind: 'term', term: citeFact(row(), own), from: null };
    const text = writeCitation(cited, SEEN, 'gb');
    expect(text).toContain(
      `读者自有文件“朝阳决算.pdf”，SHA-256 ${HASH}，不属于已公布的数据. 第 3 页，第 336 行`,
    );
    expect(writeCitation(cited, SEEN, 'en')).toContain('The reader’s own file “朝阳决算.pdf”');
  });

  test('as BibTeX is one entry a document, with the signs of the language escaped', () => {
    const text = writeCitation(share, SEEN, 'bibtex');
    expect(text).toMatch(/^@techreport\{chaoyang-2024,\n/);
    expect(text.match(/@/g)).toHaveLength(1);
    expect(text).toContain('= 52.43\\%');
    expect(text).toContain('  url = {https://example.org/juesuan/?v=2&departments=chaoyang}');
    expect(text).toContain('  author = {{朝阳市人力资源和社会保障局（本级）}}');
  });
});
