// Threads do not inherit the loader that the command runs under: register it, then start.
import { register } from 'tsx/esm/api';

register();
await import('./ingest-worker.ts');
