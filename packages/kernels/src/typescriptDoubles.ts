// Operations on f64 in plain TypeScript. Elementwise results have the bits of the native ones; sums may have others, within
// the same bound.
import { fusedMultiplyAdd } from './fusedMultiplyAdd.ts';
import type { Kernels } from './generated/kernels.ts';

type Elementwise =
  | 'abs'
  | 'add'
  | 'axpy'
  | 'div'
  | 'fma'
  | 'maximum'
  | 'minimum'
  | 'mul'
  | 'neg'
  | 'scale'
  | 'sqrt'
  | 'sub';
type Reduction = 'argmax' | 'argmin' | 'dot' | 'max' | 'min' | 'normL1' | 'normL2' | 'sum';
type Doubles = Pick<Kernels, `${Elementwise | Reduction | 'dotMany' | 'matmul'}F64`>;

export const typescriptDoubles: Doubles = {
  addF64(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! + b[i]!;
    return out;
  },
  subF64(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! - b[i]!;
    return out;
  },
  mulF64(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]!;
    return out;
  },
  divF64(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! / b[i]!;
    return out;
  },
  fmaF64(a, b, c, out) {
    for (let i = 0; i < out.length; i++) out[i] = fusedMultiplyAdd(a[i]!, b[i]!, c[i]!);
    return out;
  },
  axpyF64(alpha, x, y) {
    for (let i = 0; i < y.length; i++) y[i] = y[i]! + x[i]! * alpha;
    return y;
  },
  scaleF64(a, s, out) {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! * s;
    return out;
  },
  absF64(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.abs(a[i]!);
    return out;
  },
  negF64(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = -a[i]!;
    return out;
  },
  sqrtF64(a, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(a[i]!);
    return out;
  },
  minimumF64(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.min(a[i]!, b[i]!);
    return out;
  },
  maximumF64(a, b, out) {
    for (let i = 0; i < out.length; i++) out[i] = Math.max(a[i]!, b[i]!);
    return out;
  },
  dotF64: (a, b) => dot(a, b, 0),
  sumF64(a) {
    let total = 0;
    for (let i = 0; i < a.length; i++) total += a[i]!;
    return total;
  },
  maxF64(a) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < a.length; i++) largest = Math.max(largest, a[i]!);
    return largest;
  },
  minF64(a) {
    let smallest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < a.length; i++) smallest = Math.min(smallest, a[i]!);
    return smallest;
  },
  argmaxF64(a) {
    let best = 0;
    for (let i = 0; i < a.length; i++) {
      if (Number.isNaN(a[i])) return i;
      if (a[i]! > a[best]!) best = i;
    }
    return best;
  },
  argminF64(a) {
    let best = 0;
    for (let i = 0; i < a.length; i++) {
      if (Number.isNaN(a[i])) return i;
      if (a[i]! < a[best]!) best = i;
    }
    return best;
  },
  normL1F64(a) {
    let total = 0;
    for (let i = 0; i < a.length; i++) total += Math.abs(a[i]!);
    return total;
  },
  // Squares of what is scaled neither overflow nor vanish beside the largest.
  normL2F64(a) {
    const squares = dot(a, a, 0);
    if (squares > 2 ** -900 && squares < Number.POSITIVE_INFINITY) return Math.sqrt(squares);
    const scale = squares > 1 ? 2 ** -600 : 2 ** 600;
    let total = 0;
    for (let i = 0; i < a.length; i++) total += (a[i]! * scale) ** 2;
    return Math.sqrt(total) / scale;
  },
  dotManyF64(rows, x, out) {
    for (let r = 0; r < out.length; r++) out[r] = dot(rows, x, r * x.length);
    return out;
  },
  matmulF64(a, rows, inner, b, columns, out) {
    out.fill(0);
    for (let i = 0; i < rows; i++)
      for (let k = 0; k < inner; k++) {
        const x = a[i * inner + k]!;
        for (let j = 0; j < columns; j++) out[i * columns + j] = out[i * columns + j]! + x * b[k * columns + j]!;
      }
    return out;
  },
};

/** Of the elements of `a` from `from` on, as many as `b` has, and `b`. */
function dot(a: Float64Array, b: Float64Array, from: number): number {
  let total = 0;
  for (let i = 0; i < b.length; i++) total += a[from + i]! * b[i]!;
  return total;
}
