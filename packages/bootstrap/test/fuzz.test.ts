// The C sources under libFuzzer with AddressSanitizer and UndefinedBehaviorSanitizer, for a moment; fuzzNightly.mjs runs
// the same for as long as one likes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findCompiler } from '../../../scripts/toolchain.mjs';
import { buildFuzzer, fuzzers, runFuzzer } from './fuzzers.mjs';

const runs = Number(process.env.KINGLET_FUZZ_RUNS ?? 30_000);
const work = mkdtempSync(join(tmpdir(), 'kinglet-fuzz-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const names = Object.keys(fuzzers) as (keyof typeof fuzzers)[];

describe.skipIf(!findCompiler())('the C sources under the fuzzer', () => {
  it.each(names)('take any input without a finding: %s', { timeout: 240_000 }, async (name) => {
    const program = await buildFuzzer(name, work);

    const limits = [`-runs=${Math.ceil(runs / fuzzers[name].cost)}`, '-seed=1'];
    expect(runFuzzer(name, program, work, limits).finding).toBe('no finding');
  });
});
