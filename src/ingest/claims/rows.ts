/** What reading the passages outside the accounts proper yields, without the ids that belong to the document. */
import type { Residue, RepeatedFigure } from '#model/tables.ts';

/** A figure stated again, in the order of the document; `list` numbers the enumerations it belongs to. */
export type RepeatedFigureRow = Omit<
  RepeatedFigure,
  'repeated_figure_id' | 'document_id' | 'entity_id' | 'fiscal_year' | 'list_id'
> & {
  readonly list: number;
};

/** Words of a template, in the order of the document. */
export type ResidueRow = Omit<Residue, 'residue_id' | 'document_id' | 'entity_id' | 'fiscal_year'>;
