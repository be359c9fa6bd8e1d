// The recommended rules of eslint-plugin-unicorn but for those about names and layout, and those of ESLint itself that are given for reasons of speed.
import unicorn from 'eslint-plugin-unicorn';

const LAYOUT = ['catch-error-name', 'empty-brace-spaces', 'escape-case', 'filename-case', 'no-null', 'number-literal-case', 'numeric-separators-style', 'prefer-module', 'prefer-node-protocol', 'prevent-abbreviations', 'switch-case-braces', 'template-indent', 'text-encoding-identifier-case'];
const files = ['**/*.js', '**/*.cjs', '**/*.mjs'];
export default [
  { ...unicorn.configs.recommended, files, linterOptions: { reportUnusedDisableDirectives: 'off' } },
  { files, rules: Object.fromEntries(LAYOUT.map((name) => [`unicorn/${name}`, 'off'])) },
  { files, rules: { 'no-await-in-loop': 'error', 'no-loop-func': 'error', 'no-array-constructor': 'error', 'no-useless-concat': 'error', 'prefer-spread': 'error', 'prefer-rest-params': 'error' } },
];
