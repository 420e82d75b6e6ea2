/** The door to `ingest-thread.ts` from source: threads do not inherit the loader that the command runs under. */
import { register } from 'tsx/esm/api';

register();
await import('./ingest-thread.ts');
