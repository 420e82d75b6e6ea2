/** Which bodies stand for all, where there are more than one picture can show. */
import type { Entity } from './tables.ts';

/** Departments shown when the reader has chosen none: more than a palette tells apart is no picture. */
export const DEFAULT_DEPARTMENTS = 8;

/** What bodies are by their place and rank. */
export type Placed = Pick<Entity, 'entity_id' | 'level' | 'division_code'>;

const LEVELS = ['province', 'prefecture', 'county'];

/**
 * The departments shown where none were chosen: all, or of more than are told apart so many at equal distances, level
 * by level and by division code. Each level and each part of the country has as much of them as of the whole.
 * @returns ids in the order of the bodies
 */
export function representativesOf(bodies: readonly Placed[]): string[] {
  if (bodies.length <= DEFAULT_DEPARTMENTS) return bodies.map(({ entity_id }) => entity_id);
  const placed = bodies.toSorted(
    (a, b) =>
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || Number(a.division_code) - Number(b.division_code),
  );
  const taken = new Set(
    Array.from(
      { length: DEFAULT_DEPARTMENTS },
      (_, at) => placed[Math.floor(((at + 0.5) * placed.length) / DEFAULT_DEPARTMENTS)]!.entity_id,
    ),
  );
  return bodies.flatMap(({ entity_id }) => (taken.has(entity_id) ? [entity_id] : []));
}
