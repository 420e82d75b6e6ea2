/** The addresses of the views there are. */
import { AddressFormat } from '#app/session/address.ts';
import { MIGRATIONS } from './address-migrations.ts';
import { VIEWS } from './index.ts';

/** How addresses of this page are read and written. */
export const ADDRESSES = new AddressFormat({
  subjects: VIEWS.map(({ subject }) => subject),
  parameters: Object.assign({}, ...VIEWS.map(({ parameters }) => parameters)),
  migrations: MIGRATIONS,
});
