/** Goes through the app as a reader does, subject by subject, and times every answer. */
import type { Locator, Page } from 'playwright-core';
import { ASKED, INTERACTION, interactionTimes } from './marks.ts';

/** One choice, and how long its picture took in milliseconds; null when none followed. */
export interface Interaction {
  readonly what: string;
  readonly time: number | null;
}

const CHOICES_PER_SUBJECT = 3;
/** An answer that takes longer counts as none. */
const PATIENCE = 5000;

/** Every subject, some of its choices, and a department left out and taken back; so many rounds of it. */
export async function interact(page: Page, rounds: number): Promise<Interaction[]> {
  const done: Interaction[] = [];
  const act = async (what: string, target: Locator): Promise<void> => {
    const before = (await interactionTimes(page)).length;
    await target.click();
    if (!(await isAsked(page, before))) return;
    const drawn = await page
      .waitForFunction(
        ([name, count]) => performance.getEntriesByName(name).length > count,
        [INTERACTION, before] as const,
        { timeout: PATIENCE },
      )
      .catch(() => null);
    done.push({ what, time: drawn ? ((await interactionTimes(page)).at(-1) ?? null) : null });
  };
  const subjects = page.locator('nav li a');
  const departments = page.locator('input[type=checkbox]');
  const count = await subjects.count();
  const choices = page.locator('main [role=group] button[aria-pressed]:not([disabled])');
  for (let round = 0; round < rounds; round += 1) {
    for (let at = 1; at <= count; at += 1) {
      const subject = subjects.nth(at % count);
      const name = (await subject.textContent()) ?? '';
      await act(name, subject);
      for (let choice = 0; choice < CHOICES_PER_SUBJECT; choice += 1) {
        const button = choices
          .and(page.locator('[aria-pressed=false]'))
          .filter({ visible: true })
          .nth(choice);
        if ((await button.count()) > 0) await act(`${name}: ${await button.textContent()}`, button);
      }
      for (const what of ['without a department', 'with it again']) {
        await act(`${name}: ${what}`, departments.nth(1));
      }
    }
  }
  return done;
}

/** Whether the last click asked for a picture: some choices only sort or filter the table. */
function isAsked(page: Page, before: number): Promise<boolean> {
  return page.evaluate(
    ([asked, interaction, count]) =>
      performance.getEntriesByName(asked).length > 0 ||
      performance.getEntriesByName(interaction).length > count,
    [ASKED, INTERACTION, before] as const,
  );
}
