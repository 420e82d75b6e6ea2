/** Word documents by their parts: what no program writes, or only Word itself. */
import { strToU8, zipSync } from 'fflate';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A Word document of the given body, with further parts where it needs them. */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const document =
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
    `<w:body>${body}<w:sectPr/></w:body></w:document>`;
  const all = Object.entries({ 'word/document.xml': document, ...parts });
  return zipSync(Object.fromEntries(all.map(([path, xml]) => [path, strToU8(HEAD + xml)])));
}
