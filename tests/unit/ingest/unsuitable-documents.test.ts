/** Documents that are no final accounts: each is refused for what it is, with words of its own that show it. */
import { utils, write } from '@e965/xlsx';
import { Document, Packer, Paragraph } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Registry } from '#ingest/disclosure.ts';
import { ingestBytes } from '#ingest/ingest-file.ts';
import { UnreadableFile } from '#ingest/formats/unreadable-file.ts';
import { UnfitDocument } from '#ingest/unfit.ts';
import { docxOf } from './word-parts.ts';

const registry: Registry = { entities: [], functional: [], economic: [], divisions: [] };
const BODY = '甲县人力资源和社会保障局';

const REASON_DUE = '1.预算执行率=预算执行数/调整后预算数，未达到90%的需说明原因（100字以内）';

const text = (...lines: string[]) => strToU8(lines.join('\n'));
const word = async (...lines: string[]) =>
  new Uint8Array(
    await Packer.toBuffer(
      new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }),
    ),
  );
function sheet(...rows: string[][]): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Sheet1');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

/** Code and quoted words of a refusal; `read` where there is none. */
async function refusalOf(bytes: Uint8Array): Promise<[string, string?]> {
  try {
    await ingestBytes(bytes, 'unhashed', registry);
    return ['read'];
  } catch (error) {
    if (error instanceof UnfitDocument) {
      expect(error.message).toContain(error.quoted[0] ?? '');
      return error.quoted[0] === undefined ? [error.code] : [error.code, error.quoted[0]];
    }
    if (error instanceof UnreadableFile) return [error.code, error.parameters.kind ?? ''];
    throw error;
  }
}

describe('a budget is told from accounts by its own words', () => {
  test.each([
    [[`${BODY}2024年部门预算`, '一、收支预算说明', '2024年收入预算1,200.00万元。'], `${BODY}2024年部门预算`],
    [[BODY, '2025年单位预算公开', '收入预算总额1,200.00万元。'], '2025年单位预算公开'],
    [
      [`关于${BODY}2025年预算公开的说明`, '2025年收入预算总额1,200.00万元。'],
      `关于${BODY}2025年预算公开的说明`,
    ],
    [['2024年部门收支预算总表', '单位：万元', '收入\t1,200.00\t支出\t1,200.00'], '2024年部门收支预算总表'],
    [
      [`${BODY}2025年“三公”经费预算情况说明`, '2025年“三公”经费预算数8.60万元。'],
      `${BODY}2025年“三公”经费预算情况说明`,
    ],
    [
      [
        `${BODY}2025年预算公开`,
        '单位：万元',
        '项目\t2024年决算数\t2025年预算数',
        '收入合计\t1,100.00\t1,200.00',
      ],
      `${BODY}2025年预算公开`,
    ],
    [
      [`${BODY}2025年预算公开说明`, '部门决算/预算公开', '2025年收入预算1,200.00万元。'],
      `${BODY}2025年预算公开说明`,
    ],
    [
      ['信息分类：财政预算、决算', `${BODY}关于2025年部门预算的说明`, '2025年收入预算1,200.00万元。'],
      `${BODY}关于2025年部门预算的说明`,
    ],
    [
      [`${BODY}2025年部门预算`, '2024年度部门决算情况说明', '收入总计1,200.00万元，支出总计1,200.00万元。'],
      `${BODY}2025年部门预算`,
    ],
  ])('%s', async (lines, quoted) => {
    expect(await refusalOf(text(...lines))).toEqual(['budget', quoted]);
  });
});

test('accounts that the next budget is published with are read', async () => {
  const accounts = ['一、2024年决算收支情况说明', '2024年收入总计1,200.00万元，支出总计1,200.00万元。'];
  expect(await refusalOf(text(`${BODY}2025年部门预算`, '和2024年部门决算公开', ...accounts))).toEqual([
    'read',
  ]);
});

