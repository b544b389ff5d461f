// The kernels that there are for SVE, and one call of each that is measured.
import { type Kernel, kernelsOf, lenderOf } from '../../generate/kernelNames.ts';
import { operations } from '../../ops.ts';
import { tiers } from '../../tiers.ts';
import { countInstructions } from '../n1/countInstructions.ts';

export interface SveKernel {
  readonly kernel: Kernel;
  /** The tiers whose kernels are compared: what serves it on NEON, on SVE, and on SVE2. */
  readonly neon: string;
  readonly sve: string;
  readonly sve2: string;
  /** Its dimensions in the measured call, and the elements of that. */
  readonly sizes: readonly number[];
  readonly elements: number;
}

/** By the kernels' dimensions. */
const calls: Readonly<Record<string, readonly [elements: number, ...sizes: number[]]>> = {
  n: [10_000, 10_000],
  'm,n': [10_000, 10, 1000],
  'n,m': [10_000, 10_000, 10_000],
  'rows,columns': [10_000, 10, 1000],
  'inner,columns': [10_000, 100, 100],
  'rows,columns,m': [10_000, 64, 100, 100],
};

export function sveKernels(): SveKernel[] {
  return kernelsOf(operations)
    .filter(({ operation }) => operation.tiers.includes('sve'))
    .map((kernel) => {
      const call = calls[kernel.dimensions.join(',')];
      if (!call)
        throw new Error(`expected a call for the dimensions ${kernel.dimensions.join(',')} of ${kernel.field}`);
      const [elements, ...sizes] = call;
      return {
        kernel,
        neon: lender(kernel, 'neon_bf16'),
        sve: 'sve',
        sve2: lender(kernel, 'sve2'),
        sizes,
        elements,
      };
    });
}

/** Instructions that one call executes on an emulated core whose vectors of SVE have so many bits. */
export async function countOn(
  { kernel, elements, sizes }: SveKernel,
  tier: string,
  bits: number,
  outDir: string,
): Promise<number> {
  const cpu = `max,sve-max-vq=${bits / 128},sve-default-vector-length=-1`; // as qemu-user spells it
  const [one] = await countInstructions([kernel.script], [tier], { elements, sizes, outDir, cpu });
  return one?.counts[tier] ?? Number.NaN;
}

function lender({ operation }: Kernel, name: string): string {
  const tier = tiers.find((one) => one.name === name);
  if (!tier) throw new Error(`expected tier ${name} in tiers.ts`);
  return lenderOf(operation, tier, tiers).name;
}
