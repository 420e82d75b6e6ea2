import { mount } from 'svelte';
import App from './App.svelte';
import { loadDrawer } from './charts/draw.ts';
import { BROWSER, createPage, type Page } from './session/page.ts';
import { ADDRESSES } from './views/addresses.ts';
import { VIEWS } from './views/index.ts';

const page: Page = createPage({
  ...BROWSER,
  addresses: ADDRESSES,
  loadPrograms: () =>
    Promise.all([...VIEWS.map((view) => view.component()), loadDrawer('rows'), loadDrawer('lines')]),
  keepPage: () => (import.meta.env.PROD ? page.release.keep() : Promise.resolve()),
  askedAhead: (scope) => VIEWS.flatMap((view) => view.ahead?.(scope) ?? []),
});
page.theme.follow();
page.release.follow();
// The data folder lies beside the page, wherever the page lies.
void page.session.open(new URL('./data/', document.baseURI));
const target = document.getElementById('app')!;
target.replaceChildren();
mount(App, { target, props: { page } });
