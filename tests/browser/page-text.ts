/**
 * What a page of the app says, as text a person can read and compare: headings, controls with their state, tables
 * with their signs in words, and each picture as its words, its shapes and its marks as the keys name them.
 *
 * `[word]` is a button, `[*word]` a pressed one, `[-word]` a disabled one, `[word | title]` one that is called
 * otherwise than "open the source"; `~` stands before a derived figure and `* ` before a row that is set strong;
 * `{…}` are colours and shades.
 */
import type { Page } from 'playwright-core';

/** Prefix of the lines that name the marks of a picture. */
const MARK = '  · ';
/** Line after which the marks of a picture follow. */
const MARKS = '  marks:';

/** Milliseconds without a change after which a page that is not as stored counts as settled. */
const RESTING = 2000;
const POLL = 50;
const DEADLINE = 30_000;

/**
 * The text of the page once it has settled: when it is, twice in a row, as `stored` says, or else when it has not
 * changed for a while. Marks are named afterwards, as that takes keys.
 */
export async function settledText(page: Page, stored: string | null): Promise<string> {
  const expected = stored === null ? null : withoutMarks(stored);
  let text = '';
  let since = 0;
  let met = 0;
  for (const started = Date.now(); Date.now() - started < DEADLINE;) {
    const { text: next, busy } = await page.evaluate(readPage);
    if (next !== text || busy) [text, since, met] = [next, Date.now(), 0];
    else if (Date.now() - since > RESTING) break;
    if (!busy && next === expected && (met += 1) === 2) break;
    await page.waitForTimeout(POLL);
  }
  return withMarks(text, await page.evaluate(nameMarks));
}

const withoutMarks = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith(MARK))
    .join('\n');

function withMarks(text: string, charts: readonly (readonly string[])[]): string {
  let chart = -1;
  return text
    .split('\n')
    .flatMap((line) => {
      if (line !== MARKS) return [line];
      chart += 1;
      return [line, ...(charts[chart] ?? []).map((mark) => MARK + mark)];
    })
    .join('\n');
}

/** Runs in the page: goes through the marks of every picture by the keys, and notes what is said of each. */
async function nameMarks(): Promise<string[][]> {
  const charts: string[][] = [];
  for (const chart of document.querySelectorAll<HTMLElement>(
    'main [role=application][aria-roledescription]',
  )) {
    const press = async (key: string): Promise<string> => {
      chart.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await new Promise<void>((resolve) => queueMicrotask(resolve));
      await new Promise<void>((resolve) => queueMicrotask(resolve));
      return (chart.nextElementSibling?.textContent ?? '').replace(/\s+/g, ' ').trim();
    };
    const last = await press('End');
    const marks: string[] = [];
    let said = await press('Home');
    while (said !== '') {
      marks.push(said);
      const next = await press('ArrowRight');
      if (next === said && said === last) break;
      said = next;
    }
    await press('Escape');
    charts.push(marks);
  }
  return charts;
}

