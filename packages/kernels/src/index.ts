export { isKernelsError, type KernelsError, type KernelsErrorCode } from './errors.ts';
export type { Kernels } from './generated/kernels.ts';
export { add, axpy, dot, isa, loadError, max, mul, scale, sum } from './generated/node-exports.ts';
