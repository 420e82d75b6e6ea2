/** The networks that read scans, as the runtime runs them: in one thread, in WebAssembly, alike in a page and in Node. */
import { UnreadableFile } from '../formats/unreadable-file.ts';
import type { Recogniser } from './scanned-page.ts';
import type { Network } from './text-boxes.ts';

/** What the recogniser is made of: bytes of files that come with the build. */
export interface RecogniserFiles {
  /** The runtime's WebAssembly. */
  readonly runtime: ArrayBuffer;
  /** ONNX: finds text. */
  readonly detection: Uint8Array;
  /** ONNX: reads a line. */
  readonly recognition: Uint8Array;
  /** The signs it knows, one a line. */
  readonly signs: string;
}

/**
 * What was tried is these: another network, or one with a list of other signs, would read others. A runtime that once failed to start
 * does not start again in its worker: one that is another is not tried. SHA-256.
 */
const TRIED = {
  detection: '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
  recognition: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
  signs: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
  runtime: '3398c10d07d229bd91b364548e130e0e51a8e5704b88c7c083ebbeb78842dee2',
};

/** @throws UnreadableFile `no-recogniser` where a file is not the one it is to be, or a network does not start */
export async function openRecogniser(files: RecogniserFiles): Promise<Recogniser> {
  try {
    const { detection, recognition, signs, runtime } = files;
    const given = {
      detection,
      recognition,
      signs: new TextEncoder().encode(signs),
      runtime: new Uint8Array(runtime),
    };
    for (const name of ['detection', 'recognition', 'signs', 'runtime'] as const) {
      if ((await digestOf(given[name])) !== TRIED[name]) throw new Error(`${name} was altered`);
    }
    return await start(files);
  } catch (cause) {
    throw new UnreadableFile('no-recogniser', {}, { cause });
  }
}

async function digestOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function start({ runtime, detection, recognition, signs }: RecogniserFiles): Promise<Recogniser> {
  const { env, InferenceSession, Tensor } = await import('onnxruntime-web/wasm');
  env.wasm.numThreads = 1;
  env.wasm.wasmBinary = runtime;
  const open = async (bytes: Uint8Array): Promise<Network> => {
    const session = await InferenceSession.create(bytes, { executionProviders: ['wasm'] });
    const [input, output] = [session.inputNames[0]!, session.outputNames[0]!];
    return {
      run: async (numbers, shape) => {
        const answer = (await session.run({ [input]: new Tensor('float32', numbers, shape) }))[output]!;
        return { data: answer.data as Float32Array, shape: answer.dims };
      },
    };
  };
  return {
    detection: await open(detection),
    recognition: await open(recognition),
    // The first output of the network is no sign, the last one a blank.
    signs: ['', ...signs.split('\n').filter((sign) => sign !== ''), ' '],
  };
}
