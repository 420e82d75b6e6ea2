/** Figures that are wanted of every body there is, not only of those shown: what bodies are compared by. */

/**
 * Final accounts that bodies are compared by, and what they are held against, among all bodies there are: the engine
 * would have to load the whole publication for it. Any other figure it does load it for.
 */
export const PEER_CONCEPTS: readonly string[] = [
  'expenditure.project',
  'expenditure.current',
  'general_budget.personnel',
  'general_budget.operating',
  'three_public.total',
  'three_public.reception',
  'function.20807',
  'agency_operation.total',
  'procurement.total',
];

/** Concepts that the sizes of bodies are read from. */
const SIZES: readonly string[] = ['expenditure.current', 'expenditure.total', 'general_budget.total'];

/** Whether a fact is needed of every body, not only of those shown at first. */
export const isOfPeers = ({ concept, measure }: { concept: string; measure: string }): boolean =>
  measure === 'final' && (PEER_CONCEPTS.includes(concept) || SIZES.includes(concept));
