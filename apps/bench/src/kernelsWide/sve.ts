// Kernels for SVE against NEON's by what an emulated core executes: instructions of a call, which are no times.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Comparison, SuiteContext, SuiteResult } from '../suite.ts';
import type { WideGroup } from './wideGroup.ts';

/** What is counted in a quick run. */
const few = ['dot_f32', 'add_f32', 'exp_f32', 'dot_i8', 'dot_f16', 'gather_f32'];
const counter = fileURLToPath(new URL('../../../../packages/kernels/bench/countSve.ts', import.meta.url));

/** A line of what `counter` prints. */
interface Count {
  readonly kernel: string;
  readonly elements: number;
  readonly neon: number;
  /** By the bits of a vector. */
  readonly sve: Readonly<Record<string, number>>;
}

export const sve: WideGroup = { name: 'sve', run };

async function run({ quick, workDir }: SuiteContext): Promise<SuiteResult> {
  const args = ['--conditions=@kinglet/source', counter, workDir, ...(quick ? few : [])];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const counts = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Count);
  return {
    comparisons: counts.flatMap(comparisonsOf),
    notes: [
      'Cases of SVE count the instructions that an emulated Arm core executes for one call: counts, never speed.',
    ],
  };
}

function comparisonsOf({ kernel, elements, neon, sve: counts }: Count): Comparison[] {
  return Object.entries(counts).map(([bits, count]) => ({
    case: `sve: ${kernel}, ${elements} elements, vectors of ${bits} bits`,
    metric: 'instructions executed under emulation',
    unit: 'instructions',
    better: 'lower',
    values: { kinglet: count, NEON: neon },
    bar: { ratio: 1 },
  }));
}
