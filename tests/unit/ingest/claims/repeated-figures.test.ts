import { describe, expect, it } from 'vitest';
import { createClassification } from '#ingest/lexicon/classification.ts';
import { readPlainText } from '#ingest/formats/text/plain-text.ts';
import { readEnumerations } from '#ingest/claims/lists.ts';
import { readRepeatedFigures, readResidues } from '#ingest/claims/index.ts';
import { readItemList } from '#ingest/claims/lists.ts';
import { readNamedCounts, readOverfilledPosts } from '#ingest/claims/counted.ts';

const sums = (text: string) =>
  readEnumerations(text).map(({ whole, parts }) => [whole.value, parts.map(({ value }) => value)]);

describe('an enumeration', () => {
  it('has a whole and its parts, of people or of money', () => {
    expect(sums('某中心在职人员19人，其中，公务员2人，参公8人；临聘人员11人。')).toEqual([[19, [2, 8, 11]]]);
    expect(sums('年初预算收支5,920.65万元，其中：人员经费1,281.90万元，公用经费164.89万元。')).toEqual([
      [5920.65, [1281.9, 164.89]],
    ]);
  });

  it('of vehicles passes over what each kind cost', () => {
    expect(sums('更新购置公务用车1辆，其中：轿车1辆、金额17.8万元，越野车0辆、金额0万元。')).toEqual([
      [1, [1, 0]],
    ]);
    expect(
      sums('共有车辆1辆，其中：应急保障用车0辆、其他用车1辆（特种用车），其他用车主要是用于调查。'),
    ).toEqual([[1, [0, 1]]]);
  });

  it.each([
    ['共有车辆7辆，其中，机要通信用车1辆、其他用车6辆；单价100万元（含）以上设备0台（套）。', [[7, [1, 6]]]],
    ['共有车辆7辆，其中机要通信用车1辆，其他用车6辆；单价100万元以上设备2个。', [[7, [1, 6]]]],
    // Semicolons between the parts end none.
    ['共有车辆7辆，其中：机要通信用车1辆；其他用车6辆；单价100万元以上设备2个。', []],
  ])('ends before a semicolon that leads to something else: %s', (text, lists) => {
    expect(sums(text)).toEqual(lists);
  });

  it('of funds in brackets shares out the amount before, whose name may hold a bracket', () => {
    const text =
      '1.因公出国（境）费支出预算3.20万元（其中：一般公共预算支出3.00万元；政府性基金预算支出0.20万元），支出决算2.71万元。';
    const [list, ...others] = readEnumerations(text);
    expect([list!.whole.label, list!.whole.value, list!.parts.map(({ value }) => value)]).toEqual([
      '因公出国(境)费支出预算',
      3.2,
      [3, 0.2],
    ]);
    expect(others).toEqual([]);
  });

  it('ends where the next one begins, though its last line has no stop', () => {
    const lists = readEnumerations(
      '甲中心在职12人，其中参公2人，临聘人员10人乙中心在职19人，其中公务员11人，参公8人。',
    );
    expect(
      lists.map(({ whole, parts }) => [whole.label, ...parts.map(({ label, value }) => `${label} ${value}`)]),
    ).toEqual([
      ['甲中心在职', '参公 2', '临聘人员 10'],
      ['乙中心在职', '公务员 11', '参公 8'],
    ]);
  });

  it('leaves out what stands in brackets and what is a share', () => {
    expect(sums('在编人员62人，其中：公务员（含参公）33人，事业人员26人（含划转3人）。')).toEqual([
      [62, [33, 26]],
    ]);
    expect(sums('支出10万元，其中：基本支出4万元，占40%；项目支出6万元，占60%。')).toEqual([[10, [4, 6]]]);
  });

  it('keeps each figure as printed, with its unit', () => {
    const [list] = readEnumerations(
      '全年预算数6,386.84万元，其中：人员经费1,571.21万元，公用经费157.57万元。',
    );
    expect(list!.whole).toMatchObject({ printed: '6,386.84万元', decimals: 2, unit: 'CNY10k' });
    expect(list!.parts[0]).toMatchObject({ label: '人员经费', printed: '1,571.21万元' });
  });

  it.each([
    ['a clause whose figure is no part', '共招录60人，其中4人放弃，一人未到，报到55人。'],
    ['one part alone', '收入10万元，其中：财政拨款10万元。'],
    ['parts of another unit', '项目11个，其中：预算5万元，支出3万元。'],
    ['a list pasted twice', '支出10万元，其中：运行4万元，业务6万元，运行4万元，业务6万元。'],
  ])('is left out where it has %s', (_, text) => {
    expect(readEnumerations(text)).toEqual([]);
  });
});

