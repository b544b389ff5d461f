// Sweeps the floats through every operation whose error is bounded in units in the last place; at night all 2^32 of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { hostArch, reportSkipped } from '../../../scripts/toolchain.mjs';
import { operations } from '../ops.ts';
import type { Arch } from '../tiers.ts';
import { drive, driverFactory, type Machine } from './drive.ts';

const outDir = mkdtempSync(join(tmpdir(), 'kernels-accuracy-'));
afterAll(() => rmSync(outDir, { recursive: true }));
const programFor = driverFactory('accuracy', outDir);
const timeout = Number.POSITIVE_INFINITY;

/** Every `stride`-th float, at night every `nightly`-th: 1 or primes, so that every exponent and all low bits are met. */
const suites: readonly { tiers: readonly string[]; machine: Machine; stride: number; nightly: number }[] = [
  { tiers: ['scalar'], machine: { arch: 'x64' }, stride: 1009, nightly: 1 },
  { tiers: ['avx2'], machine: { arch: 'x64' }, stride: 1009, nightly: 1 },
  { tiers: ['avx512'], machine: { arch: 'x64' }, stride: 1009, nightly: 1 },
  { tiers: ['wasm', 'wasm_relaxed'], machine: { arch: 'wasm32' }, stride: 4099, nightly: 1 },
  { tiers: ['scalar'], machine: { arch: 'arm64', cpu: 'cortex-a57' }, stride: 50_021, nightly: 101 },
  { tiers: ['neon'], machine: { arch: 'arm64', cpu: 'neoverse-n1' }, stride: 20_011, nightly: 101 },
];

describe('no float leads further from the exact result than its bound', () => {
  if (!isNightly)
    reportSkipped('the accuracy of all 2^32 floats (here every 1009th to 50021st)', 'npm run test:nightly runs them');
  else reportSkipped('the accuracy of all 2^32 floats on emulated Arm', 'every 101st is taken, for the time it takes');

  for (const { tiers, machine, stride, nightly } of suites) {
    const name = `${tiers.join(' and ')} on ${machine.cpu ?? machine.arch}`;
    test(name, { timeout }, async ({ skip }) => {
      const every = String(isNightly ? nightly : stride);
      const wish = tiers.length === 1 ? tiers : [];
      const stdout = await drive(programFor(machine), [every, ...wish], { what: `accuracy of ${name}`, skip });

      expect(stdout).toMatch(/^\d+ cases, 0 failures$/m);
      if (/^0 cases/m.test(stdout)) skip(`this machine lacks ${name}`);
      for (const tier of tiers) expect(stdout).toContain(`${tier} tanh `);
    });
  }
});

test('a result beyond its bound is found in every such operation', { timeout: 60_000 }, async ({ skip }) => {
  const args = ['4000037', 'scalar', '', '--fault'];
  const swept = operations.filter(
    (operation) =>
      operation.bound.kind === 'ulp' &&
      operation.bound.perElement === undefined &&
      operation.arguments.every(({ kind }) => kind !== 'size'),
  );

  const stdout = await drive(programFor({ arch: hostArch as Arch }), args, { what: 'faults in accuracy', skip }).catch(
    (error: { stdout: string }) => error.stdout, // it fails, as it should
  );

  expect(stdout).toMatch(/^\d+ cases, [1-9]\d* failures$/m);
  for (const { name } of swept) {
    const [, worst, bound] = new RegExp(`^scalar ${name} (\\S+) of (\\S+) at`, 'm').exec(stdout) ?? [];
    expect(Number(worst), name).toBeGreaterThan(Number(bound));
  }
});

/** Units in the last place that the project promises; 4 for the others. */
const promised: Readonly<Record<string, number>> = {
  exp: 2,
  tanh: 2.6,
  erf: 2,
  log: 3.4,
  acosh: 3,
  swiGlu: 7,
  ...Object.fromEntries(['exp2', 'log2', 'atan'].map((name) => [name, 1.5])),
  ...Object.fromEntries(['expm1', 'log10', 'log1p', 'tan', 'acos', 'cosh', 'atan2'].map((name) => [name, 2])),
  ...Object.fromEntries(['asin', 'sinh', 'asinh', 'atanh'].map((name) => [name, 2.5])),
  matmulDequantize: 8,
  matmulI16Dequantize: 8,
};
const hasTail = ['gelu', 'geluTanh', 'mish', 'silu', 'swiGlu'];
/** What activations make of a sum that nearly cancels, and what f64 loses of one. */
const vanishing: Readonly<Record<string, number>> = {
  correlation: 2 ** -46,
  covariance: 2 ** -46,
  sumKahan: 2 ** -90,
  symmetricEigenInto: 2 ** -44,
  zScore: 2 ** -46,
  matmulDequantize: 2 ** -100,
  matmulI16Dequantize: 2 ** -100,
  // A cosine near a quarter of a turn, of an angle that has 24 bits.
  randomNormal: 2e-7,
};
/**
 * Sums that are more than one dot product; a packed row is added up column by column, and so are values and pixels. Products of bf16 are
 * summed in pairs, with a rounding of their own; sums of the same bits everywhere have 16 lanes.
 */
const sumsOf: Readonly<Record<string, object>> = {
  addRmsNorm: { sums: 2 },
  attention: { lanes: 2, sums: 2 },
  averagePool2d: { lanes: 2 },
  boxFilter: { lanes: 2 },
  conv2d: { lanes: 2 },
  depthwiseConv2d: { lanes: 2 },
  deterministicDeviations: { lanes: 16 },
  deterministicDot: { lanes: 16 },
  deterministicNormL1: { lanes: 16 },
  deterministicSquaredEuclidean: { lanes: 16 },
  deterministicSum: { lanes: 16 },
  deterministicSumOfSquares: { lanes: 16 },
  'dot of bf16': { sums: 2 },
  'dotMany of bf16': { sums: 2 },
  filterSeparable: { lanes: 2 },
  groupNorm: { sums: 2 },
  l2Normalize: { sums: 2 },
  layerNorm: { sums: 2 },
  rmsNorm: { sums: 2 },
  cosine: { sums: 2 },
  cosineMany: { sums: 2 },
  dotPacked: { lanes: 2 },
  matmul: { lanes: 2 },
  matmulPacked: { lanes: 2 },
  recurrentLayer: { lanes: 2 },
  resample: { lanes: 2 },
  vecmat: { lanes: 2 },
  matmulNibbles: { lanes: 2 },
  matmulNibblesBytes: { lanes: 2 },
  matmulNibblesBytesHalfScales: { lanes: 2 },
  matmulNibblesHalfScales: { lanes: 2 },
};

const bounded = operations.filter(({ bound }) => bound.kind === 'ulp' || bound.kind === 'accumulated');
test.for(bounded.map((operation) => [operation.name, operation] as const))(
  'the bound of %s is as tight as promised',
  ([name, { bound, dtypes }]) => {
    if (bound.kind === 'ulp') {
      expect(bound.ulps).toBeLessThanOrEqual(bound.perElement ? 3 : (promised[name] ?? 4));
      expect(bound.perElement ?? 0).toBeLessThanOrEqual(3);
      expect(bound.absolute ?? 0).toBeLessThanOrEqual(vanishing[name] ?? (hasTail.includes(name) ? 1e-38 : 0));
    }
    if (bound.kind === 'accumulated')
      expect({ lanes: bound.lanes, sums: bound.sums }).toEqual({
        lanes: undefined,
        sums: undefined,
        ...(sumsOf[`${name} of ${dtypes.join()}`] ?? sumsOf[name]),
      });
  },
);
