import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/cases/**', '**/dist/**'],
    globalSetup: ['test/build.ts'],
    // Some tests record real programs on every interpreter found.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
