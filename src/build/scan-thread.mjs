/** The door to `scan-thread.ts` from source: threads do not inherit the loader that the command runs under. */
import { register } from 'tsx/esm/api';

register();
await import('./scan-thread.ts');