describe('all assets', () => {
  it('are read with their kinds, down to the others', () => {
    const text =
      '六、国有资产占用情况\n\n资产总额5,000.00万元，其中：流动资产1,000.00万元，固定资产3,500.00万元，其他资产500.00万元。';
    const read = readRepeatedFigures(
      readPlainText(text),
      { entities: [], functional: [], economic: [], divisions: [] },
      { projects: [], indicators: [] },
    );
    expect(read.map(({ role, value }) => [role, value])).toEqual([
      ['whole', 5000],
      ['part', 1000],
      ['part', 3500],
      ['part', 500],
    ]);
  });
});

describe('a whole with its parts in brackets behind it', () => {
  it('is read', () => {
    expect(
      sums('2024年财政资金收入6,385.21万元（其中年初结转和结余0.21万元，本年财政收入6,385.00万元）。'),
    ).toEqual([[6385.21, [0.21, 6385]]]);
  });
});

describe('a list of functional items', () => {
  const items = ['就业创业服务补贴', '职业培训补贴', '社会保险补贴', '公益性岗位补贴', '就业见习补贴'];
  const functional = createClassification([
    ...items.map((name_zh, at) => ({ code: `208070${at + 1}`, name_zh, name_en: '', former_zh: [] })),
    { code: '2080101', name_zh: '行政运行', name_en: '', former_zh: [] },
    { code: '2010101', name_zh: '行政运行', name_en: '', former_zh: [] },
  ]);
  const list = items.map((name, at) => `${name}${at + 1}.00万元`).join('；');

  it('resolves names, and keeps those that several codes bear without one', () => {
    const read = readItemList(`2024年支出15万元，其中：行政运行1,298.88万元；${list}。`, functional);
    expect(read.map(({ code, value }) => [code, value])).toEqual([
      [null, 1298.88],
      ['2080701', 1],
      ['2080702', 2],
      ['2080703', 3],
      ['2080704', 4],
      ['2080705', 5],
    ]);
  });

  it('is read once where it was pasted twice, and not at all where an item has two amounts', () => {
    expect(readItemList(`${list}；${list}`, functional)).toHaveLength(5);
    expect(readItemList(`${list}；职业培训补贴9.00万元`, functional)).toEqual([]);
    // Of a list pasted twice one item was changed: both amounts are its own.
    const longer = `${list}；行政运行6.00万元`;
    expect(
      readItemList(`${longer}；${longer.replace('补贴2.00', '补贴9.00')}`, functional).map(
        ({ value }) => value,
      ),
    ).toEqual([1, 2, 3, 4, 5, 6, 9]);
  });

  it('is no list with fewer than five known items', () => {
    expect(readItemList('职业培训补贴2.00万元；社会保险补贴3.00万元', functional)).toEqual([]);
  });
});

describe('projects of one kind', () => {
  const read = (progress: string) =>
    readRepeatedFigures(
      readPlainText(
        [
          '第四部分 附件',
          `常年项目绩效分析。该类项目总数11个，涉及预算总金额2928.85万元，1-12月预算执行总体进度为${progress}。`,
          '阶段（一次性）项目绩效分析。该类项目总数13个，涉及预算总金额1137.6万元，预算执行总体进度为100%。',
        ].join('\n'),
      ),
      { entities: [], functional: [], economic: [], divisions: [] },
      { projects: [], indicators: [] },
    )
      .filter(({ role }) => role === 'part')
      .map(({ list, label_zh, value, printed, concept, measure, line_start }) => [
        ...[list, label_zh, value, printed, concept, measure, line_start],
      ]);

  it('are one list, where they were executed in full', () => {
    expect(read('100%')).toEqual([
      [1, '常年项目', 2928.85, '2928.85万元', 'expenditure.project', 'final', 2],
      [1, '阶段(一次性)项目', 1137.6, '1137.6万元', 'expenditure.project', 'final', 3],
    ]);
  });

  it('are left out where the sentence does not say what they executed', () => {
    expect(read('97.5%').map(([, label]) => label)).toEqual(['阶段(一次性)项目']);
  });
});

