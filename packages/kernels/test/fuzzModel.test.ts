// Model files and plans under libFuzzer with AddressSanitizer and UndefinedBehaviorSanitizer: seconds here, ten minutes by
// `test:nightly`. Nothing that a file says may crash its reader or the kernels that it calls.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import { isArray, kernelsOf } from '../generate/kernelNames.ts';
import { type Argument, operations } from '../ops.ts';
import { buildFuzzer } from './buildDriver.ts';
import { modelCorpus } from './modelCorpus.ts';

const work = mkdtempSync(join(tmpdir(), 'kinglet-fuzz-model-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const { file, missing } = buildFuzzer('fuzz-model', work);
if (file === undefined) reportSkipped('model files under the fuzzer', missing ?? 'a compiler');

const corpus = join(work, 'corpus');
mkdirSync(corpus);
const files = modelCorpus();
// A random call may have steps that leave its array: such a file is refused.
const isSure = (name: string): boolean =>
  !kernelsOf(operations).some(({ script, operation }) => script === name && operation.arguments.some(isStrided));
const isStrided = (argument: Argument): boolean => isArray(argument) && argument.strided !== undefined;
for (const [name, bytes] of files) writeFileSync(join(corpus, name), bytes);

const limits = isNightly
  ? ['-max_total_time=600', `-workers=${availableParallelism()}`, `-jobs=${availableParallelism()}`]
  : ['-runs=60000', '-max_total_time=15', '-seed=1'];
const flags = ['-max_len=8192', '-timeout=20', '-rss_limit_mb=4096', `-artifact_prefix=${work}/`];

function fuzz(
  args: readonly string[],
  strict: Readonly<Record<string, string>> = {},
): { readonly status: number | null; readonly stderr: string } {
  const env = { ...process.env, ...strict, ASAN_OPTIONS: 'detect_leaks=0' };
  return spawnSync(file!, args, { cwd: work, encoding: 'utf8', env, maxBuffer: 2 ** 28 });
}

test.runIf(file)('every operation runs from a file of the corpus', { timeout: 120_000 }, () => {
  const { status, stderr } = fuzz([...flags, ...[...files.keys()].filter(isSure).map((name) => join(corpus, name))], {
    KGL_FUZZ_STRICT: '1',
  });

  expect(status, stderr.slice(-4000)).toBe(0);
});

test.runIf(file)('any file is refused or runs without a finding', { timeout: 1_000_000 }, () => {
  const { status, stderr } = fuzz([...limits, ...flags, corpus]);

  expect(status, stderr.slice(-8000)).toBe(0);
});
