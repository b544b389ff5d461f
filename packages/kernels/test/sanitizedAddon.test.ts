// The addon with AddressSanitizer and UndefinedBehaviorSanitizer: the tests of arenas, plans and models run with it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cc, linkSanitized, missing, sanitizedFlags, testSanitized } from '../../../scripts/sanitizedAddon.mjs';
import { hostArch, reportSkipped } from '../../../scripts/toolchain.mjs';
import { scalarAddonSources } from '../sources.mjs';
import type { Arch } from '../tiers.ts';
import { objects } from './buildDriver.ts';

if (missing) reportSkipped('the addon with sanitizers', missing);

const folder = mkdtempSync(join(tmpdir(), 'kinglet-kernels-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(missing)('arenas, plans and models leave no trace in the sanitizers', { timeout: 300_000 }, () => {
  const parts = scalarAddonSources(hostArch as Arch).map(({ file, flags }) =>
    objects.compiled(cc, [...flags, ...sanitizedFlags, '-c', file]),
  );
  linkSanitized(parts, folder);

  const run = { packageName: '@kinglet/kernels', project: 'kernels' };
  const files = ['arena', 'plan', 'models'].map((name) => `src/${name}.test.ts`);
  const { status, output } = testSanitized({ ...run, folder, files });
  const elsewhere = testSanitized({ ...run, folder: join(folder, 'empty'), files: files.slice(2) });

  expect(status, output).toBe(0);
  expect(elsewhere.status, 'with no addon in the folder').toBe(1);
});
