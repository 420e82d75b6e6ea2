import { describe, expect, test } from 'vitest';
import type { RowPicture } from '#app/charts/picture.ts';
import { buildSubsidies, type SubsidiesInput } from '#app/views/subsidies/subsidies.ts';
import { CHAOYANG, LESHAN, MAOXIAN, shown, subsidy, ZIGONG } from './rows.ts';

const chaoyang = [
  subsidy(CHAOYANG, '2080702', '职业培训补贴', 2389.62, 4766.06),
  subsidy(CHAOYANG, '2080705', '公益性岗位补贴', 89.44, 4766.06),
  subsidy(CHAOYANG, '2080712', '高技能人才培养补助', 20, 4766.06),
];
const zigong = [subsidy(ZIGONG, '2080799', '其他就业补助支出', 374.56, 1044.65)];
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

  test('add up the items a department reports, by a formula that leads to each', () => {
    const picture = build({ scale: 'amount' }).picture as RowPicture;
    const total = picture.marks.find((mark) => mark.row === 'chaoyang-2024');
    expect(total).toMatchObject({
      value: 2499.06,
      origin: 'derived',
      source: { formula: '{chaoyang-2080702} + {chaoyang-2080705} + {chaoyang-2080712}' },
    });
  });

  test('take the single item a department reports as its total, stated as it is', () => {
    const picture = build({ scale: 'amount' }).picture as RowPicture;
    expect(picture.marks.find((mark) => mark.row === 'zigong-hr-centre-2023')).toMatchObject({
      value: 374.56,
      origin: 'stated',
    });
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

  test('distinguish no data from none reported', () => {
    const model = build({ shown: shown([LESHAN, MAOXIAN]), rows: maoxian });
    expect(model.sentence).toBe('茂县 2022 的决算没有列报就业补助。乐山市中区 2024 没有功能分类数据。');
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
});
