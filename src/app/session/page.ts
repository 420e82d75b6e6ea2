/** What a page is made of: put together once, in one place, and handed down to its components. */
import { createContext } from 'svelte';
import { fetchManifest } from '#warehouse/published/manifest.ts';
import { Snapshots } from '#warehouse/published/snapshots.ts';
import { TaskQueue } from '#warehouse/task-queue.ts';
import { Device } from '#app/device/device.ts';
import { AddDialog } from './add-dialog.svelte.ts';
import { AddedDocuments, type OpenDevice } from './added-documents.svelte.ts';
import type { AddressFormat } from './address.ts';
import { addressBar, type AddressBar } from './address-bar.ts';
import { Announcer } from './announcer.svelte.ts';
import { Audit, type LoadAuditor } from './audit.svelte.ts';
import { Inquiries } from './inquiries.svelte.ts';
import { Originals } from './originals.svelte.ts';
import { Provision, type Programs } from './provision.svelte.ts';
import type { Publication } from './question-router.svelte.ts';
import { Release } from './release.svelte.ts';
import { Session } from './session.svelte.ts';
import { Theme } from './theme.svelte.ts';

/** The parts of a page. */
export interface Page {
  readonly session: Session;
  readonly added: AddedDocuments;
  readonly audit: Audit;
  readonly inquiries: Inquiries;
  readonly provision: Provision;
  readonly theme: Theme;
  readonly release: Release;
  readonly announcer: Announcer;
  readonly originals: Originals;
  readonly addDialog: AddDialog;
}

/** What a page stands on. */
export interface Ground extends Programs {
  readonly addresses: AddressFormat;
  readonly publication: Publication;
  readonly addressBar: AddressBar;
  readonly openDevice: OpenDevice;
  readonly loadAuditor: LoadAuditor;
  /** Whether the engine boots only when it is asked: a picture in another's page may be all that is looked at. */
  readonly engineWaits?: boolean;
}

/** The ground of a page in a browser. */
export const BROWSER: Omit<Ground, keyof Programs | 'addresses'> = {
  publication: {
    readManifest: fetchManifest,
    openSnapshots: (manifest, base) => new Snapshots(manifest, base),
    // The code behind the engine is loaded on its first start, never with the page.
    openWarehouse: async (options) => (await import('#warehouse/warehouse.ts')).openWarehouse(options),
  },
  addressBar,
  openDevice: (listener, part) => new Device(listener, part),
  loadAuditor: () => import('./auditor.ts'),
};

/** Puts a page together; nothing of it begins before its session is opened. */
export function createPage(ground: Ground): Page {
  const { openDevice, loadAuditor } = ground;
  const theme = new Theme();
  const release = new Release();
  const added = new AddedDocuments(openDevice);
  const queue = new TaskQueue();
  const session = new Session({ ...ground, added, theme, queue });
  const audit = new Audit(session, added, loadAuditor);
  const inquiries = new Inquiries(audit, openDevice);
  const provision = new Provision(session, ground);
  const [announcer, originals, addDialog] = [new Announcer(), new Originals(), new AddDialog()];
  return { session, added, audit, inquiries, provision, theme, release, announcer, originals, addDialog };
}

/** The page a component is part of, read while it initialises; and what says so at its root. */
export const [usePage, setPage] = createContext<Page>();
