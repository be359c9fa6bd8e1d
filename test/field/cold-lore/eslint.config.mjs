// The recommended rules of eslint-plugin-unicorn, and those of ESLint itself that are given for reasons of speed.
import unicorn from 'eslint-plugin-unicorn';

const files = ['**/*.js', '**/*.cjs', '**/*.mjs'];
export default [
  { ...unicorn.configs.recommended, files, linterOptions: { reportUnusedDisableDirectives: 'off' } },
  { files, rules: { 'no-await-in-loop': 'error', 'no-loop-func': 'error', 'no-array-constructor': 'error', 'no-useless-concat': 'error', 'prefer-spread': 'error', 'prefer-rest-params': 'error' } },
];
