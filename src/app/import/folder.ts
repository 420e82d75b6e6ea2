/** The files of what was dropped: folders are looked through, however deep. */

/** More files than this are not taken from one drop: a folder dropped by mistake is not read to its end. */
const MOST_FILES = 500;

/** 2 before 10. */
const byName = new Intl.Collator('zh', { numeric: true });

/** Files in the order they were dropped, those of a folder by name; hidden ones are left out. */
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
  entries.sort((a, b) => byName.compare(a.name, b.name));
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
