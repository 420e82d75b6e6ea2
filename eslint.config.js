import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Imports run downwards only. Each room of the house lists the rooms it may not reach into;
 * everything crosses rooms through `#room/…`, so the address of an import says where it goes.
 */
const forbidden = {
  'src/model': ['ingest', 'warehouse', 'audit', 'app', 'build', 'tools'],
  'src/ingest': ['warehouse', 'audit', 'app', 'build', 'tools'],
  'src/warehouse': ['ingest', 'audit', 'app', 'build', 'tools'],
  'src/audit': ['ingest', 'app', 'build', 'tools'],
  'src/app': ['build', 'tools'],
  'src/build': ['app', 'tools'],
  tools: ['app'],
};

const importDirection = Object.entries(forbidden).map(([room, rooms]) => ({
  files: [`${room}/**/*.{ts,svelte}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            // Not `group`: its patterns are those of .gitignore, where a # begins a comment.
            regex: `^(#|\\.\\.?/(.*/)?)(${rooms.join('|')})/`,
            message: `${room} must not import from ${rooms.join(', ')}.`,
          },
        ],
      },
    ],
  },
}));

export default ts.config(
  { ignores: ['dist', 'public', 'node_modules'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  ...importDirection,
);
