/** Pictures among files: those that lie together are the pages of one disclosure. */
import { groupBy } from './group-by.ts';

/** Names as readers count: 2 before 10. */
export const BY_NAME = new Intl.Collator('zh', { numeric: true });

/** How files are told apart. */
interface Naming<T> {
  readonly nameOf: (file: T) => string;
  /** What the names of pictures end in. */
  readonly pictures: RegExp;
  /** Where a file lies; without it all lie together. */
  readonly folderOf?: (file: T) => string;
}

/** Files in their order; the pictures of a folder stand together in the place of the first, by their names. */
export function withPages<T>(
  files: readonly T[],
  { nameOf, pictures, folderOf = () => '' }: Naming<T>,
): (T | readonly T[])[] {
  const isPicture = (file: T) => pictures.test(nameOf(file));
  const byFolder = groupBy(files.filter(isPicture), folderOf);
  return files.flatMap((file): (T | readonly T[])[] => {
    const pages = isPicture(file) ? byFolder.get(folderOf(file))! : [];
    if (pages.length < 2) return [file];
    return file === pages[0] ? [pages.toSorted((a, b) => BY_NAME.compare(nameOf(a), nameOf(b)))] : [];
  });
}
