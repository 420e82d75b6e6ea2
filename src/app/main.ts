import { mount } from 'svelte';
import App from './App.svelte';
import { loadDrawer } from './charts/draw.ts';
import { BROWSER, createPage } from './session/page.ts';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/print.css';
import { VIEWS } from './views/index.ts';

const views = Object.values(VIEWS);
const page = createPage({
  ...BROWSER,
  loadPrograms: () => Promise.all([...views.map((load) => load()), loadDrawer('rows'), loadDrawer('lines')]),
});
page.theme.follow();
// The data folder lies beside the page, wherever the page lies.
void page.session.open(new URL('./data/', document.baseURI));
mount(App, { target: document.getElementById('app')!, props: { page } });
