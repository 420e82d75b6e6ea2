import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { builtFor } from './src/build/built-for.ts';
import { offlinePlugin } from './src/build/offline-plugin.ts';
import { licencesPlugin } from './src/build/licences-plugin.ts';
import { pdfLibraryPlugin, pagePlugin } from './src/build/vite-plugins.ts';

/** What every view shares, and the page begins with: in twenty files it is a quarter larger than in one. */
const SHARED = [
  'app/charts/(?:neighbours|palette|shapes)',
  'app/device/(?:added-document|device-error|inquiry)',
  'app/locale/(?:errors|grammar)',
  'app/session/(?:answer.svelte|department-search|parameter)',
  'app/source/staff',
  'app/ui/long-list.svelte',
  'app/views/(?:cells|console/limits|gathering|model|quantiles|ranking|readers-own|shown|sign-words)',
  'model/measure',
  'warehouse/(?:data-error|task-queue)',
];

export default defineConfig({
  // Relative addresses: the built folder works at any path of any host.
  base: './',
  // One page: an unknown path is not found, instead of being answered with the page.
  appType: 'mpa',
  plugins: [svelte(), pdfLibraryPlugin(), pagePlugin(), licencesPlugin(), offlinePlugin()],
  build: {
    // Scripts are as those browsers know them, but for what the test of the built files looks for: private fields taken apart,
    // as the build would for Chromium before 98, make every script larger and slower.
    target: 'es2022',
    cssTarget: builtFor(),
    assetsInlineLimit: 0,
    // A pattern that nothing uses is left out: made all the same, it would fail in a browser that does not know its signs.
    rolldownOptions: {
      treeshake: { manualPureFunctions: ['RegExp', 'String.raw', 'lookingBack'] },
      // Apart from what the page begins with, which WebKit would fetch again for those that need no more of it.
      input: { index: 'index.html', 'service-worker': 'src/app/service-worker.ts' },
      output: {
        // The one script whose name may not change: what it keeps is what its folder holds.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            { name: 'preload', test: /vite\/preload-helper|warehouse\/published\/early/ },
            {
              name: 'shared',
              test: new RegExp(`src/(?:${SHARED.join('|')})\\.ts`),
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
    modulePreload: { polyfill: false },
    // The engine is large by nature and loads after the first picture.
    chunkSizeWarningLimit: 1500,
  },
  worker: { format: 'es' },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // As many files at once as there are processors: left to itself, vitest leaves one of two idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/{unit,source,sql}/**/*.test.ts'],
          globalSetup: ['tests/source/setup.ts'],
          // No test leaves anything behind in a module: what a hundred files import is evaluated once a worker.
          isolate: false,
        },
      },
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: {
          name: 'state',
          include: ['tests/state/**/*.test.ts'],
          // Without a browser, but with Svelte as a browser has it: effects run, what is derived is kept.
          environment: './tests/state/environment.ts',
          server: { deps: { inline: ['svelte'] } },
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/setup.ts'],
          // Files that come one after the other share a browser, see the harness; no two share a profile or a server.
          isolate: false,
          // What a loaded machine delays is tried once more where nobody looks on; here it is seen at once.
          retry: process.env['CI'] ? 1 : 0,
          // What is waited for is there at once or, on a loaded machine, a little later.
          expect: { poll: { timeout: 10_000 } },
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
