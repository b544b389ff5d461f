// Entry under the quickjs engine (condition `kinglet`): the module that the bootstrap carries checks arguments itself.
export { add, axpy, dot, isa, max, mul, scale, sum } from 'kinglet:kernels';
export { isKernelsError, type KernelsError, type KernelsErrorCode } from './errors.ts';
export type { Kernels } from './generated/kernels.ts';

/** Why native kernels are missing: never, here. */
export function loadError(): Error | undefined {
  return undefined;
}
