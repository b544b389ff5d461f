// Products of matrices in plain TypeScript: sums are kept in float64.
import type { Kernels } from './generated/kernels.ts';
import { activate, limit } from './typescriptEpilogue.ts';

type Matrices = Pick<Kernels, 'matmul' | 'vecmat'>;

export const typescriptMatrices: Matrices = {
  matmul(a, aBatches, rows, inner, b, bBatches, columns, out, batches, transposeA, transposeB, ...rest) {
    const [alpha, beta, bias, low, high, activation] = rest;
    const [factor, kept] = [Math.fround(alpha), Math.fround(beta)];
    // Distances between the elements of a row and of a column.
    const [aRow, aInner] = transposeA ? [1, rows] : [inner, 1];
    const [bInner, bColumn] = transposeB ? [1, inner] : [columns, 1];
    for (let to = 0; to < batches * rows * columns; to++) {
      const batch = Math.floor(to / (rows * columns));
      const aFirst = (batch % aBatches) * rows * inner + (Math.floor(to / columns) % rows) * aRow;
      const bFirst = (batch % bBatches) * inner * columns + (to % columns) * bColumn;
      let sum = (kept === 0 ? 0 : kept * out[to]!) + (bias[to % columns] ?? 0);
      for (let k = 0; k < inner; k++) sum += factor * a[aFirst + k * aInner]! * b[bFirst + k * bInner]!;
      out[to] = limit(sum, low, high);
    }
    return activate(activation, out);
  },
  vecmat(x, b, out) {
    const columns = out.length;
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < x.length; k++) sum += x[k]! * b[k * columns + j]!;
      out[j] = sum;
    }
    return out;
  },
};
