import { sectionPaths, SECTION_SEPARATOR } from './sections.ts';
import type { Block, SourceDocument } from '../source.ts';
import { isFormTitle, outsideOf, topicOf, topicWithin, type Outside, type Topic } from './topic.ts';

/** A block of the document, where it stands and what that part is about. */
export interface Passage {
  readonly block: Block;
  /** Heading path, ' / ' between levels, without numbering. */
  readonly section: string;
  /** What the nearest heading with a topic is about; null before the first one. */
  readonly topic: Topic | null;
  /** Set where the passage is not part of the accounts proper. */
  readonly outside: Outside | null;
}

/** Walks the document and says of each block where it stands. */
export function outlinePassages(source: SourceDocument): Passage[] {
  const paths = sectionPaths(source);
  return source.blocks.map((block, index) => {
    const section = paths[index]!;
    return { block, section, ...placeOf(section.split(SECTION_SEPARATOR)) };
  });
}

function placeOf(titles: readonly string[]): Pick<Passage, 'topic' | 'outside'> {
  let topic: Topic | null = null;
  let outside: Outside | null = null;
  for (const title of titles) {
    // A profile ends where a section of the accounts begins, whatever level the heading lost.
    if (outside === null || outside === 'profile') {
      outside = outsideOf(title) ?? (topicOf(title) || isFormTitle(title) ? null : outside);
    }
    topic = topicWithin(topic, title);
  }
  // Forms are attached below whatever the document ends with.
  if (outside !== 'contents' && isFormTitle(titles.at(-1) ?? '')) outside = null;
  return { topic, outside };
}
