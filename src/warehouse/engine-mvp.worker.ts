/** The engine for browsers without WebAssembly exceptions. The first import prepares the second. */
import './engine-worker.ts';
import '@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js';
