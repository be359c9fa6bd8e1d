import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/cases/**', '**/dist/**'],
    globalSetup: ['test/build.ts'],
    // Some tests record real programs on every interpreter found.
    // What a sampler sees of a short run varies: once more tells an unlucky run from a broken one.
    retry: 1,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
