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

/** Runs work once what is changed now has been painted; returns what calls it off. */
export function afterPaint(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const frame = requestAnimationFrame(() => (timer = setTimeout(work)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
