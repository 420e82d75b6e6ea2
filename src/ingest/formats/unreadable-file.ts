/** Why a file's content could not be had at all. One error, a stable code, and what its sentence needs. */

/** The reason, as a stable key. */
export type UnreadableCode =
  | 'empty'
  | 'too-large'
  | 'truncated'
  | 'damaged'
  | 'encrypted'
  | 'expands-too-far'
  | 'wrong-encoding'
  | 'no-text'
  | 'no-recogniser'
  | 'too-many-dots'
  | 'too-many-scans'
  | 'old-word'
  | 'packed'
  | 'not-a-document';

/** What the sentence names; which are set depends on the code. */
export interface UnreadableParameters {
  /** What the bytes are, e.g. `PNG image`, `OFD document`. */
  readonly kind?: string;
  /** Size found and size allowed, in bytes. */
  readonly bytes?: number;
  readonly most?: number;
  /** Dots of a picture, and how many are allowed as `most`. */
  readonly dots?: number;
  /** Pages that are pictures, and how many are allowed as `most`. */
  readonly pages?: number;
}

/** A file nothing was read from. The message is one English sentence; an interface words its own from the code. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';

  constructor(
    readonly code: UnreadableCode,
    readonly parameters: UnreadableParameters = {},
    options?: ErrorOptions,
  ) {
    super(sentence(code, parameters), options);
  }
}

function sentence(code: UnreadableCode, { kind, bytes, most, dots, pages }: UnreadableParameters): string {
  switch (code) {
    case 'empty':
      return 'The file is empty.';
    case 'too-large':
      return `The file has ${megabytes(bytes)}; at most ${megabytes(most)} are read. Split it, or save its text alone.`;
    case 'truncated':
      return `The ${kind ?? 'file'} ends before it is complete. Download it again.`;
    case 'damaged':
      return `The ${kind ?? 'file'} is damaged and cannot be opened. Download it again, or save it anew.`;
    case 'encrypted':
      return `The ${kind ?? 'file'} is protected by a password. Save a copy without the password.`;
    case 'expands-too-far':
      return `The ${kind ?? 'file'} expands to ${megabytes(bytes)}; at most ${megabytes(most)} are unpacked. Nothing was read.`;
    case 'wrong-encoding':
      return 'The text does not read as Chinese in UTF-8, UTF-16 or GB18030. Save it as UTF-8.';
    case 'no-text':
      return kind === 'PDF' || kind === 'picture'
        ? `The ${kind} holds no text, and none was recognised in ${kind === 'PDF' ? 'its pictures' : 'it'}. Nothing was read.`
        : `The ${kind ?? 'file'} holds no text. Nothing was read.`;
    case 'no-recogniser':
      return 'What reads scans is missing, altered, or does not start here. The scan was not read.';
    case 'too-many-dots':
      return `${kind === 'PDF' ? 'A picture in the PDF' : 'The picture'} has ${millions(dots)} dots; at most ${millions(most)} are read. Save it with fewer.`;
    case 'too-many-scans':
      return `The file has ${pages} pages that are pictures; at most ${most} are read. Split it.`;
    case 'old-word':
      return 'This is a Word document of the format before 2007 (.doc, .wps). Open it and save it as .docx.';
    case 'packed':
      return `This is ${withArticle(kind ?? 'archive')}. Unpack it, and give the files in it.`;
    case 'not-a-document':
      return `This is ${withArticle(kind ?? 'file of an unknown kind')}, which is not read. ${
        kind?.includes('image')
          ? 'Save it as PNG, JPEG or TIFF.'
          : 'Save the disclosure as PDF, .docx, .xlsx, .html or text.'
      }`;
  }
}

const withArticle = (kind: string): string => `${/^(?:[AEIOU]|RTF)/i.test(kind) ? 'an' : 'a'} ${kind}`;

const millions = (count = 0): string => `${Math.round(count / 1e6)} million`;

function megabytes(bytes = 0): string {
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 })} MB`;
}
