import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/anonymity/*.anonymity.ts'],
    testTimeout: 900_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
