/**
 * What ingest must know beyond a document, as the repository's tables hold it, how a body is
 * found in them, and how one that is not in them is written. A large chunk: import it lazily.
 */
import { parseRegistry } from '#ingest/registry.ts';
import divisions from '../../../data/classification/divisions.csv?raw';
import economic from '../../../data/classification/economic.csv?raw';
import functional from '../../../data/classification/functional.csv?raw';
import entities from '../../../data/entities.csv?raw';

/** The registered bodies, both classifications and the administrative divisions. */
export const registry = parseRegistry({ entities, functional, economic, divisions });

export { composeEntity } from '#ingest/identity/body.ts';
export { findRegistered } from '#ingest/identity/identity.ts';
export { recogniseDivision } from '#ingest/identity/place.ts';
