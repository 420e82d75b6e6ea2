/** Many bodies to choose from: how fast typing finds, and how fast a choice is drawn beside those chosen before. */
import type { Browser, Page } from 'playwright-core';
import { ENGINE_READY, INTERACTION, interactionTimes, quantile, timeOfMark } from './marks.ts';
import { openCold } from './first-picture.ts';

/** Milliseconds. */
export interface ChoosingTimes {
  /** The slowest of the keystrokes: from the key to the list laid out anew. */
  readonly keystroke: number;
  /** From a choice to its picture, the 95th percentile, by how many are chosen. */
  readonly choices: ReadonlyMap<number, number>;
}

/** What readers type: a name, its pinyin, initials, a code; each letter is a keystroke. */
const TYPED = ['样本', 'yangben', 'rlzyhshbzj', '5101', 'bureau'];
/** Subjects in which bodies are chosen. */
const SUBJECTS = ['spending', 'three-public', 'subsidies', 'assessment', 'trend'];
const CHOICES = 4;
/** Fewer than these stand at the top of the list, those to be chosen next beneath them. */
const FEW = 12;
/** A picture that takes longer counts as so long. */
const PATIENCE = 10_000;

/**
 * Types, then chooses bodies, or gives them up, in every subject.
 * @param counts how many are chosen meanwhile
 */
export async function measureChoosing(
  browser: Browser,
  address: string,
  counts: readonly number[],
): Promise<ChoosingTimes> {
  const page = await openCold(browser, address);
  await timeOfMark(page, ENGINE_READY);
  const keystroke = Math.max(...(await keystrokes(page)));
  const choices = new Map<number, number>();
  for (const count of counts) choices.set(count, quantile(await choose(page, address, count), 0.95));
  await page.context().close();
  return { keystroke, choices };
}

function keystrokes(page: Page): Promise<number[]> {
  return page.evaluate(async (words) => {
    const field = document.querySelector<HTMLInputElement>('fieldset input[type=search]')!;
    const list = field.closest('fieldset')!;
    const times: number[] = [];
    for (const word of words) {
      for (let length = 0; length <= word.length; length += 1) {
        const begun = performance.now();
        field.value = word.slice(0, length);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await new Promise((resolve) => queueMicrotask(() => queueMicrotask(() => resolve(null))));
        list.getBoundingClientRect();
        times.push(performance.now() - begun);
      }
    }
    field.value = '';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return times;
  }, TYPED);
}

/** The ids of so many bodies of the data a page shows, in their order. */
export const bodiesOf = (page: Page, count: number): Promise<string[]> =>
  page.evaluate(async (most) => {
    const manifest = (await (await fetch('data/manifest.json')).json()) as {
      snapshots: { question: string; path: string }[];
    };
    const { path } = manifest.snapshots.find(({ question }) => question === 'department_years')!;
    const { columns, rows } = (await (await fetch(`data/${path}`)).json()) as {
      columns: string[];
      rows: string[][];
    };
    const at = columns.indexOf('entity_id');
    return [...new Set(rows.map((row) => row[at]!))].slice(0, most);
  }, count);

async function choose(page: Page, address: string, count: number): Promise<number[]> {
  const bodies = await bodiesOf(page, count);
  const times: number[] = [];
  for (const subject of SUBJECTS) {
    await page.goto(`${address}?v=2&subject=${subject}&departments=${bodies.join(',')}`);
    await timeOfMark(page, ENGINE_READY);
    await page.locator('main[aria-busy=false] .view:not([aria-busy=true])').first().waitFor();
    // The first choice fetches what no reader has asked for before: it is not what is measured.
    for (let choice = 0; choice <= CHOICES; choice += 1) {
      const time = await timed(page, count, choice);
      if (choice > 0) times.push(time);
    }
  }
  return times;
}

/** Of a few bodies one more is chosen, of many another given up: each time a choice that was not made before. */
async function timed(page: Page, count: number, choice: number): Promise<number> {
  const before = (await interactionTimes(page)).length;
  await page
    .locator('fieldset input[type=checkbox]')
    .nth(choice + (count < FEW ? count : 1))
    .click();
  const drawn = await page
    .waitForFunction(
      ([name, count]) => performance.getEntriesByName(name).length > count,
      [INTERACTION, before] as const,
      { timeout: PATIENCE },
    )
    .catch(() => null);
  return drawn ? ((await interactionTimes(page)).at(-1) ?? PATIENCE) : PATIENCE;
}
