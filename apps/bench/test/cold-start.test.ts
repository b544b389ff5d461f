import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { judge } from '../src/judge.ts';
import { createProgress } from '../src/progress.ts';
import { suite } from '../src/suites/cold-start.ts';

it('the cold-start suite measures floor, quickjs and node, and quickjs is far ahead of node', async () => {
  const result = await suite.run({
    quick: true,
    progress: createProgress({ write: () => undefined }),
    workDir: mkdtempSync(join(tmpdir(), 'cold-start-')),
    installPeer: () => Promise.reject(new Error('this suite needs no peer')),
  });

  const [p50] = result.comparisons.map(judge);
  expect(p50).toMatchObject({ metric: 'p50', unit: 'ms', bar: 40 });
  expect(p50!.values.floor).toBeLessThan(p50!.values.kinglet!);
  expect(p50!.values.kinglet).toBeLessThan(p50!.values.node! / 10);
  expect(result.charts).toHaveLength(1);
  expect(result.versions?.node).toBe(process.versions.node);
}, 120_000);
