import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { judge } from '../src/judge.ts';
import { createProgress } from '../src/progress.ts';
import { suite } from '../src/suites/kernels.ts';

// The folder of the suite itself: what it compiles there is compiled once.
const workDir = fileURLToPath(new URL('../../../.cache/bench/kernels', import.meta.url));

it('the kernels suite measures what is here, skips peers that cannot be had, and writes a page with every row', async () => {
  let written = '';
  const result = await suite.run({
    quick: true,
    filter: 'dot 1',
    progress: createProgress({ write: (text) => (written += text) }),
    workDir,
    installPeer: ({ name }) => Promise.reject(new Error(`no ${name} today`)),
  });

  const comparisons = result.comparisons.map(judge);
  expect(comparisons.find(({ case: name }) => name.startsWith('Plain JavaScript loops'))).toMatchObject({
    metric: 'rows that meet it',
    unit: 'of 5',
    bar: 5,
  });
  for (const peer of ['simsimd', 'numpy', 'trueno'])
    expect(result.notes).toContain(`Skipped: ${peer}: no ${peer} today`);
  expect(written).toContain('Skipped: numpy');
  expect(comparisons.some(({ case: name }) => name.startsWith('NumPy'))).toBe(false);
  expect(result.versions?.plain).toMatch(/^@kinglet\/kernels \w+, Node /);
  const page = result.details!.markdown;
  for (const n of ['16', '128', '1\u202f000', '10\u202f000', '1\u202f000\u202f000'])
    expect(page).toMatch(new RegExp(`\\| dot \\| ${n} \\| [\\d.\u202f]+ \\| [\\d.\u202f]+ · [\\d.]+× \\(`));
}, 300_000);
