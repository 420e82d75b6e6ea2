/** The pictures of all subjects, of the departments and years chosen, in one archive. */
import { mount, tick, unmount } from 'svelte';
import { zipSync } from 'fflate';
import type { Language } from '#app/locale/language.svelte.ts';
import type { Address } from '#app/session/address.ts';
import type { Page } from '#app/session/page.ts';
import type { Session } from '#app/session/session.svelte.ts';
import type { ViewModel } from '../model.ts';
import type { ViewRecord } from '../view-record.ts';
import Gathered from './Gathered.svelte';
import { pictureFile } from './picture-file.ts';
import { sheetOf } from './sheet-of.ts';

/** How far it is: the subject whose picture is on its way, and its place among all. */
export interface Progress {
  readonly subject: ViewRecord;
  readonly at: number;
  readonly of: number;
}

/**
 * Makes the archive: a PNG and an SVG of each subject that has a picture, in the order of the tabs.
 * @throws an AbortError when `signal` fires; what drawing throws
 */
export async function everyPicture(
  page: Page,
  subjects: readonly ViewRecord[],
  lang: Language,
  onprogress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const files: Record<string, Uint8Array> = {};
  for (const [at, subject] of subjects.entries()) {
    onprogress({ subject, at: at + 1, of: subjects.length });
    const seen = { ...page, session: atSubject(page.session, subject.subject) };
    const found = await workedOut(subject, seen, signal);
    if (!found?.model.picture) continue;
    const sheet = sheetOf(seen, { ...found.model, picture: found.model.picture }, lang);
    for (const format of ['png', 'svg'] as const) {
      signal.throwIfAborted();
      const file = await pictureFile(sheet, 'shown', format);
      files[`${at + 1}-${found.name}.${format}`] = new Uint8Array(await file.arrayBuffer());
    }
  }
  // Pictures are compressed as they are.
  return new Blob([zipSync(files, { level: 0 })], { type: 'application/zip' });
}

/** A view with its model, once it is worked out; null where it shows no picture. */
function workedOut(
  { component }: ViewRecord,
  page: Page,
  signal: AbortSignal,
): Promise<{ readonly model: ViewModel; readonly name: string } | null> {
  return new Promise((resolve, reject) => {
    const make = async (): Promise<void> => {
      const { default: View } = await component();
      signal.throwIfAborted();
      let begun = false;
      const end = (): void => void unmount(made);
      const made = mount(Gathered, {
        target: document.createElement('div'),
        props: {
          page,
          View,
          gathering: {
            begun: () => (begun = true),
            take: (model, name) => {
              resolve(model && { model, name });
              end();
            },
          },
        },
      });
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
        end();
      });
      await tick();
      if (begun) return;
      resolve(null);
      end();
    };
    make().catch(reject);
  });
}

/**
 * The session as it would be at a subject, in its first state but for the one that is shown: what is asked is answered as it
 * is there, and nothing that happens changes what the reader sees.
 */
function atSubject(session: Session, subject: string): Session {
  const address: Address =
    session.address.subject === subject
      ? session.address
      : { ...session.address, ...session.addresses.toSubject(subject) };
  const nothing = (): void => undefined;
  const instead: Partial<Record<keyof Session, unknown>> = {
    address,
    linkTo: (patch: Partial<Address>) => session.addresses.serialise({ ...address, ...patch }),
    go: nothing,
    drawn: nothing,
    undrawn: nothing,
    reportUnknown: nothing,
  };
  return new Proxy(session, {
    // What a view says of itself as it is worked out is of nothing that is seen.
    set: () => true,
    get(target, name) {
      if (Object.hasOwn(instead, name)) return instead[name as keyof Session];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
