// Kernels for SVE against NEON's by what an emulated core executes: instructions of a call, which are no times.
import { countOn, type SveKernel, sveKernels } from '../../../../packages/kernels/bench/sve/sveKernels.ts';
import type { Comparison, SuiteContext, SuiteResult } from '../suite.ts';
import type { WideGroup } from './wideGroup.ts';

const lengths = [256, 512];
/** In a quick run. */
const few = ['dot_f32', 'add_f32', 'exp_f32', 'dot_i8', 'dot_f16', 'gather_f32'];

export const sve: WideGroup = { name: 'sve', run };

async function run({ quick, progress, workDir, filter }: SuiteContext): Promise<SuiteResult> {
  const kernels = sveKernels().filter(
    ({ kernel: { field } }) => (!quick || few.includes(field)) && `sve: ${field}`.includes(filter ?? ''),
  );
  const comparisons: Comparison[] = [];
  for (const one of kernels) {
    progress.update(`sve: ${one.kernel.field}`);
    comparisons.push(...(await compare(one, workDir)));
  }
  return {
    comparisons,
    notes: [
      'Cases of SVE count the instructions that an emulated Arm core executes for one call: counts, never speed.',
    ],
  };
}

async function compare(one: SveKernel, outDir: string): Promise<Comparison[]> {
  const neon = await countOn(one, one.neon, 128, outDir);
  const comparisons: Comparison[] = [];
  for (const bits of lengths)
    comparisons.push({
      case: `sve: ${one.kernel.field}, ${one.elements} elements, vectors of ${bits} bits`,
      metric: 'instructions executed under emulation',
      unit: 'instructions',
      better: 'lower',
      values: { kinglet: await countOn(one, one.sve2, bits, outDir), NEON: neon },
      bar: { ratio: 1 },
    });
  return comparisons;
}
