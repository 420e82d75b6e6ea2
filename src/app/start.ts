/**
 * What the page loads first. What an older browser lacks of the language is filled in before anything else is loaded;
 * the others load nothing of it. Until the page begins it shows what `index.html` says of browsers and addresses.
 */
import { fetchEarly } from '#warehouse/published/early.ts';
import './ui/styles/tokens.css';
import './ui/styles/base.css';

// The last of what is filled in that browsers learnt: one that has it has the rest.
const older = !('toSorted' in Array.prototype);

async function start(): Promise<void> {
  if (older) await import('./older-browser.ts');
  await import('./main.ts');
}

fetchEarly(document);
void start();
