/** The way to a finding, to a letter of inquiry, and back. */
import type { Address, AddressFormat } from './address.ts';

/** What changes in the address when no finding and no letter is to be open. */
export const WITHOUT_FINDING = {
  finding: '',
  letter: '',
  letterLang: '',
  letterNotices: false,
  letterMarked: false,
  source: '',
} as const satisfies Partial<Address>;

/** What changes in the address when a finding opens, whatever is shown. */
export const toFinding = (addresses: AddressFormat, id: string): Partial<Address> => ({
  ...addresses.toSubject('findings'),
  ...WITHOUT_FINDING,
  finding: id,
});
