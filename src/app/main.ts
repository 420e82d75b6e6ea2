import { mount } from 'svelte';
import App from './App.svelte';
import { session } from './state/session.svelte.ts';
import { theme } from './state/theme.svelte.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';

theme.follow();
// The data folder lies beside the page, wherever the page lies.
void session.open(new URL('./data/', document.baseURI));
mount(App, { target: document.getElementById('app')! });
