import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';

// At least this part of every package's lines and branches is run by the tests.
const bound = { lines: 85, branches: 85 };
const packages = globSync('packages/*');
const conditions = ['@kinglet/source'];
// Their tests measure times, or ask how long a process waits: one after the other.
const measured = ['bench', 'emulator', 'runtime'];
const sideBySide = { maxWorkers: 2, sequence: { groupOrder: 1 } };

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    projects: globSync('{packages,apps}/*/package.json').map((manifest) => {
      const root = manifest.replace('/package.json', '');
      const name = basename(root);
      const include = ['{src,test}/**/*.test.ts'];
      const order = measured.includes(name) ? {} : sideBySide;
      return { extends: true as const, test: { name, root, include, ...order } };
    }),
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['**/src/**/*.ts'],
      // What runs in a page has its bound in the test that runs it there.
      exclude: ['apps/**', '**/*.test.ts', '**/generated/**', '**/index.ts', '**/page/browser/**'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: Object.fromEntries(packages.map((dir) => [`${dir}/src/**`, bound])),
    },
  },
});
