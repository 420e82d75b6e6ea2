export { spaceHan } from './grammar.ts';
