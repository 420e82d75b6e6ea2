/** What the reader submits to be read: files, folders of them, or a text. */
import { BY_NAME, withPages } from '#ingest/picture-pages.ts';

/** What was dropped, chosen or pasted, not yet looked into. */
export type Submission =
  { readonly entries: readonly (File | FileSystemDirectoryEntry)[] } | { readonly text: string };

/** Shorter texts are no accounts: pasting a word on the page means something else. */
const SHORTEST_TEXT = 100;

/** Whether what is typed or pasted at a target goes into a field there. */
export function isFieldTarget(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}

/** What a clipboard holds for us: files, or a text long enough; null where neither. */
export function pastedFrom(clipboard: DataTransfer | null): Submission | null {
  if (!clipboard) return null;
  if (clipboard.files.length > 0) return { entries: [...clipboard.files] };
  const text = clipboard.getData('text/plain');
  return text.length >= SHORTEST_TEXT ? { text } : null;
}

/** Files and folders of a drop. To be asked within the event: afterwards the browser has let go of them. */
export function droppedFrom(transfer: DataTransfer | null): Submission {
  const items = [...(transfer?.items ?? [])].filter(({ kind }) => kind === 'file');
  const entries = items.flatMap((item) => {
    const entry = item.webkitGetAsEntry();
    const found = entry?.isDirectory ? (entry as FileSystemDirectoryEntry) : item.getAsFile();
    return found ? [found] : [];
  });
  return { entries: entries.length > 0 ? entries : [...(transfer?.files ?? [])] };
}

/** More files than this are not taken from one drop: a folder dropped by mistake is not read to its end. */
const MOST_FILES = 500;

/** Files in the order they were dropped, those of a folder by name; hidden ones are left out. */
export async function filesOf(entries: readonly (File | FileSystemDirectoryEntry)[]): Promise<File[]> {
  const files: File[] = [];
  for (const entry of entries) {
    if (entry instanceof File) files.push(entry);
    else await walk(entry, files);
  }
  return files.slice(0, MOST_FILES);
}

const PICTURE = /\.(?:png|jpe?g|jfif|tiff?|webp|gif|bmp|hei[cf]|avif)$/i;

/** Files with the pictures among them as the pages of one disclosure. */
export const pagesTogether = (files: readonly File[]): (File | readonly File[])[] =>
  withPages(files, { nameOf: ({ name }) => name, pictures: PICTURE });

async function walk(folder: FileSystemDirectoryEntry, files: File[]): Promise<void> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    // A folder tells its entries in portions, and an empty one at the end.
    const portion = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (portion.length === 0 || entries.length > MOST_FILES) break;
    entries.push(...portion.filter(({ name }) => !name.startsWith('.')));
  }
  // A file system tells them in an order of its own.
  entries.sort((a, b) => BY_NAME.compare(a.name, b.name));
  for (const entry of entries) {
    if (files.length > MOST_FILES) return;
    if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, files);
    else {
      const file = await new Promise<File | null>((resolve) =>
        (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
      );
      if (file) files.push(file);
    }
  }
}
