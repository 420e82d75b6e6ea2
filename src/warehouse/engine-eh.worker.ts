/** The engine for browsers with WebAssembly exceptions. The first import prepares the second. */
import './engine-worker.ts';
import '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js';
