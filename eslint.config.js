import js from '@eslint/js';
import esx from 'eslint-plugin-es-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** What a language says stands in records of both; how it joins words, in `locale`. */
const ASKS_FOR_LANGUAGE = {
  selector: 'BinaryExpression[operator=/^[!=]==?$/] > Literal[value=/^(zh|en)$/]',
  message: 'Only src/app/locale asks which language it is; elsewhere words stand in messages({ zh, en }).',
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
  {
    files: ['src/app/**/*.{ts,svelte}'],
    ignores: ['src/app/locale/**'],
    rules: { 'no-restricted-syntax': ['error', ASKS_FOR_LANGUAGE] },
  },
);
