// Runs the C conformance driver: natively, under sanitizers, on emulated Arm cores and as WebAssembly.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { hostArch, reportSkipped } from '../../../scripts/toolchain.mjs';
import { isArray, kernelsOf } from '../generate/kernelNames.ts';
import { operations as allOperations } from '../ops.ts';
import type { Arch } from '../tiers.ts';
import { compiledTiers } from './buildDriver.ts';
import { drive, driverFactory, type Machine } from './drive.ts';

const outDir = mkdtempSync(join(tmpdir(), 'kernels-conformance-'));
afterAll(() => rmSync(outDir, { recursive: true }));
const programFor = driverFactory('conformance', outDir);
const timeout = isNightly ? 1_800_000 : 180_000;
/** Every kernel is compiled, with sanitizers too: minutes where nothing is compiled yet. */
const buildTimeout = 900_000;

/** Of SVE, bits of a vector: the shortest one, and that of a Neoverse V1; nightly all that are tested. */
const sveLengths = isNightly ? [128, 256, 512, 1024, 2048] : [128, 256];
interface Suite {
  readonly name: string;
  readonly machine: Machine;
  readonly tiers: readonly string[];
  readonly lacks?: readonly string[];
  /** What their names begin with. @default all */
  readonly operations?: readonly string[];
  /** Without what the tiers have from others, which the suites of those run. */
  readonly isOwn?: boolean;
}
const suites: readonly Suite[] = [
  { name: 'x64', machine: { arch: 'x64' }, tiers: compiledTiers('x64') },
  { name: 'x64 under ASan and UBSan', machine: { arch: 'x64', sanitize: true }, tiers: compiledTiers('x64', true) },
  {
    name: 'arm64 as Neoverse N1',
    machine: { arch: 'arm64', cpu: 'neoverse-n1' },
    tiers: ['neon', 'neon_dotprod'],
    lacks: ['sve', 'sve2'],
  },
  {
    name: 'arm64 as Cortex-A57',
    machine: { arch: 'arm64', cpu: 'cortex-a57' },
    // No Arm processor is without NEON: scalar is what somebody asked for. What is NEON alone runs on a Neoverse N1 too.
    tiers: isNightly ? ['scalar', 'neon'] : ['neon'],
    operations: isNightly ? [] : ['dot', 'matmulInteger_', 'conv2dInteger'],
    lacks: ['neon_dotprod', 'sve', 'sve2'],
  },
  {
    name: 'arm64 with products of matrices of bytes and of bf16',
    machine: { arch: 'arm64', cpu: 'max,sve=off' },
    tiers: ['neon_bf16', 'neon_i8mm'],
    operations: ['matmulInteger_', 'matmulDequantize', 'matmulRequantize', 'conv2dInteger', 'conv2dRequantize', 'dot'],
  },
  ...sveLengths.map((bits) => ({
    name: `arm64 with SVE of ${bits} bits`,
    machine: { arch: 'arm64', cpu: `max,sve-max-vq=${bits / 128},sve-default-vector-length=-1` } as const,
    tiers: ['sve', 'sve2'],
    isOwn: true,
  })),
  { name: 'WebAssembly, with and without relaxed SIMD', machine: { arch: 'wasm32' }, tiers: ['wasm', 'wasm_relaxed'] },
];

describe('every operation stays within its bound of the float64 reference', () => {
  if (!isNightly)
    reportSkipped(
      'in conformance, every misalignment at every length, special values at most positions, most large lengths, AVX-512 under sanitizers and where the processor lacks it, the scalar tier on Arm and most of a Cortex-A57',
      'npm run test:nightly runs them',
    );

  describe.for(suites)('$name', ({ name, machine, tiers, lacks = [], operations = [], isOwn }) => {
    beforeAll(() => void programFor(machine), buildTimeout);

    test('in all cases', { timeout }, async ({ skip }) => {
      const chosen = operations.map((start) => `:${start}`);
      const args = [...tiers, ...lacks, ...chosen, ...(isOwn ? ['--own'] : []), ...(isNightly ? ['--whole'] : [])];
      const stdout = await drive(programFor(machine), args, { what: `conformance on ${name}`, skip });

      expect(stdout).toMatch(/^[1-9]\d* cases, 0 failures$/m);
      for (const tier of lacks) expect(stdout).toContain(`${tier}: skipped`);
      for (const tier of tiers)
        expect(stdout).toMatch(new RegExp(`^${tier}( dot_(i8|f16): ([1-9]|as )|: skipped)`, 'm'));
    });
  });
});

const kernels = kernelsOf(allOperations);
/** The fault, and the kernels whose calls all or at times have a place for it. */
const faults: readonly [string, (kernel: (typeof kernels)[number]) => boolean][] = [
  ['wrong-result', () => true],
  [
    'wrong-sign',
    ({ operation }) =>
      ['add', 'max', 'mish', 'relu', 'tanh', 'transpose'].includes(operation.name) && !operation.isWide,
  ],
  ['wrong-other', ({ operation }) => operation.name === 'topK'],
  ['wrong-order', ({ operation }) => operation.returns === 'number'],
  ['stray-write', () => true],
  [
    'spoilt-input',
    ({ operation }) => operation.arguments.some((argument) => isArray(argument) && argument.kind === 'in'),
  ],
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

test('a kernel for SVE that is forced on a Neoverse N1 ends the process', { timeout }, async ({ skip }) => {
  const program = driverFactory('one-call', outDir)({ arch: 'arm64', cpu: 'neoverse-n1' });
  skip('missing' in program);
  const call = (isa: string) => drive(program, [isa, 'add', '100', '1'], { what: 'a forced kernel', skip });

  await expect(call('neon')).resolves.toBe('');
  await expect(call('sve')).rejects.toThrow(expect.objectContaining({ signal: 'SIGILL' }));
});
