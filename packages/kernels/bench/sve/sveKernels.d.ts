import { type Kernel } from '../../generate/kernelNames.ts';
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
export declare function sveKernels(): SveKernel[];
/** Instructions that one call executes on an emulated core whose vectors of SVE have so many bits. */
export declare function countOn(
  { kernel, elements, sizes }: SveKernel,
  tier: string,
  bits: number,
  outDir: string,
): Promise<number>;
//# sourceMappingURL=sveKernels.d.ts.map
