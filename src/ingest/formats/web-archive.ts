/** Web archives (.mht, .mhtml): pages that a browser or word processor saved in one file, as a mail with parts. */
import { latinBytes, latinText } from './encoding.ts';

/** A header's lines, up to the empty one that ends it. */
const HEADER_END = /\r?\n\r?\n/;
const MULTIPART = /^content-type:\s*multipart\/(?:related|mixed|alternative)/im;

/** Whether the first characters of a file are a web archive's. */
export function isWebArchive(head: string): boolean {
  const [header = ''] = head.trimStart().split(HEADER_END, 1);
  return (
    /^mime-version:/im.test(header) &&
    (MULTIPART.test(header) || /^content-type:\s*text\/html/im.test(header))
  );
}

/** The pages in a web archive in the order they were saved, the one that was shown first. */
export function pagesOf(bytes: Uint8Array): Uint8Array[] {
  return pagesIn(latinText(bytes).trimStart());
}

function pagesIn(part: string): Uint8Array[] {
  const end = HEADER_END.exec(part);
  if (!end) return [];
  const header = part.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' ');
  const body = part.slice(end.index + end[0].length);
  if (MULTIPART.test(header)) {
    const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(header);
    const mark = boundary?.[1] ?? boundary?.[2];
    return mark === undefined
      ? []
      : body
          .split(`--${mark}`)
          .slice(1)
          .flatMap((text) => pagesIn(text.trimStart()));
  }
  if (!/^content-type:\s*(?:text\/html|application\/xhtml)/im.test(header)) return [];
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(header)?.[1]?.toLowerCase();
  return [decodePart(body, encoding)];
}

function decodePart(body: string, encoding: string | undefined): Uint8Array {
  if (encoding === 'base64') return latinBytes(atob(body.replace(/[^A-Za-z0-9+/]/g, '')));
  if (encoding !== 'quoted-printable') return latinBytes(body);
  const joined = body.replace(/=[ \t]*\r?\n/g, '');
  return latinBytes(
    joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
}