describe('a template that nobody filled in', () => {
  test.each([
    ['XX县XX局20XX年度部门决算', '收入总计XX万元。'],
    ['××部门××年度部门决算', '收入总计××万元，增长××%。'],
    ['XX局2024年度部门决算公开说明', '本年收入合计XX.XX万元。'],
    ['某某单位部门决算', '2024年度收入总计   万元。'],
    ['____局____年度部门决算公开说明', '本年收入合计____万元'],
    ['□□县□□局部门决算', '2024年度收入总计□□万元'],
    ['（部门名称）部门决算', '20  年度收入总计    万元'],
    ['ＸＸ部门２０ＸＸ年度部门决算', '收入总计ＸＸ万元'],
    ['**局20**年度部门决算', '收入总计***万元'],
    ['2024年度部门决算公开模板', '2024年度收入总计……万元。'],
    ['甲县xxx局2024年度部门决算', '收入总计xxx万元（示例：收入总计100.00万元）。'],
    ['〔部门名称〕2022年度部门决算', '收入总计    万元'],
    ['○○县人社局2022年度部门决算', '收入总计○○万元'],
    ['2022年度部门决算公开（参考模板）', '部门名称：'],
    ['XX局20XX年度部门决算', '例：收入总计100.00万元，XX单位XX万元。', 'XX情况说明'],
  ])('%s', async (title, ...lines) => {
    expect(await refusalOf(await word(title, '第一部分 部门概况', ...lines))).toEqual([
      'blank-template',
      title,
    ]);
  });

  test('is none with figures in it, whatever blanks were left', async () => {
    const lines = [
      '一、收入支出决算总体情况说明',
      '2023年度收入总计30.00万元，支出总计30.00万元。',
      '比XX年增长XX%。',
    ];
    expect(await refusalOf(text(`${BODY}2023年度部门决算`, ...lines))).toEqual(['read']);
  });

  test('is none where 2020 or a mark of multiplication is printed', async () => {
    const account = text(
      `${BODY}2020年度部门决算`,
      '二〇二〇年度收入总计30万元。',
      '增长率=(本年-上年)÷上年×100%',
    );
    expect((await refusalOf(account))[0]).toBe('read');
  });
});

describe('what is published by itself beside accounts is read', () => {
  test('a notice on the three public expenses', async () => {
    const notice = text(
      `${BODY}2024年“三公”经费支出情况公示`,
      '2024年“三公”经费支出8.60万元，其中公务接待费支出3.60万元。',
    );
    const { disclosure } = await ingestBytes(notice, 'unhashed', registry);
    expect(disclosure.facts.map(({ concept, value }) => [concept, value])).toEqual([
      ['three_public.total', 8.6],
      ['three_public.reception', 3.6],
    ]);
  });

  const assessment = (...columns: string[]) =>
    sheet(
      [`${BODY}2024年度就业补助资金绩效自评表`],
      ['项目名称', '就业补助资金'],
      ['项目资金（万元）', '', ...columns],
      ['', '年度资金总额', ...columns.map(() => '840.00')],
      [
        '一级指标',
        '二级指标',
        '三级指标',
        '年度指标值',
        ...(columns.includes('全年执行数') ? ['实际完成值', '分值', '得分'] : []),
      ],
      [
        '产出指标',
        '数量指标',
        '补贴人数',
        '≥900人',
        ...(columns.includes('全年执行数') ? ['936人', '30', '30'] : []),
      ],
    );

  test('the self-assessment of a project', async () => {
    const { disclosure } = await ingestBytes(
      assessment('年初预算数', '全年预算数', '全年执行数'),
      'unhashed',
      registry,
    );
    expect(disclosure.facts).toEqual([]);
    expect(disclosure.projects).toMatchObject([
      { name_zh: '就业补助资金', adjusted_budget: 840, executed: 840 },
    ]);
    expect(disclosure.projects[0]!.section).toBe(disclosure.document.title_zh);
    expect(disclosure.indicators).toMatchObject([{ achieved_value: 936, score: 30 }]);
  });

  test('the self-assessment of a whole department, named beside the label alone', async () => {
    const { disclosure, proposal } = await ingestBytes(
      sheet(
        ['2024年度部门整体支出绩效自评表'],
        ['部门名称', BODY],
        ['部门预算执行（万元）', '年初预算数', '全年预算数', '全年执行数'],
        ['年度资金总额', '900.00', '860.00', '840.00'],
        ['一级指标', '二级指标', '三级指标', '指标值', '完成值', '分值', '得分'],
        ['产出指标', '数量指标', '补贴人数', '≥900人', '936人', '30', '30'],
      ),
      'unhashed',
      registry,
    );
    expect(proposal.entity?.name_zh).toBe(BODY);
    expect(proposal.doubts).toContain('body');
    expect(disclosure.projects).toMatchObject([{ covers: 'department', executed: 840 }]);
  });

  test.each([
    ['部门预算项目支出绩效自评表(2023年度)'],
    ['2023年部门预算项目绩效评价表'],
    ['2023年度单位预算项目支出绩效自我评价表'],
  ])('the self-assessment of a project of the budget: %s', async (title) => {
    const { disclosure } = await ingestBytes(
      sheet(
        [title],
        ['项目名称', '51000021R000000000001-工资性支出'],
        ['主管部门', BODY, '实施单位', BODY],
        [
          '年度预算数（万元）',
          '年初预算',
          '调整后预算数',
          '预算执行数',
          '预算执行率',
          '权重',
          '得分',
          '原因',
        ],
        ['总额', '238.93', '251.89', '251.89', '100.00%', '10', '10', REASON_DUE],
        ['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位', '完成值', '权重', '得分'],
        ['产出指标', '数量指标', '发放覆盖率', '=', '100', '%', '100', '90', '90'],
      ),
      'unhashed',
      registry,
    );
    // What the form prints to say when a reason is due gives none.
    expect(disclosure.projects).toMatchObject([
      { name_zh: '工资性支出', initial_budget: 238.93, executed: 251.89, reason_text: null },
    ]);
  });

  test('but not the plan of one', async () => {
    expect(await refusalOf(assessment('年初预算数'))).toEqual(['not-accounts']);
  });
});

