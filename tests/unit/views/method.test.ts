import { expect, it } from 'vitest';
import { ruleTitles } from '#audit/rules.ts';
import { methodRules } from '#app/views/findings/method/method.ts';
import { methodWords } from '#app/views/findings/method/method-words.ts';
import { readAuditFiles } from '#build/node-engine.ts';

const titles = ruleTitles(readAuditFiles().rules);

it.each(['zh', 'en'] as const)('the page of the method tells every rule by its own file in %s', (lang) => {
  const rules = methodRules(titles, lang);
  expect(rules.map(({ id }) => id)).toEqual([...titles.keys()]);
  for (const { id, title, explanation, needs, formulas } of rules) {
    expect(
      [title, explanation, needs].every((text) => text !== ''),
      id,
    ).toBe(true);
    for (const formula of formulas) {
      expect(formula, id).toMatch(/[=+−÷×]/);
      expect(formula, id).not.toMatch(/undefined|[{}[\]]|_/);
    }
  }
  const formulasOf = (id: string) => rules.find((rule) => rule.id === id)!.formulas;
  expect(formulasOf('share')).toContain(
    lang === 'zh' ? '载明的数 = 分项 ÷ 总额 × 100' : 'stated figure = part ÷ whole × 100',
  );
  expect(formulasOf('form-left-blank')).toEqual([]);
});

it('says how rounding is treated, what cannot be known, what is not used and how to report an error', () => {
  expect(methodWords('zh').sections.length).toBe(methodWords('en').sections.length);
  const said = JSON.stringify(methodWords('en').sections);
  for (const word of ['half a unit', 'cannot know', 'Benford', 'monthly', 'report an error'])
    expect(said).toContain(word);
});
