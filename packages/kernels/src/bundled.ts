export { isKernelsError, type KernelsError, type KernelsErrorCode } from './errors.ts';
export { add, axpy, dot, isa, loadError, max, mul, scale, sum } from './generated/bundled-exports.ts';
export type { Kernels } from './generated/kernels.ts';
