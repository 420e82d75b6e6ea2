/** The files of what was dropped: folders are looked through, however deep. */

/** More files than this are not taken from one drop: a folder dropped by mistake is not read to its end. */
export const MOST_FILES = 500;

/** Files in the order they were dropped; hidden ones of folders are left out. */
export async function filesOf(entries: readonly (File | FileSystemDirectoryEntry)[]): Promise<File[]> {
  const files: File[] = [];
  for (const entry of entries) {
    if (entry instanceof File) files.push(entry);
    else await walk(entry, files);
  }
  return files.slice(0, MOST_FILES);
}

async function walk(folder: FileSystemDirectoryEntry, files: File[]): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    // A folder tells its entries in portions, and an empty one at the end.
    const portion = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (portion.length === 0 || files.length > MOST_FILES) return;
    for (const entry of portion) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, files);
      else {
        const file = await new Promise<File | null>((resolve) =>
          (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
        );
        if (file) files.push(file);
      }
    }
  }
}
