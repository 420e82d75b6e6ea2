/** Work of the engine that no choice of the reader's is to wait for: it is done between choices. */

/** Waits until the reader is not about to choose, or the work has been given up. */
export async function untilPause(signal: AbortSignal): Promise<void> {
  while (isChoosing() && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Milliseconds after which a choice that no picture follows, as one that only sorts, is held up for no longer. */
const LONGEST_ANSWER = 500;

/** Milliseconds without a choice after which the next is not to be expected at once: one choice seldom comes alone. */
const PAUSE = 800;

/** Whether the reader has chosen something that is not drawn yet, or only just drawn; the session marks both. */
function isChoosing(): boolean {
  const now = performance.now();
  const asked = performance.getEntriesByName('juesuan:asked').at(-1);
  if (asked !== undefined && now - asked.startTime < LONGEST_ANSWER) return true;
  const answered = performance.getEntriesByName('juesuan:interaction').at(-1);
  return answered !== undefined && now - answered.startTime - answered.duration < PAUSE;
}
