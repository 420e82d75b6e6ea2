/** A store that keeps objects under keys: any that speaks S3. Credentials come from the environment and go nowhere else. */
import { AwsClient } from 'aws4fetch';
import { sha256Of } from './publication.ts';

/** How an object is kept. */
export interface ObjectKind {
  /** Its media type. */
  readonly type: string;
  /** Whether what stands under this key never changes, so that whoever has it need not ask again. */
  readonly isForever: boolean;
  /** The state it takes the place of: a tag, or null for nothing. Absent where that does not matter. */
  readonly over?: string | null;
}

/** What publishing asks of a store. Each throws a StoreError where the store refuses or cannot be reached. */
export interface ObjectStore {
  /** What stands under a key, and the tag of this state of it; null where nothing does. */
  read(key: string): Promise<{ readonly bytes: Uint8Array; readonly tag: string } | null>;
  /** Bytes of what stands under a key; null where nothing does. */
  sizeOf(key: string): Promise<number | null>;
  /** Puts an object in its place whole, or not at all. */
  write(key: string, bytes: Uint8Array, kind: ObjectKind): Promise<void>;
}

/** A store that did not do what it was asked; `changed`: what was to be replaced is no longer what stood there. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly code: 'refused' | 'changed',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Where a store is. */
export interface StorePlace {
  readonly endpoint: URL;
  readonly bucket: string;
  /** What all keys begin with: '' or a path that ends with a slash. */
  readonly prefix: string;
}

/**
 * Reads `s3://bucket/prefix`.
 * @param endpoint of the store; that of Amazon's in the region where it is not given
 * @throws RangeError
 */
export function placeOf(
  address: string,
  endpoint: string | undefined,
  { AWS_REGION = 'us-east-1' }: NodeJS.ProcessEnv,
): StorePlace {
  const [, bucket = '', path = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(address) ?? [];
  if (!bucket) throw new RangeError(`--store takes s3://BUCKET/PREFIX, not "${address}"`);
  const prefix = path.split('/').filter(Boolean).join('/');
  return {
    endpoint: new URL(endpoint ?? `https://s3.${AWS_REGION}.amazonaws.com`),
    bucket,
    prefix: prefix && `${prefix}/`,
  };
}

const ABSENT = 404;
/** What stands there is not what was to be replaced; or another is just being written. */
const CHANGED: readonly number[] = [409, 412];
const FOREVER = 'public, max-age=31536000, immutable';
/** Times that a request is made again which the store could not answer. */
const RETRIES = 4;

/** A store that speaks S3. */
export class S3Store implements ObjectStore {
  readonly #client: AwsClient;
  readonly #base: string;

  /**
   * @param environment has AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, where they are lent, AWS_SESSION_TOKEN
   * @throws RangeError where it has not
   */
  constructor({ endpoint, bucket, prefix }: StorePlace, environment: NodeJS.ProcessEnv) {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
    if (!accessKeyId || !secretAccessKey)
      throw new RangeError('A store needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.');
    const { AWS_SESSION_TOKEN: sessionToken, AWS_REGION: region = 'us-east-1' } = environment;
    const lent = sessionToken === undefined ? {} : { sessionToken };
    this.#client = new AwsClient({
      accessKeyId,
      secretAccessKey,
      ...lent,
      region,
      service: 's3',
      retries: RETRIES,
    });
    this.#base = `${endpoint.href.replace(/\/$/, '')}/${bucket}/${prefix}`;
  }

  async read(key: string): Promise<{ readonly bytes: Uint8Array; readonly tag: string } | null> {
    const answer = await this.#ask('GET', key);
    if (answer.status === ABSENT) return null;
    await expectDone(answer, key);
    return { bytes: new Uint8Array(await answer.arrayBuffer()), tag: answer.headers.get('etag') ?? '' };
  }

  async sizeOf(key: string): Promise<number | null> {
    const answer = await this.#ask('HEAD', key);
    if (answer.status === ABSENT) return null;
    await expectDone(answer, key);
    return Number(answer.headers.get('content-length'));
  }

  async write(key: string, bytes: Uint8Array, { type, isForever, over }: ObjectKind): Promise<void> {
    const condition: Record<string, string> =
      over === undefined ? {} : over === null ? { 'if-none-match': '*' } : { 'if-match': over };
    const answer = await this.#ask('PUT', key, {
      headers: {
        'content-type': type,
        'cache-control': isForever ? FOREVER : 'no-cache',
        'x-amz-content-sha256': sha256Of(bytes),
        ...condition,
      },
      body: bytes as BodyInit,
    });
    await expectDone(answer, key);
  }

  async #ask(method: string, key: string, init: RequestInit = {}): Promise<Response> {
    const address = this.#base + key.split('/').map(encodeURIComponent).join('/');
    try {
      return await this.#client.fetch(address, { method, ...init });
    } catch (cause) {
      throw new StoreError('refused', `the store cannot be reached for ${key}`, { cause });
    }
  }
}

/** @throws StoreError */
async function expectDone(answer: Response, key: string): Promise<void> {
  if (answer.ok) return;
  // The store's own word for it, such as AccessDenied; the rest of what it says may name who asked.
  const [, word = ''] = /<Code>(\w{1,60})<\/Code>/.exec(await answer.text()) ?? [];
  const said = [answer.status, word].filter(Boolean).join(' ');
  if (CHANGED.includes(answer.status))
    throw new StoreError('changed', `${key} was changed meanwhile (${said})`);
  throw new StoreError('refused', `the store answers ${said} to ${key}`);
}
