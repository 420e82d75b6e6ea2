import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast } from './contrast.ts';

const css = readFileSync(new URL('../../../src/app/ui/styles/tokens.css', import.meta.url), 'utf8');

/** Colours declared in the first block that `selector` opens. */
function colours(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`));
  const declarations = block.slice(0, block.indexOf('}')).matchAll(/--([\w-]+): (#[\da-f]{6})/g);
  return Object.fromEntries([...declarations].map(([, name, hex]) => [name, hex]));
}

test.each([':root', ":root[data-theme='dark']"])(
  'in %s all text is readable: contrast 4.5 or better',
  (selector) => {
    const token = colours(selector);
    for (const text of ['text', 'text-muted', 'accent', 'warning']) {
      for (const ground of ['surface', 'surface-raised', 'surface-pressed']) {
        expect(contrast(token[text]!, token[ground]!), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(token['text']!, token['warning-faint']!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token['text']!, token['highlight']!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token['text']!, token['accent-faint']!)).toBeGreaterThanOrEqual(4.5);
  },
);

test.each([':root', ":root[data-theme='dark']"])('in %s the edges of controls stand out 3:1', (selector) => {
  const token = colours(selector);
  expect(contrast(token['line-strong']!, token['surface']!)).toBeGreaterThanOrEqual(3);
  expect(contrast(token['line-strong']!, token['surface-raised']!)).toBeGreaterThanOrEqual(3);
});
