/** Marks in the browser's timeline: what the page took to draw first, and from a choice to its picture. */

/** The reader has made a choice. */
export function markAsked(): void {
  performance.mark('juesuan:asked');
}

/** A picture is on the page. */
export function markDrawn(): void {
  if (performance.getEntriesByName('juesuan:asked').length === 0) return;
  performance.mark('juesuan:drawn');
  performance.measure('juesuan:interaction', 'juesuan:asked', 'juesuan:drawn');
  performance.clearMarks('juesuan:asked');
}

/** The first picture is on the page. */
export function markFirstPicture(): void {
  performance.mark('juesuan:first-picture');
}