/** Runs in the page: what `main` says, and whether it is still waiting for something. Lists every row of tables first. */
async function readPage(): Promise<{ text: string; busy: boolean }> {
  const main = document.querySelector('main')!;
  const more = main.querySelectorAll<HTMLElement>('p.more button');
  for (const button of more) button.click();
  if (more.length > 0) await new Promise<void>((resolve) => setTimeout(resolve));

  /** What labels stand on that lie across lines or bars: a colour that lets some of them through. */
  const LABEL_GROUND = /^#([\da-f]{8}|ffffff 0\.\d+)$/i;
  const PLAIN_TITLES = ['查看出处', 'open the source'];
  const lines: string[] = [];
  let line = '';
  const flush = () => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text !== '' && text !== '-') lines.push(text);
    line = '';
  };
  const inlineOf = (element: Element): string => {
    const outer = line;
    line = '';
    for (const child of element.childNodes) walk(child);
    const text = line.replace(/\s+/g, ' ').trim();
    line = outer;
    return text;
  };
  const wrapped = (items: readonly string[], indent: string, many: number) => {
    for (let at = 0; at < items.length; at += many) {
      lines.push(indent + items.slice(at, at + many).join(' | '));
    }
  };

  const shapesOf = (svg: SVGSVGElement): Map<string, string[]> => {
    const shapes = new Map<string, string[]>();
    for (const shape of svg.querySelectorAll<SVGGraphicsElement>(
      'path, rect, circle, ellipse, line, polyline',
    )) {
      if (shape.closest('defs, clipPath, pattern')) continue;
      const of = (name: string) => shape.getAttribute(name) ?? '';
      const fill = of('fill').replace(/^url\(.*/, 'pattern');
      const stroke = of('stroke');
      const dash = of('stroke-dasharray') === '' ? '' : ' dashed';
      const seen = (paint: string, ...parts: string[]) =>
        !['', 'none', 'transparent'].includes(paint) && !parts.includes('0');
      const filled = seen(fill, of('fill-opacity'), of('opacity'));
      const stroked = seen(stroke, of('stroke-opacity'), of('stroke-width'), of('opacity'));
      if (!filled && !stroked) continue;
      const opacity = of('fill-opacity') === '' ? '' : ` ${of('fill-opacity')}`;
      const paint = `${filled ? fill + opacity : '-'}${stroked ? ` / ${stroke}${dash}` : ''}`;
      // As large as the font of this machine makes the words before it.
      if (LABEL_GROUND.test(fill + opacity)) {
        shapes.set(paint, [`${Number.parseInt(shapes.get(paint)?.[0] ?? '0') + 1} of them`]);
        continue;
      }
      const box = shape.getBBox();
      const matrix = shape.getCTM();
      const corner = (x: number, y: number) => new DOMPoint(x, y).matrixTransform(matrix ?? undefined);
      const [from, to] = [corner(box.x, box.y), corner(box.x + box.width, box.y + box.height)];
      const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
      const size = `${Math.round(Math.abs(to.x - from.x))}×${Math.round(Math.abs(to.y - from.y))}`;
      const at = `${Math.round(left)},${Math.round(top)} ${size}`;
      shapes.set(paint, [...(shapes.get(paint) ?? []), at]);
    }
    return shapes;
  };

  const chart = (element: Element) => {
    flush();
    lines.push(`(${element.getAttribute('aria-roledescription')}) ${element.getAttribute('aria-label')}`);
    const svg = element.querySelector('svg');
    if (svg) {
      lines.push('  words:');
      const words = [...svg.querySelectorAll('text')].map((text) => text.textContent.replace(/\s+/g, ' '));
      wrapped(words, '    ', 12);
      lines.push('  shapes:');
      for (const [paint, boxes] of shapesOf(svg)) {
        lines.push(`    ${paint}`);
        wrapped(boxes, '      ', 8);
      }
    }
    lines.push('  marks:');
  };

  const table = (element: HTMLTableElement) => {
    flush();
    lines.push(`table: ${element.caption ? inlineOf(element.caption) : ''}`);
    for (const row of element.rows) {
      const cells = [...row.cells].map((cell) => {
        const sorted = cell.getAttribute('aria-sort') ?? 'none';
        const shade = cell.style.getPropertyValue('--shade');
        return `${inlineOf(cell)}${sorted === 'none' ? '' : ` (${sorted})`}${shade === '' ? '' : ` {${shade}}`}`;
      });
      const head = row.cells[0];
      const strong =
        head && head.closest('tbody') && Number(getComputedStyle(head).fontWeight) >= 600 ? '* ' : '';
      lines.push(strong + cells.join('\t'));
    }
  };

  const button = (element: HTMLButtonElement) => {
    const text = inlineOf(element);
    const name = element.getAttribute('aria-label') ?? '';
    const title = PLAIN_TITLES.includes(element.title) ? '' : element.title;
    const sign = element.disabled ? '-' : element.getAttribute('aria-pressed') === 'true' ? '*' : '';
    line += `[${sign}${text}${name !== '' && name !== text ? ` = ${name}` : ''}${title === '' ? '' : ` | ${title}`}]`;
  };

  const walk = (node: Node): void => {
    if (node instanceof Text) {
      line += node.data;
      return;
    }
    if (!(node instanceof Element)) return;
    const style = getComputedStyle(node);
    if (style.display === 'none' || node.getAttribute('aria-hidden') === 'true') {
      if (!(node instanceof SVGSVGElement)) return;
    }
    // What is said of a mark is noted with the marks.
    if (node.previousElementSibling?.matches('[role=application]') && node.hasAttribute('aria-live')) return;
    if (node.tagName === 'FOOTER') return;
    if (node.matches('[role=application][aria-roledescription]')) return chart(node);
    if (node instanceof SVGSVGElement) {
      const paints = [...node.querySelectorAll('path')].map(
        (path) => `${path.getAttribute('fill') ?? ''} ${(path.getAttribute('d') ?? '').slice(0, 24)}`,
      );
      line += `{${paints.join(' ').trim()}} `;
      return;
    }
    if (node instanceof HTMLTableElement) return table(node);
    const derived = style.textDecorationStyle === 'dashed' && style.textDecorationLine === 'underline';
    if (derived) line += '~';
    if (node instanceof HTMLButtonElement) return button(node);
    if (node instanceof HTMLSelectElement) {
      line += ` <${node.selectedOptions[0]?.text.trim() ?? ''}, one of ${node.options.length}> `;
      return;
    }
    if (node instanceof HTMLInputElement) {
      const checks = node.type === 'checkbox' || node.type === 'radio';
      line += checks ? (node.checked ? ' (x) ' : ' ( ) ') : ` <${node.value || node.placeholder}> `;
      return;
    }
    if (node instanceof HTMLAnchorElement) {
      const finding = new URL(node.href, location.href).searchParams.get('finding');
      const name = node.getAttribute('aria-label');
      line += ` ${inlineOf(node)}(${name === null ? '' : `${name} `}→ ${finding ?? node.getAttribute('href')})`;
      return;
    }
    const colour = node instanceof HTMLElement ? node.style.backgroundColor : '';
    if (colour !== '') {
      line += `{${colour} ${[...node.classList].filter((name) => !name.startsWith('svelte-')).join(' ')}} `;
    }
    if (style.display.startsWith('inline') && style.display !== 'inline-flex') {
      for (const child of node.childNodes) walk(child);
      if (style.display !== 'inline') line += ' ';
      return;
    }
    // Within a cell or a button a line of its own is a word of its own.
    if (node.parentElement?.closest('table, button')) {
      line += ' ';
      for (const child of node.childNodes) walk(child);
      line += ' ';
      return;
    }
    flush();
    if (/^H\d$/.test(node.tagName)) line = `${'#'.repeat(Number(node.tagName[1]))} `;
    if (node.tagName === 'LI') line = '- ';
    // How much of an answer its headline has room for, the fonts of this machine say: here it is whole.
    if (node.matches('h2.sentence + .rest')) {
      const head = lines.pop()!.replace(/ …$/, '');
      line = head + (/[\u2e80-\uffff]$/.test(head) ? '' : ' ') + inlineOf(node).replace(/^… /, '');
    } else for (const child of node.childNodes) walk(child);
    flush();
  };

  walk(main);
  flush();
  const waiting =
    'main[aria-busy=true], [aria-busy=true], progress, .progress, article ~ [role=status], .waiting';
  const busy = main.matches('[aria-busy=true]') || main.querySelector(waiting) !== null;
  return { text: lines.join('\n'), busy };
}
