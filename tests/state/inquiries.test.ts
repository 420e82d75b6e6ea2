import { beforeEach, describe, expect, it } from 'vitest';
import { DeviceError } from '#app/device/device-error.ts';
import { Inquiries } from '#app/session/inquiries.svelte.ts';
import type { FindingRow } from '#warehouse/questions/questions.ts';
import { FakeDevice, settled } from './fakes.svelte.ts';

const finding = (id: string, values: Partial<FindingRow> = {}): FindingRow => ({
  finding_id: id,
  rule_id: 'change',
  document_id: 'maoxian-2022',
  entity_id: 'maoxian',
  fiscal_year: 2022,
  severity: 'error',
  subject_zh: '收、支总计',
  stated: 5.53,
  computed: 8.53,
  difference: -3,
  tolerance: 0.015,
  unit: 'CNY10k',
  fact_ids: [],
  line_starts: [41],
  parameters: '{}',
  ...values,
});

const [TOTAL, OTHER] = [finding('a'), finding('b', { subject_zh: '财政拨款收、支总计' })];
let device: FakeDevice;
let audit: { findings: readonly FindingRow[] };
let inquiries: Inquiries;

beforeEach(() => {
  device = new FakeDevice();
  audit = { findings: [TOTAL, OTHER] };
  inquiries = new Inquiries(audit, device.open);
});

describe('what the reader makes of a finding', () => {
  it('is kept on the device, and there on the next visit, of data built anew too', async () => {
    await inquiries.change(TOTAL, { state: 'asked' });
    await inquiries.change(TOTAL, { note: '11 月 29 日电话' });
    const next = new Inquiries({ findings: [OTHER, finding('a~2', { line_starts: [44] })] }, device.open);
    await next.restore();
    expect(next.of('a~2')).toMatchObject({ state: 'asked', note: '11 月 29 日电话', answer: '' });
    expect([next.of('b'), next.stateOf('b')]).toEqual([null, null]);
  });

  it('is forgotten where nothing of it is left', async () => {
    await inquiries.change(TOTAL, { state: 'asked' });
    await inquiries.change(TOTAL, { state: null });
    expect([inquiries.of('a'), device.inquiries.size]).toEqual([null, 0]);
  });

  it('moves to the finding’s present fingerprint when it is changed', async () => {
    await inquiries.change(TOTAL, { state: 'to-ask' });
    const anew = finding('x', { subject_zh: '收支总计' });
    const next = new Inquiries({ findings: [anew] }, device.open);
    await next.restore();
    await next.change(anew, { answer: '口径不同' });
    expect([...device.inquiries.values()]).toMatchObject([
      { subject: '收支总计', state: 'to-ask', answer: '口径不同' },
    ]);
  });

  it('stays for the visit where the device does not take it, and says so', async () => {
    device.failure = new DeviceError('unavailable', 'a private window');
    await inquiries.change(TOTAL, { state: 'asked' });
    expect([inquiries.stateOf('a'), inquiries.error?.code]).toEqual(['asked', 'unavailable']);
    device.listener!.changedElsewhere();
    await settled();
    expect(inquiries.stateOf('a')).toBe('asked');
  });

  it('is not undone by what the device gives back afterwards', async () => {
    await inquiries.change(TOTAL, { note: '11 月 29 日电话' });
    const next = new Inquiries(audit, device.open);
    const restored = next.restore();
    // In haste: the page stands, and what is kept is still on its way.
    const first = next.change(TOTAL, { state: 'to-ask' });
    device.listeners.at(-1)!.changedElsewhere();
    const second = next.change(OTHER, { state: 'asked' });
    await Promise.all([restored, first, second]);
    await settled();
    expect(next.of('a')).toMatchObject({ state: 'to-ask', note: '11 月 29 日电话' });
    expect(next.stateOf('b')).toBe('asked');
    expect([...device.inquiries.values()].map(({ state }) => state).sort()).toEqual(['asked', 'to-ask']);
  });

  it('is all there where two tabs make something of one finding, before either has heard of the other', async () => {
    await inquiries.change(TOTAL, { state: 'to-ask' });
    const tab = new Inquiries(audit, device.open);
    await tab.restore();
    await inquiries.change(TOTAL, { note: '11 月 29 日电话' });
    await tab.change(TOTAL, { state: 'asked' });
    // Of what has been noted since, the other knows nothing: it is not taken back.
    await inquiries.change(TOTAL, { answer: '口径不同' });
    await tab.change(TOTAL, { state: 'explained' });
    for (const listener of device.listeners) listener.changedElsewhere();
    await settled();
    const all = { note: '11 月 29 日电话', answer: '口径不同', state: 'explained' };
    for (const one of [inquiries, tab]) expect(one.of('a')).toMatchObject(all);
    expect([...device.inquiries.values()]).toMatchObject([all]);
    // Forgotten here, answered there: the answer stays.
    await inquiries.change(TOTAL, { answer: '口径不同，见附表' });
    await tab.change(TOTAL, { note: '', answer: '', state: null });
    expect(tab.of('a')).toMatchObject({ state: null, note: '', answer: '口径不同，见附表' });
  });

  it('follows another tab', async () => {
    await inquiries.restore();
    const tab = new Inquiries(audit, device.open);
    await tab.change(OTHER, { state: 'explained' });
    const [listener] = device.listeners;
    listener!.changedElsewhere();
    await settled();
    expect(inquiries.stateOf('b')).toBe('explained');
  });
});

describe('inquiries that are brought', () => {
  it('stand beside those there are, merged where both are about one finding, kept where none is here', async () => {
    const elsewhere = new Inquiries(
      { findings: [TOTAL, OTHER, finding('c', { rule_id: 'share' })] },
      new FakeDevice().open,
    );
    await elsewhere.change(TOTAL, { note: '乙' });
    await elsewhere.change(OTHER, { state: 'asked' });
    await elsewhere.change(finding('c', { rule_id: 'share' }), { state: 'asked' });
    await inquiries.change(TOTAL, { state: 'explained', note: '甲' });
    expect(await inquiries.bring(elsewhere.all)).toEqual({ added: 2, merged: 1, unmatched: 1 });
    expect(inquiries.of('a')).toMatchObject({ state: 'explained' });
    expect(inquiries.of('a')!.note.split('\n').sort()).toEqual(['乙', '甲']);
    expect(device.inquiries.size).toBe(3);
    // The same file again changes nothing.
    expect(await inquiries.bring(elsewhere.all)).toEqual({ added: 0, merged: 3, unmatched: 1 });
    expect(inquiries.of('a')!.note.split('\n').sort()).toEqual(['乙', '甲']);
  });
});
