// Counts what an emulated core, a Neoverse N1 unless another is named, executes for one call of a kernel. An emulator says nothing about time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { runner } from '../../../../scripts/toolchain.mjs';
import { buildDriver } from '../../test/buildDriver.ts';

export interface InstructionCount {
  readonly operation: string;
  readonly elements: number;
  /** Instructions of one call, by tier. */
  readonly counts: Readonly<Record<string, number>>;
}

/** All dimensions of one product of two square matrices, by operation. */
export const squareProducts: Readonly<Record<string, (n: number) => readonly number[]>> = {
  matmul: (n) => [1, n, n, 1, n, 1, 0, 0, 0, n * n],
  matmulPacked: (n) => [n, n, n, 0],
};

/**
 * Runs test/c/one-call.c, with all dimensions' `sizes` if there are several, in `outDir`, on a core as qemu-user spells it.
 * Throws where the compiler or the emulator is missing.
 */
export async function countInstructions(
  operations: readonly string[],
  tiers: readonly string[],
  options: {
    readonly elements: number;
    readonly outDir: string;
    readonly sizes?: readonly number[];
    readonly cpu?: string;
  },
): Promise<InstructionCount[]> {
  const { elements, outDir, sizes = [elements], cpu = 'neoverse-n1' } = options;
  const { file, missing } = buildDriver('one-call', { arch: 'arm64', outDir });
  const emulator = runner('arm64', { cpu });
  if (!file || !emulator?.[0])
    throw new Error(missing ?? 'expected qemu-aarch64, which this machine lacks or does not need');
  const tracer = [...emulator, '-d', 'nochain,in_asm,exec', file];

  const measurements: InstructionCount[] = [];
  for (const operation of operations) {
    const counts: Record<string, number> = {};
    for (const tier of tiers) {
      // What starts and ends the program is in both runs.
      const [once, twice] = await Promise.all(
        ['1', '2'].map((calls) => countExecuted([...tracer, tier, operation, sizes.join(','), calls])),
      );
      counts[tier] = (twice as number) - (once as number);
    }
    measurements.push({ operation, elements, counts });
  }
  return measurements;
}

/**
 * The trace goes to the standard error: a line for every instruction of a block that is translated, and then, as often as a
 * block is executed, one with its address.
 */
async function countExecuted([command, ...args]: readonly string[]): Promise<number> {
  const program = spawn(command as string, args, { stdio: ['ignore', 'inherit', 'pipe'] });
  const ended = once(program, 'close');
  const count = await executedIn(createInterface({ input: program.stderr }));
  const [status] = await ended;
  if (status !== 0) throw new Error(`expected ${args.join(' ')} to end with status 0, got ${status}`);
  return count;
}

export async function executedIn(trace: AsyncIterable<string> | Iterable<string>): Promise<number> {
  const lengths = new Map<string, number>();
  let count = 0;
  let translated = 0; // instructions of the block that comes next, 0 where it is known
  for await (const line of trace) {
    if (line.startsWith('0x')) translated++;
    const address = /^Trace \d+: (\w+)/.exec(line)?.[1];
    if (address === undefined) continue;
    // Addresses are used again when the emulator has thrown its blocks away.
    if (translated > 0) lengths.set(address, translated);
    translated = 0;
    count += lengths.get(address) ?? Number.NaN;
  }
  return count;
}
