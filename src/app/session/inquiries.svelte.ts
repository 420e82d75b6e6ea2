/** The reader's inquiries about findings: kept on the device, shared with other tabs, sent nowhere. */
import { TaskQueue } from '#warehouse/task-queue.ts';
import type { FindingRow } from '#warehouse/questions/questions.ts';
import { explainDevice, type DeviceError } from '#app/device/device-error.ts';
import type { Device } from '#app/device/device.ts';
import {
  fingerprintsOf,
  keyOf,
  matchInquiries,
  mergeInquiries,
  type Inquiry,
  type InquiryState,
} from '#app/device/inquiry.ts';
import type { OpenDevice } from './added-documents.svelte.ts';
import type { Audit } from './audit.svelte.ts';

/** What the reader changes of an inquiry. */
export type InquiryPatch = Partial<Pick<Inquiry, 'state' | 'note' | 'answer'>>;

/** What became of inquiries that were brought. */
export interface Brought {
  readonly added: number;
  readonly merged: number;
  /** About findings that are not on the page: kept all the same. */
  readonly unmatched: number;
}

export class Inquiries {
  /** Why the device does not keep, or did not give back, the inquiries; null while it does. */
  error = $state.raw<DeviceError | null>(null);
  #byKey = $state.raw<ReadonlyMap<string, Inquiry>>(new Map());
  #restoring: Promise<void> | null = null;
  readonly #changes = new TaskQueue();
  /** By key, what the device has not taken yet; null: what it is to forget. */
  readonly #unkept = new Map<string, Inquiry | null>();
  readonly #device: Pick<Device, 'store' | 'change'>;
  readonly #matched = $derived.by(() => matchInquiries(this.audit.findings, this.#byKey));

  constructor(
    private readonly audit: Pick<Audit, 'findings'>,
    openDevice: OpenDevice,
  ) {
    const again = () => void this.#read();
    this.#device = openDevice(
      { changedElsewhere: again, lost: (error) => (this.error = error) },
      'inquiries',
    );
  }

  /** Reads what the device keeps, once. Never rejects: `error` tells. */
  restore(): Promise<void> {
    return (this.#restoring ??= this.#read());
  }

  /** All of them, those about findings that are not on the page included. */
  get all(): readonly Inquiry[] {
    return [...this.#byKey.values()];
  }

  /** The inquiry about a finding; null where the reader has made nothing of it. */
  of(findingId: string): Inquiry | null {
    return this.#matched.get(findingId) ?? null;
  }

  /** Where asking about a finding stands; null where it has not begun. */
  stateOf(findingId: string): InquiryState | null {
    return this.of(findingId)?.state ?? null;
  }

  /** Changes what the reader has made of a finding. An inquiry that says nothing any more is forgotten. */
  async change(finding: FindingRow, patch: InquiryPatch): Promise<void> {
    // What is kept of it and not yet read would be lost.
    await this.restore();
    const former = this.of(finding.finding_id);
    const own = fingerprintsOf(
      this.audit.findings.filter(({ document_id }) => document_id === finding.document_id),
    );
    const fingerprint = own.get(finding.finding_id);
    if (!fingerprint) return;
    const changed: Inquiry = {
      state: null,
      note: '',
      answer: '',
      ...former,
      ...fingerprint,
      ...patch,
      key: keyOf(fingerprint),
      changedOn: new Date().toISOString(),
    };
    const isBlank = changed.state === null && changed.note === '' && changed.answer === '';
    const gone = [former?.key, changed.key].filter(
      (key): key is string => key !== undefined && (isBlank || key !== changed.key),
    );
    await this.#put(isBlank ? [] : [changed], [...new Set(gone)]);
  }

  /** Takes inquiries in beside those there are; of two about the same finding nothing is lost. */
  async bring(brought: readonly Inquiry[]): Promise<Brought> {
    await this.restore();
    const byKey = new Map<string, Inquiry>();
    for (const one of brought) {
      const former = byKey.get(one.key) ?? this.#byKey.get(one.key);
      byKey.set(one.key, former ? mergeInquiries(former, one) : one);
    }
    const merged = [...byKey.keys()].filter((key) => this.#byKey.has(key)).length;
    await this.#put([...byKey.values()], []);
    const known = new Set([...this.#matched.values()].map(({ key }) => key));
    const unmatched = [...byKey.keys()].filter((key) => !known.has(key)).length;
    return { added: byKey.size - merged, merged, unmatched };
  }

  #put(inquiries: readonly Inquiry[], forgotten: readonly string[]): Promise<void> {
    const changed = new Map<string, Inquiry | null>([
      ...forgotten.map((key) => [key, null] as const),
      ...inquiries.map((inquiry) => [inquiry.key, inquiry] as const),
    ]);
    const seen = this.#byKey;
    for (const [key, inquiry] of changed) this.#unkept.set(key, inquiry);
    this.#byKey = overlaid(this.#byKey, changed);
    return this.#changes.add(async () => {
      try {
        // What the device did not take, or has lost, is put there as well.
        const put = this.error ? overlaid(this.#byKey, changed) : changed;
        let kept: ReadonlyMap<string, Inquiry | null> = new Map();
        await this.#device.change(async (store) => void (kept = await store.putInquiries(put, seen)));
        this.error = null;
        for (const [key, inquiry] of changed) if (this.#unkept.get(key) === inquiry) this.#unkept.delete(key);
        this.#byKey = overlaid(overlaid(this.#byKey, kept), this.#unkept);
      } catch (error) {
        this.error = explainDevice(error);
      }
    });
  }

  async #read(): Promise<void> {
    await this.#changes.add(async () => {
      try {
        const kept = await (await this.#device.store()).inquiries();
        // What the device did not take, or has lost, stays for the visit.
        const here = this.error ? this.#byKey : new Map<string, Inquiry>();
        const there = kept.map((inquiry) => [inquiry.key, inquiry] as const);
        this.#byKey = overlaid(new Map([...here, ...there]), this.#unkept);
        this.error = null;
      } catch (error) {
        this.error = explainDevice(error);
      }
    });
  }
}

/** Inquiries with changes made to them; null is one that goes. */
function overlaid(
  inquiries: ReadonlyMap<string, Inquiry>,
  changes: ReadonlyMap<string, Inquiry | null>,
): ReadonlyMap<string, Inquiry> {
  const all = new Map(inquiries);
  for (const [key, inquiry] of changes) {
    if (inquiry) all.set(key, inquiry);
    else all.delete(key);
  }
  return all;
}
