/** Web archives (.mht, .mhtml): pages that a browser or word processor saved in one file, as a mail with parts. */
import type { PictureIn } from '../../source.ts';
import { latinBytes, latinText } from '../text/encoding.ts';

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

/** What a web archive holds. */
interface WebArchive {
  /** In the order they were saved, the one that was shown first. */
  readonly pages: readonly Uint8Array[];
  /** Has a picture by what a page calls it. */
  pictureAt(address: string): PictureIn | null;
}

/** Takes a web archive apart. */
export function openWebArchive(bytes: Uint8Array): WebArchive {
  const parts = partsIn(latinText(bytes).trimStart());
  return {
    pages: parts
      .filter(({ type }) => /^(?:text\/html|application\/xhtml)/i.test(type))
      .map(({ read }) => read()),
    pictureAt: (address) => {
      const found = parts.find(
        ({ type, names }) =>
          /^image\//i.test(type) && names.some((name) => name === address.replace(/^cid:/i, '')),
      );
      return found?.read ?? null;
    },
  };
}

interface ArchivePart {
  readonly type: string;
  /** What pages call it. */
  readonly names: readonly string[];
  readonly read: () => Uint8Array;
}

function partsIn(part: string): ArchivePart[] {
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
          .flatMap((text) => partsIn(text.trimStart()));
  }
  const valueOf = (field: string) =>
    new RegExp(`^${field}:[ \\t]*(.*?)[ \\t]*$`, 'im').exec(header)?.[1] ?? '';
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(header)?.[1]?.toLowerCase();
  return [
    {
      type: valueOf('content-type'),
      names: [valueOf('content-location'), valueOf('content-id').replace(/^<|>$/g, '')].filter(
        (name) => name !== '',
      ),
      read: () => decodePart(body, encoding),
    },
  ];
}

function decodePart(body: string, encoding: string | undefined): Uint8Array {
  if (encoding === 'base64') return latinBytes(atob(body.replace(/[^A-Za-z0-9+/]/g, '')));
  if (encoding !== 'quoted-printable') return latinBytes(body);
  const joined = body.replace(/=[ \t]*\r?\n/g, '');
  return latinBytes(
    joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
}
