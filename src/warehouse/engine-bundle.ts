/** Which build of the engine a browser can run, served from the page's own origin. */
import ehScript from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import mvpScript from '@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js?url';
import ehModule from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import mvpModule from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import { DataError } from './data-error.ts';

/** A build of the engine: its WebAssembly, and the script its worker runs. */
export interface EngineBundle {
  /** The plain module; the build may offer `<module>.gz` beside it or in its place. */
  readonly module: URL;
  readonly script: URL;
}

/**
 * The bundle this browser can run.
 * @throws DataError `no-wasm` when there is none
 */
export function chooseBundle(): EngineBundle {
  if (
    typeof WebAssembly !== 'object' ||
    typeof BigInt64Array !== 'function' ||
    typeof Worker !== 'function'
  ) {
    throw new DataError('no-wasm', 'the browser has no WebAssembly');
  }
  const [module, script] = hasExceptions() ? [ehModule, ehScript] : [mvpModule, mvpScript];
  return { module: new URL(module, import.meta.url), script: new URL(script, import.meta.url) };
}

/** Whether WebAssembly exceptions are there: asks the browser to accept a module with one function, `try catch_all end`. */
function hasExceptions(): boolean {
  const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  const types = [0x01, 0x04, 0x01, 0x60, 0x00, 0x00];
  const functions = [0x03, 0x02, 0x01, 0x00];
  const code = [0x0a, 0x08, 0x01, 0x06, 0x00, 0x06, 0x40, 0x19, 0x0b, 0x0b];
  return WebAssembly.validate(new Uint8Array([...header, ...types, ...functions, ...code]));
}
