/**
 * The figures that are shown, chosen once when the data are built, year by year, so that a question about every body
 * there is reads one concept of one year and not all accounts. Two files a year: the bodies that documents speak of in
 * it, and their figures, sorted by concept and measure and, within, by body.
 */
import type { Column } from '#model/tables.ts';
import type { PublishedFile } from '../published/published-file.ts';

/** The tables of a year. */
export type MartTable = 'body_years' | 'figures';

/** A file of the mart. */
export interface MartFile extends PublishedFile {
  readonly table: MartTable;
  /** The year the figures are about. */
  readonly year: number;
  /** The first 16 digits of the SHA-256 of each block, so that a piece of the file can be checked by itself. */
  readonly blocks: string;
}

/** Bytes of a block; the last is shorter. */
export const BLOCK = 32_768;
/** Digits of a block's hash. */
export const BLOCK_DIGITS = 16;

type MartColumn = Pick<Column, 'name' | 'type' | 'nullable' | 'meaning'>;

/**
 * How the id of a figure is told: most ids are made of the document, the concept, the measure, the year and the line,
 * and these are there already.
 */
const idColumns = (prefix: string): MartColumn[] => [
  {
    name: `${prefix}line`,
    type: 'INTEGER',
    nullable: true,
    meaning: 'line the id ends with; 0 where derived',
  },
  { name: `${prefix}id`, type: 'VARCHAR', nullable: true, meaning: 'the id where it is made otherwise' },
];

/** Columns of the mart. */
export const MART: Readonly<Record<MartTable, readonly MartColumn[]>> = {
  body_years: [
    { name: 'entity_id', type: 'VARCHAR', nullable: false, meaning: '' },
    { name: 'level', type: 'VARCHAR', nullable: false, meaning: 'as in entities' },
    { name: 'kind', type: 'VARCHAR', nullable: false, meaning: 'as in entities' },
    { name: 'province_en', type: 'VARCHAR', nullable: false, meaning: 'as in entities' },
    {
      name: 'later',
      type: 'TINYINT',
      nullable: false,
      meaning: 'years by which the document that speaks of the year is later',
    },
    { name: 'spoken', type: 'BOOLEAN', nullable: false, meaning: 'it has a document or a total of the year' },
    { name: 'scope', type: 'VARCHAR', nullable: true, meaning: 'of that document' },
    { name: 'staff', type: 'INTEGER', nullable: true, meaning: 'of the document of the very year' },
    {
      name: 'total_concept',
      type: 'VARCHAR',
      nullable: true,
      meaning: 'what stands for all its expenditure',
    },
    { name: 'total', type: 'DOUBLE', nullable: true, meaning: '' },
    { name: 'total_origin', type: 'VARCHAR', nullable: true, meaning: '' },
    { name: 'total_later', type: 'TINYINT', nullable: true, meaning: 'of the document of the total' },
    ...idColumns('total_'),
  ],
  figures: [
    { name: 'concept', type: 'VARCHAR', nullable: false, meaning: '' },
    { name: 'measure', type: 'VARCHAR', nullable: false, meaning: '' },
    { name: 'body', type: 'INTEGER', nullable: false, meaning: 'row of body_years of the year, from 0' },
    { name: 'digits', type: 'INTEGER', nullable: true, meaning: 'the value times ten to the power of scale' },
    { name: 'scale', type: 'TINYINT', nullable: false, meaning: '' },
    { name: 'exact', type: 'DOUBLE', nullable: true, meaning: 'the value where digits cannot tell it' },
    { name: 'unit', type: 'VARCHAR', nullable: false, meaning: '' },
    { name: 'origin', type: 'VARCHAR', nullable: false, meaning: '' },
    { name: 'fund', type: 'VARCHAR', nullable: true, meaning: '' },
    { name: 'later', type: 'TINYINT', nullable: false, meaning: 'years by which its document is later' },
    ...idColumns(''),
  ],
};

/** What the id of a figure is made of. */
export interface FigurePlace {
  readonly entity_id: string;
  readonly year: number;
  readonly later: number;
  readonly concept: string;
  readonly measure: string;
}

/** The document a figure stands in. */
export const documentOf = ({
  entity_id,
  year,
  later,
}: Pick<FigurePlace, 'entity_id' | 'year' | 'later'>): string => `${entity_id}-${year + later}`;

/** The id of a figure, from its place and what is told of it. */
export function idOf(place: FigurePlace, line: number | null, id: string | null): string {
  if (id !== null) return id;
  const { concept, measure, year } = place;
  return `${documentOf(place)}/${concept}/${measure}/${year}/${line ? `L${line}` : 'derived'}`;
}
