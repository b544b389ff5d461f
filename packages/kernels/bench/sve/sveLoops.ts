// How many cycles an instruction of a kernel's hot loop takes on a core, by llvm-mca's model of it.
import { cyclesOf } from '../n1/analyzeLoops.ts';
import { type AssemblyFunction, assemblyOf } from '../n1/assembly.ts';
import { hotLoops, innermostLoops } from '../n1/hotLoops.ts';

/** Kernels whose loops are in other functions of their files. */
const elsewhere: Readonly<Record<string, string>> = {
  mean_f32: 'sum_f32',
  normL2_f32: 'sumOfSquares_f32',
  argmax_f32: 'max_f32',
  argmin_f32: 'min_f32',
  softmax_f32: 'powers_of',
  softmaxRows_f32: 'powers_of',
  dot_i8: 'whole_dot_i8',
  dot_u8: 'whole_dot_u8',
  dotMany_i8: 'whole_dot_i8',
  dotMany_u8: 'whole_dot_u8',
  embeddingLookup_f32: 'copy_row',
};

/** Of these kernels, in these files: instructions of the hottest loop, where one was found. */
export function loopsOf(
  tier: string,
  files: ReadonlySet<string>,
  kernels: readonly string[],
): Map<string, readonly string[]> {
  const functions = assemblyOf(tier, (file) => files.has(file));
  const found = new Map(functions.map((one) => [one.name, hottest(one, tier)] as const));
  for (const [kernel, place] of Object.entries(elsewhere)) if (!found.get(kernel)) found.set(kernel, found.get(place));
  return new Map(
    kernels.flatMap((name) => {
      const loop = found.get(name);
      return loop ? [[name, loop] as const] : [];
    }),
  );
}

/** Of SVE the longest loop over whole vectors, else the one that asks for a predicate each time. */
function hottest(one: AssemblyFunction, tier: string): readonly string[] | undefined {
  if (!tier.startsWith('sve')) return hotLoops(one)[0]?.instructions;
  const loops = innermostLoops(one.lines)
    .map(({ instructions }) => instructions)
    .filter((loop) => loop.some((instruction) => /^ld1/.test(instruction)));
  const whole = loops.filter((loop) => !loop.some((instruction) => instruction.startsWith('while')));
  return [...(whole.length > 0 ? whole : loops)].sort((a, b) => b.length - a.length)[0];
}

/** Kernel -> cycles of an instruction. */
export function cyclesPerInstruction(loops: ReadonlyMap<string, readonly string[]>, core: string): Map<string, number> {
  const entries = [...loops];
  const cycles = cyclesOf(
    entries.map(([, loop]) => loop),
    core,
  );
  return new Map(entries.map(([name, loop], i) => [name, (cycles[i] ?? Number.NaN) / loop.length]));
}