describe('residues of the template', () => {
  const residues = (text: string) =>
    readResidues(readPlainText(text), 2023).map(({ kind, phrase }) => [kind, phrase]);

  it.each([
    ['机关运行经费支出0万元，比2022年增加/减少0万元。', 'choice', '增加/减少'],
    ['主要原因是……。', 'gap', '主要原因是……'],
    ['纳入2022年度部门决算编制范围的单位', 'year', '2022年度部门决算编制范围'],
    ['支出决算比2021年持平。', 'year', '比2021年持平'],
    ['主要用于接待…（具体项目）。', 'gap', '接待…(具体项目)'],
    ['分析存在的问题及原因。（200字以内）', 'prompt', '(200字以内)'],
    ['包括项目绩效目标制定、目标实现等情况。', 'prompt', '包括项目绩效目标制定、目标实现等情况'],
    ['收、支总计各减少312.36万元，下降（增长）27.77%。', 'choice', '下降(增长)'],
    ['增加（减少）的主要原因是人员变动。', 'choice', '增加(减少)'],
    ['决算数大于（小于）预算数。', 'choice', '大于(小于)'],
    ['没有使用国有资本经营预算的，仍保留该表格式。', 'prompt', '仍保留该表格式'],
    ['并在本表下方作下述说明：本部门没有支出。', 'prompt', '在本表下方作下述说明'],
    ['第二部分 商河县XX局2023年度部门决算表', 'gap', 'XX'],
    ['某某县人力资源和社会保障局', 'gap', '某某'],
    ['第三部分 2022年度部门决算情况说明', 'year', '第三部分 2022年度部门决算情况说明'],
    ['截至2022年12月31日，共有车辆2辆。', 'year', '截至2022年12月31日'],
    ['某县某局2022年度收入支出总计10.00万元，增加1.00万元。', 'year', '局2022年度收入支出总计'],
    ['某县某局2022年度无政府性基金预算财政拨款收入。', 'year', '2022年度无政府性基金预算'],
    ['2022年度政府采购金额为21.07万元。', 'year', '2022年度政府采购金额'],
    ['<p style="x">为深入贯彻落实政策，</p>', 'markup', '<p>'],
    ['工资福利&nbsp;支出', 'markup', '&nbsp;'],
    ['人员支出增加50.47万元（绩效增加39.24、养保增加8.57万元、年金增加4.28万元）。', 'unit', '增加39.24'],
    ['增加。2022年财政拨款收、支总计450.00万元。', 'year', '2022年财政拨款收、支总计'],
    ['基本支出528.27万元，占64.19%；项目支出万元，占35.81%。', 'gap', '支出万元'],
    ['基本支出528.27万元，占　%；项目支出294.68万元。', 'gap', '占 %'],
    ['年初预算为9万元，支出决算为 万元，完成预算的84.67%。', 'gap', '决算为 万元'],
    ['比2022年减少2.10万元，下降％。', 'gap', '下降%'],
  ])('%s: %s', (text, kind, phrase) => {
    expect(residues(text)).toContainEqual([kind, phrase]);
  });

  it.each([
    '<1>保障运转。',
    '满意度<90%的项目。',
    // Two amounts may have their unit from a heading; a rate and a mark have none of money.
    '支出增加39.24、收入8.57万元。',
    '支出10万元、20万元、30万元，支出39.24%，收入39.24分。',
    '增加10万元，增长5%。',
    '职业介绍，包括档案管理。',
    '（一）收入情况',
    '主要用于日常办公。',
    '增加（减少）',
    '没有国有资本经营预算支出，故本表为空表。',
    '第三部分 2023年度部门决算情况说明',
    '2022年度部门决算公开',
    '较截至2022年12月31日的车辆减少1辆。',
    '截至2023年12月31日，共有车辆2辆。',
    '某局2022年度收入支出总计10.00万元，2023年度收入支出总计11.00万元。',
    '2023年度政府采购金额为21.07万元，比2022年度政府采购金额增加1.00万元。',
    '某局2023年度收入支出总计10.00万元。',
    // Tens of thousands, a unit by itself, a heading; where all numbers are gone, they may stand elsewhere.
    '追回工资682.40万元，为农民工挽回数万元，节约近万元。',
    '支出528.27万元（单位：万元），金额以万元、元计。',
    '预算支出万元 占比%',
    '支出万元，占%；收入万元，增长1.00%。',
    '本年支出合计万元。',
    '2023年财政拨款收、支总计480.00万元，增加30.00万元。2022年财政拨款收、支总计450.00万元。',
  ])('are not in %s', (text) => {
    expect(residues(text)).toEqual([]);
  });
});

