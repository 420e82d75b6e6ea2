import js from '@eslint/js';
import esx from 'eslint-plugin-es-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Imports run downwards only. Each room of the house lists the rooms it may not reach into;
 * everything crosses rooms through `#room/…`, so the address of an import says where it goes.
 */
const FORBIDDEN = {
  'src/model': ['ingest', 'warehouse', 'audit', 'app', 'build', 'tools'],
  'src/ingest': ['warehouse', 'audit', 'app', 'build', 'tools'],
  'src/warehouse': ['ingest', 'audit', 'app', 'build', 'tools'],
  'src/audit': ['ingest', 'app', 'build', 'tools'],
  'src/build': ['app', 'tools'],
  tools: ['app'],
  // What makes documents up shares no code with what reads them: a fault of one would hide in the other.
  'tools/disclosures': ['ingest', 'warehouse', 'audit', 'app', 'build'],
};

/** The rooms of the app from the ground up: a room reaches into those before it, never into those after it. */
const APP_ROOMS = [
  'locale',
  'source',
  'device',
  'session',
  'ui',
  'charts',
  'table',
  'views',
  'import',
  'shell',
];

/** What a language says stands in records of both; how it joins words, in `locale`. */
const ASKS_FOR_LANGUAGE = {
  selector: 'BinaryExpression[operator=/^[!=]==?$/] > Literal[value=/^(zh|en)$/]',
  message: 'Only src/app/locale asks which language it is; elsewhere words stand in messages({ zh, en }).',
};

/**
 * The build reads which views there are and what they ask: of the app it may import these files and no others, and
 * they no more than data, other than types and the component that is loaded when it is asked for.
 */
const READ_BY_BUILD = ['src/app/views/index.ts', 'src/app/views/*/view.ts', 'src/app/session/parameter.ts'];
const DATA_OF_VIEWS =
  '#(model|warehouse)/|#app/session/parameter\\.ts$|\\.{1,2}/([\\w-]+/)?(view(-record)?|limits)\\.ts$';

/**
 * Rules for the files of a folder, which may not import, at once or when asked for, from the rooms given, other than
 * what is `open`.
 */
function mayNotImport(folder, rooms, { forbidden = [], open = '(?!)' } = {}) {
  const message = `${folder} must not import from ${rooms.join(', ')}.`;
  const names = rooms.map((room) => room.replace('app/', ''));
  // Not `group`: its patterns are those of .gitignore, where a # begins a comment.
  const regex = `^(?!${open})(#(${rooms.join('|')})|(\\.\\./)+(.*/)?(${names.join('|')}))/`;
  const selector = `ImportExpression[source.value=/${regex.replaceAll('/', '\\u002f')}/]`;
  return {
    files: [`${folder}/**/*.{ts,svelte}`],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex, message }] }],
      'no-restricted-syntax': ['error', { selector, message }, ...forbidden],
    },
  };
}

const importDirection = [
  ...Object.entries(FORBIDDEN).map(([folder, rooms]) =>
    mayNotImport(
      folder,
      rooms,
      folder === 'src/build' ? { open: '#app/views/(index|view-record)\\.ts$' } : {},
    ),
  ),
  ...APP_ROOMS.map((room, at) =>
    mayNotImport(
      `src/app/${room}`,
      ['build', 'tools', ...APP_ROOMS.slice(at + 1).map((above) => `app/${above}`)],
      room === 'locale' ? {} : { forbidden: [ASKS_FOR_LANGUAGE] },
    ),
  ),
];

const viewRecords = {
  files: READ_BY_BUILD,
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(?!${DATA_OF_VIEWS})`,
            allowTypeImports: true,
            message: 'The build reads this file: it may import data and types only.',
          },
        ],
      },
    ],
  },
};

export default ts.config(
  { ignores: ['.commands', 'dist', 'public', 'node_modules'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      // A view adds its parameters to those of the address by such an interface.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    // Sets and maps here are replaced and never changed, or no state: the rule cannot tell.
    files: ['src/app/{session,import}/*.svelte.ts', 'tests/state/*.svelte.ts'],
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    // Safari before 16.4 does not even begin a script that holds one: `lookingBack` makes such patterns.
    files: ['src/**/*.{ts,svelte,mjs}'],
    ignores: ['src/build/**'],
    plugins: { 'es-x': esx },
    rules: { 'es-x/no-regexp-lookbehind-assertions': 'error' },
  },
  ...importDirection,
  {
    files: ['src/app/*.{ts,svelte}'],
    rules: { 'no-restricted-syntax': ['error', ASKS_FOR_LANGUAGE] },
  },
  viewRecords,
);
