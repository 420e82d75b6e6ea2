/** A view in another's page, and the code that puts it there: its address, version of the data included, with `embed=1`. */
import type { AddressBar } from './address-bar.ts';

/**
 * The address of a view in another's page: its choices as they were embedded. Nothing is written: the steps of the page
 * around it are not this one's.
 */
export function embeddedBar(search: string): AddressBar {
  const choices = new URLSearchParams(search);
  choices.delete('embed');
  return { search: `?${choices}`, state: null, write: () => undefined, onReturn: () => undefined };
}

/** What stands in the code to embed a view. */
export interface Embedding {
  /** Of the view, in full. */
  readonly address: string;
  /** What it says, for those who do not see it. */
  readonly title: string;
  /** In CSS pixels; it is as wide as there is room. */
  readonly height: number;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

/** The code to put into another page, as HTML. */
export function embedCode({ address, title, height }: Embedding): string {
  const framed = new URL(address);
  framed.search = `${framed.search || '?'}${framed.search ? '&' : ''}embed=1`;
  return `<iframe src="${attribute(framed.href)}" title="${attribute(title)}" width="100%" height="${height}" style="border: 0" loading="lazy"></iframe>`;
}
