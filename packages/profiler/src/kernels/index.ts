// Entry `@kinglet/profiler/kernels`: apart from the rest, which needs no kernels.
export { countKernels } from './countKernels.ts';
export type { KernelUse, Roof } from './kernelUse.ts';
export { measureRoof, type RoofOptions } from './measureRoof.ts';
export { type RooflinePoint, roofline } from './roofline.ts';
