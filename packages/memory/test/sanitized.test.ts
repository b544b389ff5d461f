// The system calls under the pool with AddressSanitizer and UndefinedBehaviorSanitizer: this package's own tests run with them.
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cc, linkSanitized, missing, sanitizedFlags, testSanitized } from '../../../scripts/sanitizedAddon.mjs';
import { reportSkipped } from '../../../scripts/toolchain.mjs';

if (missing) reportSkipped('the pool with sanitizers', missing);

const folder = mkdtempSync(join(tmpdir(), 'kinglet-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

const packages = dirname(dirname(import.meta.dirname));

test.skipIf(missing)('mappings, files, advice and nodes leave no trace in the sanitizers', { timeout: 300_000 }, () => {
  const objects = globSync(join(packages, 'syscalls/src/c/*.c')).map((file) => {
    const object = join(folder, `${basename(file, '.c')}.o`);
    execFileSync(cc, ['-std=gnu11', '-O1', ...sanitizedFlags, '-c', file, '-o', object]);
    return object;
  });
  linkSanitized(objects, folder);

  const run = { packageName: '@kinglet/syscalls', project: 'memory' };
  const files = ['backing', 'mapFile', 'numa', 'pool'].map((name) => `src/${name}.test.ts`);
  const { status, output } = testSanitized({ ...run, folder, files });
  const elsewhere = testSanitized({ ...run, folder: join(folder, 'empty'), files: files.slice(0, 1) });

  expect(status, output).toBe(0);
  expect(elsewhere.status, 'with no addon in the folder').toBe(1);
});
