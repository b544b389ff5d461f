// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkAlias, checkArray, checkNotEmpty, checkNumber, checkSameLength } from '../check.ts';

/** Every operation; what each promises is in REFERENCE.md. */
export interface Kernels {
  /** out[i] = a[i] + b[i]. */
  add(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** y[i] = y[i] + alpha * x[i]. */
  axpy(alpha: number, x: Float32Array, y: Float32Array): Float32Array;
  /** Sum of a[i] * b[i]. */
  dot(a: Float32Array, b: Float32Array): number;
  /** The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  max(a: Float32Array): number;
  /** out[i] = a[i] * b[i]. */
  mul(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = a[i] * s. */
  scale(a: Float32Array, s: number, out: Float32Array): Float32Array;
  /** Sum of the elements. */
  sum(a: Float32Array): number;
}

/** Names of the operations, for code that treats them alike. */
export const kernelNames: readonly (keyof Kernels)[] = [
  'add',
  'axpy',
  'dot',
  'max',
  'mul',
  'scale',
  'sum',
];

/**
 * Kernels that check their arguments, then run `small` for arrays shorter than `smallLength` and `native` otherwise:
 * a call into native code costs more than a short loop.
 */
export function checkedKernels(native: Kernels, small: Kernels, smallLength: number): Kernels {
  return {
    add(a, b, out) {
      checkArray('add', 'a', a, Float32Array);
      checkArray('add', 'b', b, Float32Array);
      checkArray('add', 'out', out, Float32Array);
      checkSameLength('add', 'a', a, 'b', b);
      checkSameLength('add', 'a', a, 'out', out);
      checkAlias('add', 'out', out, 'a', a);
      checkAlias('add', 'out', out, 'b', b);
      return a.length < smallLength ? small.add(a, b, out) : native.add(a, b, out);
    },
    axpy(alpha, x, y) {
      checkNumber('axpy', 'alpha', alpha);
      checkArray('axpy', 'x', x, Float32Array);
      checkArray('axpy', 'y', y, Float32Array);
      checkSameLength('axpy', 'x', x, 'y', y);
      checkAlias('axpy', 'y', y, 'x', x);
      return x.length < smallLength ? small.axpy(alpha, x, y) : native.axpy(alpha, x, y);
    },
    dot(a, b) {
      checkArray('dot', 'a', a, Float32Array);
      checkArray('dot', 'b', b, Float32Array);
      checkSameLength('dot', 'a', a, 'b', b);
      return a.length < smallLength ? small.dot(a, b) : native.dot(a, b);
    },
    max(a) {
      checkArray('max', 'a', a, Float32Array);
      checkNotEmpty('max', 'a', a);
      return a.length < smallLength ? small.max(a) : native.max(a);
    },
    mul(a, b, out) {
      checkArray('mul', 'a', a, Float32Array);
      checkArray('mul', 'b', b, Float32Array);
      checkArray('mul', 'out', out, Float32Array);
      checkSameLength('mul', 'a', a, 'b', b);
      checkSameLength('mul', 'a', a, 'out', out);
      checkAlias('mul', 'out', out, 'a', a);
      checkAlias('mul', 'out', out, 'b', b);
      return a.length < smallLength ? small.mul(a, b, out) : native.mul(a, b, out);
    },
    scale(a, s, out) {
      checkArray('scale', 'a', a, Float32Array);
      checkNumber('scale', 's', s);
      checkArray('scale', 'out', out, Float32Array);
      checkSameLength('scale', 'a', a, 'out', out);
      checkAlias('scale', 'out', out, 'a', a);
      return a.length < smallLength ? small.scale(a, s, out) : native.scale(a, s, out);
    },
    sum(a) {
      checkArray('sum', 'a', a, Float32Array);
      return a.length < smallLength ? small.sum(a) : native.sum(a);
    },
  };
}
