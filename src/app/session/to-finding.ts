/** The way to a finding. */
import type { Address } from './address.ts';

/** What changes in the address: another subject has another table and other figures, so theirs do not carry over. */
export const toFinding = (id: string): Partial<Address> => ({
  subject: 'findings',
  finding: id,
  sort: '',
  filter: '',
  source: '',
});
