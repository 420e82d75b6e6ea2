/** What element of a page is shown as which: a style sheet or a role may make a table of any. */

/** What a style sheet makes of any element, as the element it then is. */
const DISPLAYED_AS: readonly (readonly [RegExp, string])[] = [
  [/display\s*:\s*(?:inline-)?table\s*(?:;|$)/i, 'table'],
  [/display\s*:\s*table-(?:row|header|footer)-group/i, 'tbody'],
  [/display\s*:\s*table-row\s*(?:;|$)/i, 'tr'],
  [/display\s*:\s*table-cell/i, 'td'],
  [/display\s*:\s*table-caption/i, 'caption'],
  [/display\s*:\s*(?:block|flex|grid|list-item)\s*(?:!|;|$)/i, 'div'],
  [/display\s*:\s*inline\s*(?:!|;|$)/i, 'span'],
];
/** What assistive technology is told that an element is. */
const ROLES: Readonly<Record<string, string>> = {
  table: 'table', grid: 'table', row: 'tr', rowgroup: 'tbody', cell: 'td', gridcell: 'td', columnheader: 'td', rowheader: 'td',
}; // prettier-ignore

/** The element that one is shown as: a box may be a table by its style or its role. */
export function shownAs(name: string, attributes: Readonly<Record<string, string>>, style: string): string {
  if (/^(?:table|thead|tbody|tfoot|tr|td|th|caption)$/.test(name)) return name;
  return (
    DISPLAYED_AS.find(([pattern]) => pattern.test(style))?.[1] ?? ROLES[attributes['role'] ?? ''] ?? name
  );
}
