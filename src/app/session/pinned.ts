/** The address of what is shown that keeps showing it: with the version of the data it is of. */
import { versionName } from '#warehouse/published/versions.ts';
import type { Address } from './address.ts';
import type { Session } from './session.svelte.ts';

/** In full, with other choices where some are given. What stands beneath a figure elsewhere leads to that figure. */
export const pinnedAddress = (
  session: Pick<Session, 'linkTo' | 'manifest'>,
  patch: Partial<Address> = {},
): string =>
  new URL(session.linkTo({ ...patch, data: versionName(session.manifest?.built_from ?? '') }), location.href)
    .href;
