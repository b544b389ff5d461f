// Prints a line of JSON for each kernel for SVE, or those that are named: instructions of one call on NEON, and on SVE by the bits
// of a vector. `countSve.ts <folder to build in> [kernels]`; apps/bench runs it.
import { countOn, sveKernels } from './sve/sveKernels.ts';

const [outDir, ...names] = process.argv.slice(2);
if (outDir === undefined) throw new Error('expected a folder to build in');

for (const one of sveKernels().filter(({ kernel: { field } }) => names.length === 0 || names.includes(field))) {
  const sve: Record<number, number> = {};
  for (const bits of [256, 512]) sve[bits] = await countOn(one, one.sve2, bits, outDir);
  const neon = await countOn(one, one.neon, 128, outDir);
  console.log(JSON.stringify({ kernel: one.kernel.field, elements: one.elements, neon, sve }));
}
