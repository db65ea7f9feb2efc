import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/browser/*.browser.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    // One browser at a time: two would wait for each other on a small machine.
    fileParallelism: false,
  },
});
