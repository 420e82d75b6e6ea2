import { mount } from 'svelte';
import App from './App.svelte';
import { loadDrawer } from './charts/draw.ts';
import { isEmbedded } from './locale/kept-choice.ts';
import { embeddedBar } from './session/embedded.ts';
import { BROWSER, createPage, type Ground, type Page } from './session/page.ts';
import { ADDRESSES } from './views/addresses.ts';
import { VIEWS } from './views/index.ts';

/** What a page in another's page does otherwise: it fetches what is looked at and no more. */
const EMBEDDED = {
  addressBar: embeddedBar(location.search),
  engineWaits: true,
  loadPrograms: async () => undefined,
  askedAhead: () => [],
  keepPage: async () => undefined,
} satisfies Partial<Ground>;

const page: Page = createPage({
  ...BROWSER,
  addresses: ADDRESSES,
  loadPrograms: () =>
    Promise.all([...VIEWS.map((view) => view.component()), loadDrawer('rows'), loadDrawer('lines')]),
  keepPage: () => (import.meta.env.PROD ? page.release.keep() : Promise.resolve()),
  askedAhead: (scope) => VIEWS.flatMap((view) => view.ahead?.(scope) ?? []),
  ...(isEmbedded && EMBEDDED),
});
page.theme.follow();
page.release.follow();
// The data folder lies beside the page, wherever the page lies.
void page.session.open(new URL('./data/', document.baseURI));

async function show(): Promise<void> {
  const Shell = isEmbedded ? (await import('./shell/Embed.svelte')).default : App;
  const target = document.getElementById('app')!;
  target.replaceChildren();
  mount(Shell, { target, props: { page } });
}
void show();
