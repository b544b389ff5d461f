// The addon with AddressSanitizer and UndefinedBehaviorSanitizer: calls with arguments of every kind run with it.
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cc, linkSanitized, missing, sanitizedFlags, testSanitized } from '../../../scripts/sanitizedAddon.mjs';
import { reportSkipped } from '../../../scripts/toolchain.mjs';

if (missing) reportSkipped('the system calls with sanitizers', missing);

const folder = mkdtempSync(join(tmpdir(), 'syscalls-sanitized-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(missing)('they leave no trace in the sanitizers', { timeout: 120_000 }, () => {
  const sources = globSync(join(dirname(import.meta.dirname), 'src/c/*.c'));
  execFileSync(cc, ['-std=gnu11', '-O1', ...sanitizedFlags, '-c', ...sources], { cwd: folder });
  linkSanitized(globSync(join(folder, '*.o')), folder);

  const run = { packageName: '@kinglet/syscalls', project: 'syscalls' };
  const files = ['test/fuzzCalls.test.ts'];
  const { status, output } = testSanitized({ ...run, folder, files });
  const elsewhere = testSanitized({ ...run, folder: join(folder, 'empty'), files });

  expect(status, output).toBe(0);
  expect(elsewhere.status, 'with no addon in the folder').toBe(1);
});
