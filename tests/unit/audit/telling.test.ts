import { describe, expect, it } from 'vitest';
import { readAuditFiles } from '#build/node-engine.ts';
import { parseTemplate } from '#audit/template.ts';
import { parseShow, tellingsOf } from '#audit/telling.ts';

const text = (words: string) => ({ kind: 'text', text: words });
const slot = (name: string, values = {}) => ({
  kind: 'slot',
  name,
  part: null,
  format: null,
  words: null,
  ...values,
});

describe('a template', () => {
  it('is text and places', () => {
    expect(parseTemplate('{subject}印作 {stated:1}，{part.labels} {n|row|rows}')).toEqual([
      slot('subject'),
      text('印作 '),
      slot('stated', { format: '1' }),
      text('，'),
      slot('part', { part: 'labels' }),
      text(' '),
      slot('n', { words: ['row', 'rows'] }),
    ]);
  });

  it('holds texts that may be left out, and texts of which one is chosen', () => {
    expect(parseTemplate('a[ b {c}]')).toEqual([
      text('a'),
      { kind: 'choice', choices: [{ when: null, text: [text(' b '), slot('c')] }] },
    ]);
    const [choice] = parseTemplate('[part.count > 1 ?  add up to | of [x ? {x}] | as]');
    expect(choice).toMatchObject({
      kind: 'choice',
      choices: [
        {
          when: { left: { name: 'part', part: 'count' }, operator: '>', right: '1' },
          text: [text(' add up to')],
        },
        { when: null, text: [text('of '), { kind: 'choice' }] },
        { when: null, text: [text('as')] },
      ],
    });
  });

  it.each(['{a', '[a', '{a b}', '{a:}', '{}'])('is not %s', (words) => {
    expect(() => parseTemplate(words)).toThrow(SyntaxError);
  });
});

describe('what is shown', () => {
  const signs = (words: string) =>
    parseShow(words).terms.map(({ role, before, between, after }) => [
      before,
      role,
      between,
      after.map((piece) => (piece.kind === 'text' ? piece.text : '{}')).join(''),
    ]);

  it('is an arithmetic, its signs before and after each term', () => {
    expect(parseShow('stated = part ÷ base × 100')).toMatchObject({ isStated: true, isComputed: true });
    expect(signs('stated = part ÷ base × 100')).toEqual([
      ['', 'part', null, ''],
      ['÷', 'base', null, '× 100'],
    ]);
    expect(signs('change ÷ (current − change) × 100')).toEqual([
      ['', 'change', null, ''],
      ['÷ (', 'current', null, ''],
      ['−', 'change', null, ') × 100'],
    ]);
    expect(signs('stated = (score + …) ÷ {members}')).toEqual([['(', 'score', '+', ') ÷ {}']]);
    expect(signs('execution + score + … − deduction')).toEqual([
      ['', 'execution', null, ''],
      ['+', 'score', '+', ''],
      ['−', 'deduction', null, ''],
    ]);
  });

  it('or a list, beside a printed figure or alone', () => {
    expect(parseShow('target, achieved')).toMatchObject({ isStated: false, isComputed: false });
    expect(parseShow('stated: form')).toMatchObject({ isStated: true, isComputed: false });
    expect(signs('stated: form')).toEqual([['', 'form', '', '']]);
  });
});

describe('the words of a rule', () => {
  const head = [
    '-- id: r',
    '-- show: stated = part + …',
    '-- sentence_zh: {subject}',
    '-- sentence_en: {subject}',
  ];
  const rule = (...lines: string[]) => ({
    r: [
      ...head,
      '-- question_zh: 哪？',
      '-- question_en: Which?',
      ...lines,
      "SELECT 'x' AS check_name, 1 AS peers",
    ].join('\n'),
  });

  it.each(Object.keys(readAuditFiles().rules))('of %s can be read', (name) => {
    expect(() => tellingsOf(name, readAuditFiles().rules)).not.toThrow();
  });

  it('are none where its file has none', () => {
    expect(tellingsOf('r', { r: '-- id: r\nSELECT 1' }).size).toBe(0);
  });

  it('of a check stand before those of all', () => {
    const tellings = tellingsOf(
      'r',
      rule('-- causes: sum', '-- check: x', '-- sentence_en: Of x', '-- causes: none'),
    );
    expect([...tellings.keys()]).toEqual(['x', '']);
    expect(tellings.get('x')).toMatchObject({
      sentence: { zh: [slot('subject')], en: [text('Of x')] },
      causes: null,
    });
    expect(tellings.get('')!.causes).toBe('sum');
  });

  it('may be those of another rule', () => {
    expect(tellingsOf('s', { ...rule(), s: '-- told_like: r\nSELECT 2' }).get('')).toEqual(
      tellingsOf('r', rule()).get(''),
    );
    expect(() => tellingsOf('s', { s: '-- told_like: q' })).toThrow('s, line 1: no rule q');
  });

  it.each([
    ['-- cause_zh: {pears}', '-- cause_en: {peers}', 'r, line 7: nothing is called {pears}'],
    ['-- cause_zh: {peers', '-- cause_en: {peers}', 'r, line 7: { is not closed in {peers'],
    ['-- check: x', '-- role whole: 总额', 'r, line 8: no term whole is shown'],
    ['-- check: x', '-- causes: luck', 'r, line 8: no causes are looked for in luck'],
    ['-- check: y', '', 'r, line 7: no check y is made'],
  ])('are refused with rule and line: %s %s', (one, other, message) => {
    expect(() => tellingsOf('r', rule(one, other))).toThrow(message);
  });

  it('are refused in one language', () => {
    expect(() => tellingsOf('r', { r: head.slice(0, 3).join('\n') })).toThrow(
      'r has no sentence in both languages',
    );
  });
});