describe('other documents', () => {
  const cfb = (stream: string) => {
    const bytes = new Uint8Array(2048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(strToU8([...stream].join('\0')), 600);
    return bytes;
  };
  const picture =
    '<w:p><w:r><w:pict><v:shape style="width:400pt;height:300pt"><v:imagedata/></v:shape></w:pict></w:r></w:p>';
  const line = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
  test.each<[string, Uint8Array, [string, string?]]>([
    ['a list of contacts', sheet(['姓名', '电话'], ['张三', '0318-8220000']), ['not-accounts']],
    ['an announcement', text(BODY, '关于2024年公开招聘工作人员的公告', '招聘12人。'), ['not-accounts']],
    [
      'accounts without forms',
      text(`${BODY}2024年度部门决算`, '第二部分 决算情况说明', '详见附表。'),
      ['no-figures'],
    ],
    [
      'accounts whose forms are pictures',
      docxOf(line(`${BODY}2024年度部门决算`) + line('支出决算表') + picture),
      ['forms-as-pictures'],
    ],
    [
      'blank forms',
      sheet(
        ['2024年度支出决算表'],
        [`部门：${BODY}`],
        ['单位：万元'],
        ['科目编码', '科目名称', '决算数'],
        ['208', '社会保障和就业支出', ''],
      ),
      ['blank-forms'],
    ],
    [
      'amounts of what is not known',
      text(`${BODY}2024年度部门决算`, '表一', '甲项\t乙项\t3.00', '丙项\t丁项\t4.00'),
      ['nothing-certain'],
    ],
    [
      'a self-assessment whose cells run on',
      text(
        BODY,
        '附件： 项目支出绩效自评表 （2022年度） 项目名称 委托业务 实施单位 某县某局 年初预算数 全年执行数 年度资金总额： 90 89.97',
      ),
      ['nothing-certain'],
    ],
    ['an empty workbook', sheet([]), ['no-text', 'workbook']],
    ['a Word document of before 2007', cfb('WordDocument'), ['old-word', '']],
    ['a locked document', cfb('EncryptedPackage'), ['encrypted', 'document']],
    [
      'slides of before 2007',
      cfb('PowerPoint Document'),
      ['not-a-document', 'compound file of an old office program'],
    ],
    ['a rich text', strToU8('{\\rtf1\\ansi 2024}'), ['not-a-document', 'rich text (RTF) document']],
    ['an OFD document', zipSync({ 'OFD.xml': strToU8('<ofd/>') }), ['not-a-document', 'OFD document']],
    [
      'an OpenDocument file',
      zipSync({ 'content.xml': strToU8('<a/>'), 'META-INF/manifest.xml': strToU8('<a/>') }),
      ['not-a-document', 'OpenDocument file'],
    ],
    ['slides', zipSync({ 'ppt/presentation.xml': strToU8('<a/>') }), ['not-a-document', 'presentation']],
    ['a CEB document', strToU8('Founder CEB 1.0\0\x01'), ['not-a-document', 'CEB document']],
    ['an archive of another kind', strToU8('Rar!\x1a\x07\0'), ['packed', 'RAR archive']],
  ])('%s', async (_, bytes, refusal) => {
    expect(await refusalOf(bytes)).toEqual(refusal);
  });
});
