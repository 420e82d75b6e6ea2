import { expect, it } from 'vitest';
import { createPage, type Ground } from '#app/session/page.ts';
import { ADDRESSES } from '#app/views/addresses.ts';
import {
  addedDocument,
  BASE,
  FakeAddressBar,
  FakeDevice,
  fakePublication,
  FakeWarehouse,
  settled,
} from './fakes.svelte.ts';

const GROUND = {
  addresses: ADDRESSES,
  loadAuditor: () => Promise.reject(new Error('not asked for')),
  loadPrograms: () => Promise.reject(new Error('not asked for')),
  askedAhead: () => [],
  keepPage: async () => undefined,
};

it('a page is put together without a browser, and begins nothing before its session is opened', async () => {
  const [device, warehouse] = [new FakeDevice(addedDocument('anhui', 2022)), new FakeWarehouse()];
  const publication = fakePublication(warehouse);
  const { session, added } = createPage({
    ...GROUND,
    publication,
    addressBar: new FakeAddressBar('?v=2&departments=anhui'),
    openDevice: device.open,
  });
  await settled();
  expect([publication.readManifest.mock.calls.length, added.any]).toEqual([0, false]);
  await session.open(BASE);
  await settled();
  expect([session.selection.entities, added.isAdded('anhui-2022')]).toEqual([['anhui'], true]);
});

it('two pages share nothing', async () => {
  const ground = (): Ground => ({
    ...GROUND,
    publication: fakePublication(new FakeWarehouse()),
    addressBar: new FakeAddressBar(),
    openDevice: new FakeDevice().open,
  });
  const [one, other] = [createPage(ground()), createPage(ground())];
  await Promise.all([one.session.open(BASE), other.session.open(BASE)]);
  await one.added.accept(addedDocument('anhui', 2022));
  expect([one.session.bodies.length, other.session.bodies.length, other.added.any]).toEqual([3, 2, false]);
});
