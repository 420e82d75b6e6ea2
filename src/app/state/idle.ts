/** Work that waits until the page has nothing else to do. */

/** Runs work in an idle moment, within two seconds; returns what calls it off. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const idle = requestIdleCallback(work, { timeout: 2000 });
    return () => cancelIdleCallback(idle);
  }
  const timer = setTimeout(work, 500);
  return () => clearTimeout(timer);
}
