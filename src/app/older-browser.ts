/** What the page needs in a browser that lacks parts of the language or of style sheets. */
import './fill-in.ts';
import { rewriteStyles } from './older-styles.ts';

rewriteStyles();
