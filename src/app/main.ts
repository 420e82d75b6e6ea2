import { mount } from 'svelte';
import App from './App.svelte';
import { session } from './session/session.svelte.ts';
import { theme } from './session/theme.svelte.ts';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/print.css';

theme.follow();
// The data folder lies beside the page, wherever the page lies.
void session.open(new URL('./data/', document.baseURI));
mount(App, { target: document.getElementById('app')! });