describe('names beside their number', () => {
  const named = (text: string) =>
    readNamedCounts(text).map(({ whole, parts }) => [whole.value, parts.map(({ label }) => label)]);

  it.each([
    ['下设就业中心、社保中心、仲裁院3个参公事业单位。', [[3, ['就业中心', '社保中心', '仲裁院']]]],
    ['内设办公室、就业科和社保科四个科室。', [[4, ['办公室', '就业科', '社保科']]]],
    ['对甲工作经费、乙补助项目（二期）等2个项目开展评估。', [[2, ['甲工作经费', '乙补助项目']]]],
    ['下属3个事业单位，分别是甲中心、乙中心、丙队和丁院。', [[3, ['甲中心', '乙中心', '丙队', '丁院']]]],
    ['参公单位共2个，分别为：甲中心、乙中心、丙院。', [[2, ['甲中心', '乙中心', '丙院']]]],
    ['内设3个科室，分别为办公室、就业科。', [[3, ['办公室', '就业科']]]],
    ['设有2个科室，包括办公室、就业科、社保科。', [[2, ['办公室', '就业科', '社保科']]]],
    ['“甲补贴”“乙建设”2个项目。', [[2, ['甲补贴', '乙建设']]]],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it.each([
    ['some left out', '就业中心、社保中心等6个单位。'],
    ['the body in brackets beside them', '下属二级单位2个，分别是甲局（本级）、乙中心、丙中心。'],
    ['the body without brackets', '下属单位2个，分别是甲局、乙中心、丙中心。'],
    ['some named behind it', '设有3个科室，包括办公室、就业科。'],
    ['others behind it', '设有3个科室，分别是办公室、就业科等。'],
    ['a name with a stop in it', '内设办公室、养老、失业保险科3个科室。'],
    ['names counted by something else', '就业科、社保科负责3个项目。'],
    ['others counted before', '行政单位有甲局、乙局，事业单位有丙中心、丁中心共4个单位。'],
    ['the body itself beside its units', '由局机关和就业中心、社保中心2个下属单位组成。'],
    ['numbers of several kinds', '甲局2个单位、乙中心、丙中心3个单位。'],
  ])('are not read with %s', (_, text) => {
    expect(named(text)).toEqual([]);
  });
});

describe('people in established posts', () => {
  const held = (text: string) =>
    readOverfilledPosts(text).map(({ whole, parts }) => [whole.value, parts[0]!.value]);

  it.each([
    ['总编制53名，其中：行政编制12名，事业编制41名。在编在职人员总数62人。', [[53, 62]]],
    ['核定编制20名，在编人员21名。', [[20, 21]]],
    ['核定编制20名，在编人员20名。', []],
    ['行政编制12名，在编人员20名。', []], // other posts may be held too
    ['甲中心核定编制10名，乙中心核定编制20名，在编人员18人。', []],
    ['核定编制10名；乙中心在编人员18人。', []],
    ['核定编制10名，编外聘用8人，在编人员共18人。', []],
  ])('%s', (text, expected) => {
    expect(held(text)).toEqual(expected);
  });
});
