// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { kernels } from '../bundled-kernels.ts';
import type { ActiveKernels } from '../active-kernels.ts';

/** out[i] = a[i] + b[i]. */
export const add: ActiveKernels['add'] = kernels.add;
/** y[i] = y[i] + alpha * x[i]. */
export const axpy: ActiveKernels['axpy'] = kernels.axpy;
/** Sum of a[i] * b[i]. */
export const dot: ActiveKernels['dot'] = kernels.dot;
/** The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
export const max: ActiveKernels['max'] = kernels.max;
/** out[i] = a[i] * b[i]. */
export const mul: ActiveKernels['mul'] = kernels.mul;
/** out[i] = a[i] * s. */
export const scale: ActiveKernels['scale'] = kernels.scale;
/** Sum of the elements. */
export const sum: ActiveKernels['sum'] = kernels.sum;
/** The active tier: a name of tiers.ts such as `neon`, or `typescript`. */
export const isa: ActiveKernels['isa'] = kernels.isa;
/** Why the addon did not load; undefined if it did, or if KINGLET_ISA=typescript kept it out. */
export const loadError: ActiveKernels['loadError'] = kernels.loadError;
