/**
 * Runs in the engine's worker before duckdb-wasm's own script does, and stands between it and the network.
 *
 * duckdb-wasm fetches its module and hands the response to the browser; when either fails, it never
 * answers. So its fetch is answered from here: the compressed copy is tried first (hosts refuse files as large
 * as the plain one), inflated on the way, checked to be WebAssembly, and typed as such whatever the host says.
 * What goes wrong is reported to the page.
 */
import { DataError, type DataErrorCode } from '../data-error.ts';
import { isMarkup, refusal } from '../published/fetch-bytes.ts';
import { showLife } from './worker-life.ts';

/** What the page tells the worker first: which of duckdb-wasm's worker scripts to run. */
export interface EngineOrder {
  readonly script: string;
}

/** What the worker tells the page, beside duckdb-wasm's own messages. */
export type EngineNotice =
  | { readonly notice: 'started' }
  | { readonly notice: 'bytes'; readonly loaded: number; readonly total: number }
  | {
      readonly notice: 'failure';
      readonly code: DataErrorCode;
      readonly message: string;
      readonly file?: string;
    };

type Bytes = Uint8Array<ArrayBuffer>;

/** The worker's scope, typed as far as it is used. */
const scope = globalThis as unknown as {
  fetch: typeof fetch;
  onmessage: ((event: MessageEvent<EngineOrder>) => void) | null;
  postMessage(notice: EngineNotice): void;
  importScripts(script: string): void;
};
const fetchFile = scope.fetch.bind(globalThis);

showLife();

scope.fetch = (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  return url.endsWith('.wasm') ? fetchEngine(url) : fetchFile(input, init);
};

// duckdb-wasm's script puts its own handler in place of this one.
scope.onmessage = ({ data }) => {
  run(data.script).then(
    () => scope.postMessage({ notice: 'started' }),
    (reason: unknown) => scope.postMessage({ notice: 'failure', code: 'engine', message: String(reason) }),
  );
};

/** Runs a script in this worker, which is a module in development and a plain script when built. */
async function run(script: string): Promise<void> {
  if (import.meta.env.DEV) await import(/* @vite-ignore */ script);
  else scope.importScripts(script);
}

/**
 * Functions of the module that the script of the build without WebAssembly exceptions calls by name, and never
 * defines (duckdb-wasm issue 1966): without them its first internal exception ends it.
 */
const MISSING_FUNCTIONS = [
  'setThrew',
  '__cxa_can_catch',
  '__cxa_get_exception_ptr',
  '__cxa_increment_exception_refcount',
  '__cxa_decrement_exception_refcount',
  '__get_exception_message',
] as const;

const instantiate = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async (source, imports) => {
  const result = await instantiate(source, imports);
  for (const name of MISSING_FUNCTIONS) {
    Object.assign(globalThis, { [`_${name}`]: result.instance.exports[name] });
  }
  return result;
};

addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  scope.postMessage(failureOf(event.reason));
});

/** The engine as a response that can be compiled while it arrives. */
async function fetchEngine(url: string): Promise<Response> {
  const file = new URL(url).pathname.replace(/^.*\//, '');
  const compressed =
    import.meta.env.DEV || !('DecompressionStream' in globalThis) ? null : await open(`${url}.gz`, file);
  const body = compressed ?? (await open(url, file));
  if (!body) throw refusal(404, file);
  return new Response(body, { headers: { 'Content-Type': 'application/wasm' } });
}

/** The WebAssembly at a URL, inflated where the host left it compressed; null when the host has no such file. */
async function open(url: string, file: string): Promise<ReadableStream<Bytes> | null> {
  const response = await fetchFile(url).catch((cause: unknown) => {
    throw new DataError('network', `${file} could not be fetched`, { file, cause });
  });
  if (!response.ok || !response.body) {
    if (response.status === 404 || response.status === 410 || response.status === 403) return null;
    throw refusal(response.status, file);
  }
  const lost = (cause: unknown) =>
    new DataError('network', `the connection broke while ${file} arrived`, { file, cause });
  const { head, stream } = await peek(countBytes(response.body as ReadableStream<Bytes>, response), lost);
  if (isMarkup(head)) {
    await stream.cancel();
    // A host that answers with its front page has no compressed copy; it may have the plain one.
    if (url.endsWith('.gz')) return null;
    throw new DataError('html', `the host answered with a web page for ${file}`, { file });
  }
  const compressed = head[0] === 0x1f && head[1] === 0x8b;
  return checkMagic(compressed ? stream.pipeThrough(new DecompressionStream('gzip')) : stream, file);
}

async function checkMagic(stream: ReadableStream<Bytes>, file: string): Promise<ReadableStream<Bytes>> {
  const unreadable = (cause: unknown) =>
    new DataError('altered', `${file} cannot be inflated`, { file, cause });
  const peeked = await peek(stream, unreadable);
  if (String.fromCharCode(...peeked.head.subarray(0, 4)) !== '\0asm') {
    throw new DataError('altered', `${file} is not WebAssembly`, { file });
  }
  return peeked.stream;
}

/** What broke a stream first: the browser's own report of it no longer says. */
let broken: DataError | null = null;

/** The first piece of a stream, and the stream with that piece still in it. */
async function peek(
  stream: ReadableStream<Bytes>,
  explain: (cause: unknown) => DataError,
): Promise<{ head: Bytes; stream: ReadableStream<Bytes> }> {
  const reader = stream.getReader();
  const read = () =>
    reader.read().catch((cause: unknown) => {
      broken ??= explain(cause);
      throw broken;
    });
  const first = await read();
  const head = first.value ?? new Uint8Array();
  return {
    head,
    stream: new ReadableStream<Bytes>({
      start(controller) {
        if (first.done) controller.close();
        else controller.enqueue(head);
      },
      async pull(controller) {
        const { done, value } = await read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    }),
  };
}

/** Reports the bytes that arrive. `total` is 0 where the host does not say, or says it of an encoded body. */
function countBytes(body: ReadableStream<Bytes>, { headers }: Response): ReadableStream<Bytes> {
  const total = headers.has('Content-Encoding') ? 0 : Number(headers.get('Content-Length') ?? 0);
  let loaded = 0;
  return body.pipeThrough(
    new TransformStream<Bytes, Bytes>({
      transform(bytes, controller) {
        loaded += bytes.length;
        scope.postMessage({ notice: 'bytes', loaded, total });
        controller.enqueue(bytes);
      },
    }),
  );
}

function failureOf(rejection: unknown): EngineNotice {
  const reason = broken ?? rejection;
  const message = reason instanceof Error ? reason.message : String(reason);
  if (reason instanceof DataError) {
    return { notice: 'failure', code: reason.code, message, ...(reason.file && { file: reason.file }) };
  }
  if (reason instanceof RangeError || /memory/i.test(message))
    return { notice: 'failure', code: 'memory', message };
  if (reason instanceof WebAssembly.CompileError) return { notice: 'failure', code: 'altered', message };
  return { notice: 'failure', code: 'engine', message };
}
