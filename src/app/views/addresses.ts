/** The addresses of the views there are. A migration of old links is never changed: links are citations. */
import { AddressFormat, type Migration } from '#app/session/address.ts';
import { FIRST_VIEW, VIEWS } from './index.ts';

/** Meaning that stood inside a text became parameters of its own. */
const toVersion2: Migration = {
  from: 1,
  date: '2026-11-29',
  migrate(given) {
    const set = (name: string, value: string | undefined) => {
      if (value) given.set(name, value);
    };

    // `is:missed 就业` and `list:asked of:maoxian-2022` stood in the filter of the self-assessments.
    const filter = given.get('filter');
    if (filter !== null && given.get('subject') === 'assessment') {
      set('result', /(?:^|\s)is:(met|missed|undecided)(?=\s|$)/.exec(filter)?.[1]);
      set('list', /(?:^|\s)list:([a-z-]+)(?=\s|$)/.exec(filter)?.[1]);
      set('listOf', /(?:^|\s)of:([a-z0-9-]+)(?=\s|$)/.exec(filter)?.[1]);
      const meant = /(?:^|\s)(?:is:(?:met|missed|undecided)|list:[a-z-]+|of:[a-z0-9-]+)(?=\s|$)/g;
      given.set('filter', filter.replaceAll(meant, ' ').trim());
    }

    // `maoxian-2022/letter/en-notices` stood for a letter, where a finding is named.
    const finding = given.get('finding');
    const letter = /^([^/]+)\/letter(?:\/(zh|en)?-?(notices)?)?$/.exec(finding ?? '');
    if (letter) {
      given.delete('finding');
      set('letter', letter[1]);
      set('letterLang', letter[2]);
      set('letterNotices', letter[3] && 'yes');
    }

    // `10,50`: per cent, then an amount.
    const [floor = '', least] = (given.get('floor') ?? '').split(',');
    if (least !== undefined) {
      given.set('floor', floor);
      set('least', least);
    }

    // `level,size:2,~anren,-maoxian`: what peers share, how far apart in size, bodies put in, bodies taken out.
    const peers = given.get('peers')?.split(',');
    if (peers) {
      const bodies = (sign: string) =>
        peers.filter((part) => part.startsWith(sign)).map((part) => part.slice(1));
      given.set(
        'peers',
        peers
          .filter((part) => !/^[~-]/.test(part))
          .map((part) => part.replace(/:.*/, ''))
          .join(','),
      );
      set(
        'peerSize',
        /^size:(\d{1,4}(?:\.\d{1,2})?)$/.exec(peers.find((part) => part.startsWith('size:')) ?? '')?.[1],
      );
      set('peersWith', bodies('~').join(','));
      set('peersWithout', bodies('-').join(','));
    }
  },
};

/** How addresses of this page are read and written. */
export const ADDRESSES = new AddressFormat({
  subjects: VIEWS.map(({ subject }) => subject),
  first: FIRST_VIEW.subject,
  parameters: Object.assign({}, ...VIEWS.map(({ parameters }) => parameters)),
  // Earliest first.
  migrations: [toVersion2],
});
