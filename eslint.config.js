import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Packages of ours, and parts of Node, that a layer may not import, with the reason that is shown. */
function layer(files, { allowed = [], types = [], noNode = false }, reason) {
  const all = ['facts', 'engine', 'adapters', 'rules', 'formatters', 'formatter-sarif', 'cli'];
  const patterns = all.filter((name) => !allowed.includes(name)).map((name) => ({
    regex: `^@mechsym/${name}(/|$)`,
    message: `${reason} (ARCHITECTURE.md)`,
    ...(types.includes(name) && { allowTypeImports: true }),
  }));
  // A relative path into another package would be the same import by the back door.
  patterns.push({ regex: `^(\\.\\./)+(packages/)?(${all.filter((name) => !allowed.includes(name)).join('|')})/(src|test)/`, message: `${reason} (ARCHITECTURE.md)` });
  if (noNode) patterns.push({ regex: '^(node:)?(fs|fs/promises|child_process|process|os|net|http|https|worker_threads|vm)$', message: 'this package is pure: the command line reads and spawns for it' });
  return {
    files,
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
      ...(noNode && { 'no-restricted-globals': ['error', 'process', 'fetch', 'require'] }),
    },
  };
}

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'test/cases/**', 'test/traps/**', 'test/constructs/**', 'test/field/**', '.mechsym/**', 'coverage/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: [] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Methods that satisfy an asynchronous interface may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly', console: 'readonly', Buffer: 'readonly', performance: 'readonly', setTimeout: 'readonly', setImmediate: 'readonly' } },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { process: 'readonly', performance: 'readonly', require: 'readonly', module: 'writable' } },
  },
  layer(['packages/facts/src/**'], { allowed: ['facts'], noNode: true }, 'facts imports nothing of ours'),
  layer(['packages/adapters/src/**'], { allowed: ['facts', 'adapters'], noNode: true }, 'adapters import only facts'),
  layer(['packages/engine/src/**'], { allowed: ['facts', 'engine'], noNode: true }, 'the engine imports only facts'),
  layer(['packages/formatters/src/**'], { allowed: ['formatters'], types: ['engine'], noNode: true }, 'formatters import only the engine\'s types'),
  layer(['packages/formatter-sarif/src/**'], { allowed: ['formatter-sarif'], types: ['engine'], noNode: true }, 'formatters import only the engine\'s types'),
);
