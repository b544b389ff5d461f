// A part of the bundle of a function that uses kernels: what counts the calls of just these.
export { countKernels } from '@kinglet/profiler/kernels';
