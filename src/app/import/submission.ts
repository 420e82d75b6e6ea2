/** What the reader submits to be read: files, folders of them, or a text. */

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
