// Runs the C conformance driver: natively, under sanitizers, on two emulated Arm cores and as WebAssembly.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostArch, reportSkipped } from '../../../scripts/toolchain.mjs';
import { kernelsOf } from '../generate/kernelNames.ts';
import { operations } from '../ops.ts';
import type { Arch } from '../tiers.ts';
import { drive, driverFactory, isNightly, type Machine } from './drive.ts';

const outDir = mkdtempSync(join(tmpdir(), 'kernels-conformance-'));
afterAll(() => rmSync(outDir, { recursive: true }));
const programFor = driverFactory('conformance', outDir);
const timeout = isNightly ? 1_800_000 : 180_000;
/** Every kernel is compiled, with sanitizers too: minutes where nothing is compiled yet. */
const buildTimeout = 900_000;

const x64Tiers = ['scalar', 'avx2', 'avx512', 'avx512_vnni'];
const suites: readonly { name: string; machine: Machine; tiers: readonly string[]; lacks?: readonly string[] }[] = [
  { name: 'x64', machine: { arch: 'x64' }, tiers: x64Tiers },
  { name: 'x64 under ASan and UBSan', machine: { arch: 'x64', sanitize: true }, tiers: x64Tiers },
  {
    name: 'arm64 as Neoverse N1',
    machine: { arch: 'arm64', cpu: 'neoverse-n1' },
    tiers: ['neon', 'neon_dotprod'],
  },
  {
    name: 'arm64 as Cortex-A57',
    machine: { arch: 'arm64', cpu: 'cortex-a57' },
    tiers: ['scalar', 'neon'],
    lacks: ['neon_dotprod'],
  },
  { name: 'WebAssembly, with and without relaxed SIMD', machine: { arch: 'wasm32' }, tiers: ['wasm', 'wasm_relaxed'] },
];

describe('every operation stays within its bound of the float64 reference', () => {
  if (!isNightly)
    reportSkipped(
      'in conformance, every misalignment at every length, special values at most positions, most large lengths',
      'KINGLET_NIGHTLY=1 runs them (pnpm --filter @kinglet/kernels run test:nightly)',
    );

  describe.for(suites)('$name', ({ name, machine, tiers, lacks = [] }) => {
    beforeAll(() => void programFor(machine), buildTimeout);

    test('in all cases', { timeout }, async ({ skip }) => {
      const args = [...tiers, ...lacks, ...(isNightly ? ['--whole'] : [])];
      const stdout = await drive(programFor(machine), args, { what: `conformance on ${name}`, skip });

      expect(stdout).toMatch(/^[1-9]\d* cases, 0 failures$/m);
      for (const tier of lacks) expect(stdout).toContain(`${tier}: skipped`);
      for (const tier of tiers) expect(stdout).toMatch(new RegExp(`^${tier}( dot_i8: [1-9]|: skipped)`, 'm'));
    });
  });
});

const kernels = kernelsOf(operations);
/** The fault, and the kernels whose calls all or at times have a place for it. */
const faults: readonly [string, (kernel: (typeof kernels)[number]) => boolean][] = [
  ['wrong-result', () => true],
  ['wrong-sign', ({ operation }) => ['add', 'max', 'mish', 'relu', 'tanh', 'transpose'].includes(operation.name)],
  ['wrong-other', ({ operation }) => operation.name === 'topK'],
  ['wrong-order', ({ operation }) => operation.returns === 'number'],
  ['stray-write', () => true],
  ['spoilt-input', () => true],
];

describe('a fault that is planted in an operation is found', () => {
  const machine: Machine = { arch: hostArch as Arch };

  test.for(faults)('%s', { timeout }, async ([fault, fits], { skip }) => {
    const stdout = await drive(programFor(machine), ['scalar', `--fault=${fault}`], { what: `fault ${fault}`, skip });

    expect(stdout).toMatch(/^[1-9]\d* faults planted, 0 missed$/m);
    for (const { field } of kernels.filter(fits))
      expect(stdout).toMatch(new RegExp(`^scalar ${field}: [1-9]\\d* pl`, 'm'));
  });

  test('a read behind an operand ends the process', { timeout }, async ({ skip }) => {
    const program = programFor(machine);
    skip('missing' in program);

    await expect(drive(program, ['scalar', '--fault=stray-read'], { what: 'a stray read', skip })).rejects.toThrow(
      expect.objectContaining({ signal: 'SIGSEGV' }),
    );
  });
});
