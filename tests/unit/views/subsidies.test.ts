import { describe, expect, test } from 'vitest';
import type { RowPicture } from '#app/charts/picture.ts';
import { buildSubsidies, type SubsidiesInput } from '#app/views/subsidies/subsidies.ts';
import { CHAOYANG, LESHAN, MAOXIAN, shown, subsidy, ZIGONG } from './rows.ts';

const printed = { value: 2499.06, origin: 'stated' } as const;
const chaoyang = [
  subsidy(CHAOYANG, '2080702', '职业培训补贴', 2389.62, 4766.06, printed),
  subsidy(CHAOYANG, '2080705', '公益性岗位补贴', 89.44, 4766.06, printed),
  subsidy(CHAOYANG, '2080712', '高技能人才培养补助', 20, 4766.06, printed),
];
const zigong = [
  subsidy(ZIGONG, '2080799', '其他就业补助支出', 374.56, 1044.65, { value: 374.56, origin: 'derived' }),
];
const maoxian = [subsidy(MAOXIAN, null, null, null, 543.25)];

const build = (over: Partial<SubsidiesInput> = {}) =>
  buildSubsidies({
    lang: 'zh',
    shown: shown([CHAOYANG, MAOXIAN, ZIGONG]),
    rows: [...chaoyang, ...zigong, ...maoxian],
    scale: 'share',
    ...over,
  });

describe('employment subsidies', () => {
  test('say who spends most of its expenditure on them, and who reports none', () => {
    expect(build().sentence).toBe(
      '朝阳 2024 把支出的 52.4% 用于就业补助，在列有就业补助的 2 个部门中最高；' +
        '自贡人力中心 2023 最低，为 35.9%。茂县 2022 的决算没有列报就业补助。',
    );
  });

  test('show the total the accounts print, solid and with its own source', () => {
    const { picture, table } = build({ scale: 'amount' });
    expect((picture as RowPicture).marks.find((mark) => mark.row === 'chaoyang-2024')).toMatchObject({
      value: 2499.06,
      text: '2,499.06',
      origin: 'stated',
      source: { formula: '{chaoyang-20807}' },
    });
    expect(table.rows[0]?.cells[0]).toMatchObject({ text: '2,499.06', origin: 'stated' });
    const share = (build().picture as RowPicture).marks.find((mark) => mark.row === 'chaoyang-2024');
    expect(share?.source).toEqual({ kind: 'facts', formula: '({chaoyang-20807}) / {chaoyang-total} * 100' });
  });

  test('take the total the data derive where none is printed, hollow', () => {
    const picture = build({ scale: 'amount' }).picture as RowPicture;
    expect(picture.marks.find((mark) => mark.row === 'zigong-hr-centre-2023')).toMatchObject({
      value: 374.56,
      origin: 'derived',
      source: { formula: '{zigong-hr-centre-20807}' },
    });
  });

  test('add up the items where there is no total at all, by a formula that leads to each', () => {
    const items = chaoyang.map((row) => ({ ...row, division: null, division_fact_id: null }));
    const picture = build({ scale: 'amount', rows: items }).picture as RowPicture;
    expect(picture.marks[0]).toMatchObject({
      value: 2499.06,
      origin: 'derived',
      source: { formula: '{chaoyang-2080702} + {chaoyang-2080705} + {chaoyang-2080712}' },
    });
  });

  test('note a printed total that its items do not make', () => {
    expect(build().notes.filter((note) => note.includes('不一致'))).toEqual([]);
    const rows = chaoyang.map((row) => ({ ...row, division: 2500 }));
    expect(build({ rows }).notes).toContain(
      '朝阳 2024 的决算载明的就业补助合计（2,500.00 万元）与各项之和（2,499.06 万元）不一致；图中为载明的合计。',
    );
  });

  test('are words and no mark where none are reported, never 0', () => {
    const { picture, table } = build();
    const { marks, words } = picture as RowPicture;
    expect(marks.some((mark) => mark.row === 'maoxian-2022')).toBe(false);
    expect(words).toContainEqual(expect.objectContaining({ row: 'maoxian-2022', text: '未列报' }));
    const at = table.columns.findIndex((column) => column.key === 'maoxian-2022') - 1;
    expect(table.rows.map((row) => row.cells[at])).toEqual(
      table.rows.map(() => expect.objectContaining({ kind: 'text', text: '未列报' })),
    );
  });

  test('distinguish accounts that are not held from none reported', () => {
    const before = { ...LESHAN, fiscal_year: 2023 };
    const model = build({ shown: shown([before, MAOXIAN]), rows: maoxian });
    expect(model.sentence).toBe('茂县 2022 的决算没有列报就业补助。未收录乐山市中区 2023 年的决算。');
    expect(model.table.rows[0]?.cells).toMatchObject([{ text: '未收录该年决算' }, { text: '未列报' }]);
    expect(model.empty).not.toBe('');
  });

  test('shade the largest cell most', () => {
    const { table } = build({ scale: 'amount' });
    const at = table.columns.findIndex((column) => column.key === 'chaoyang-2024') - 1;
    const shades = table.rows.slice(1).map((row) => {
      const cell = row.cells[at];
      return cell?.kind === 'figure' ? cell.shade : undefined;
    });
    expect(shades).toEqual([1, Math.sqrt(89.44 / 2389.62), Math.sqrt(20 / 2389.62), undefined]);
  });

  test('say of other bodies than human-resources departments that these are not their duty', () => {
    const finance = shown([CHAOYANG]).map((one) => ({ ...one, humanResources: false }));
    const rows = [subsidy(CHAOYANG, null, null, null, 2940.05)];
    const alone = build({ shown: finance, rows });
    expect(alone.empty).toContain('就业补助一般由人社部门列支');
    expect(alone.notes.join('')).toContain('朝阳不是人社部门');
    const mixed = build({ shown: [...finance, ...shown([MAOXIAN])], rows: [...rows, ...maoxian] });
    expect(mixed.empty).toContain('没有列报不等于 0');
    expect(mixed.notes.join('')).toContain('茂县的决算中没有 20807');
  });
});
