// Counts what an emulated Neoverse N1 executes for one call of a kernel. An emulator says nothing about time.
import { execFileSync, spawn } from 'node:child_process';
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

/** Runs test/c/one-call.c, with all dimensions' `sizes` if there are several, in `outDir`. Throws where the compiler or the emulator is missing. */
export async function countInstructions(
  operations: readonly string[],
  tiers: readonly string[],
  options: { readonly elements: number; readonly outDir: string; readonly sizes?: readonly number[] },
): Promise<InstructionCount[]> {
  const { elements, outDir, sizes = [elements] } = options;
  const { file, missing } = buildDriver('one-call', { arch: 'arm64', outDir });
  const emulator = runner('arm64', { cpu: 'neoverse-n1' });
  if (!file || !emulator?.[0])
    throw new Error(missing ?? 'expected qemu-aarch64, which this machine lacks or does not need');
  const tracer = [...emulator, stepOption(emulator[0]), '-d', 'nochain,exec', file];

  const measurements: InstructionCount[] = [];
  for (const operation of operations) {
    const counts: Record<string, number> = {};
    for (const tier of tiers) {
      // What starts and ends the program is in both runs.
      const [once, twice] = await Promise.all(
        ['1', '2'].map((calls) => countTraces([...tracer, tier, operation, sizes.join(','), calls])),
      );
      counts[tier] = (twice as number) - (once as number);
    }
    measurements.push({ operation, elements, counts });
  }
  return measurements;
}

/** The trace goes to the standard error: one line per translated block: with blocks of one instruction, one per instruction. */
async function countTraces([command, ...args]: readonly string[]): Promise<number> {
  const program = spawn(command as string, args, { stdio: ['ignore', 'inherit', 'pipe'] });
  const ended = once(program, 'close');
  let count = 0;
  for await (const line of createInterface({ input: program.stderr })) if (line.startsWith('Trace ')) count++;
  const [status] = await ended;
  if (status !== 0) throw new Error(`expected ${args.join(' ')} to end with status 0, got ${status}`);
  return count;
}

/** QEMU's option for blocks of one instruction, which 8.1 renamed. */
function stepOption(emulator: string): string {
  const help = execFileSync(emulator, ['-h'], { encoding: 'utf8' });
  return help.includes('-one-insn-per-tb') ? '-one-insn-per-tb' : '-singlestep';
}
