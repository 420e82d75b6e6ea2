import { describe, expect, it } from 'vitest';
import { sectionAt, type KnownPlace } from '#app/views/findings/sections.ts';

const place = (line_start: number, line_end: number, section: string): KnownPlace => ({
  line_start,
  line_end,
  section,
});

describe('the heading of a line', () => {
  const places = [
    place(60, 60, '情况说明 / 支出决算'),
    place(170, 170, '情况说明 / 其他事项 / 预算绩效'),
    place(355, 355, '附件 / 附件1 / 评价结论'),
    place(367, 655, '附件 / 附件1 / 自评表'),
    place(442, 450, '附件 / 附件1 / 自评表 / 指标'),
  ];

  it('is that of the shortest place that holds it', () => {
    expect(sectionAt(355, places)).toBe('附件 / 附件1 / 评价结论');
    expect(sectionAt(445, places)).toBe('附件 / 附件1 / 自评表 / 指标');
    expect(sectionAt(500, places)).toBe('附件 / 附件1 / 自评表');
  });

  it('is what the places before and after it have in common', () => {
    expect(sectionAt(100, places)).toBe('情况说明');
    expect(sectionAt(360, places)).toBe('附件 / 附件1');
  });

  it('is not guessed where they have nothing in common, or on one side there is none', () => {
    expect(sectionAt(286, places)).toBe('');
    expect(sectionAt(10, places)).toBe('');
    expect(sectionAt(900, places)).toBe('');
    expect(sectionAt(1, [])).toBe('');
  });
});
