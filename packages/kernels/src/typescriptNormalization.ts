// Normalisation in plain TypeScript, in float64: what rounds step by step rounds as the native kernels do.
import type { Kernels } from './generated/kernels.ts';
import { typescriptActivations } from './typescriptActivations.ts';

type Normalization = Pick<
  Kernels,
  'addRmsNorm' | 'batchNorm' | 'groupNorm' | 'l2Normalize' | 'layerNorm' | 'rmsNorm' | 'softmaxRows'
>;

export const typescriptNormalization: Normalization = {
  layerNorm(a, rows, columns, gamma, beta, epsilon, out) {
    for (let r = 0; r < rows; r++)
      normalizePart(a, { first: r * columns, rows: 1, columns, stride: columns }, { gamma, beta, epsilon }, out);
    return out;
  },
  groupNorm(a, batch, pixels, groups, groupChannels, gamma, beta, epsilon, out) {
    const stride = groups * groupChannels;
    for (let b = 0; b < batch; b++)
      for (let g = 0; g < groups; g++) {
        const part = { first: (b * pixels * groups + g) * groupChannels, rows: pixels, columns: groupChannels, stride };
        normalizePart(
          a,
          part,
          { gamma: groupOf(gamma, g, groupChannels), beta: groupOf(beta, g, groupChannels), epsilon },
          out,
        );
      }
    return out;
  },
  rmsNorm(a, rows, columns, gamma, epsilon, out) {
    for (let r = 0; r < rows; r++) {
      const first = r * columns;
      const root = Math.sqrt(sumOfSquares(a, first, columns) / columns + Math.fround(epsilon));
      for (let c = 0; c < columns; c++) out[first + c] = (a[first + c]! / root) * (gamma[c] ?? 1);
    }
    return out;
  },
  addRmsNorm(a, rows, columns, residual, gamma, epsilon, out) {
    for (let i = 0; i < a.length; i++) residual[i] = residual[i]! + a[i]!;
    return typescriptNormalization.rmsNorm(residual, rows, columns, gamma, epsilon, out);
  },
  batchNorm(a, rows, columns, mean, variance, gamma, beta, epsilon, out) {
    for (let c = 0; c < columns; c++) {
      const root = Math.fround(Math.sqrt(Math.fround(variance[c]! + Math.fround(epsilon))));
      const factor = Math.fround((gamma[c] ?? 1) / root);
      for (let r = 0; r < rows; r++) {
        const i = r * columns + c;
        const scaled = Math.fround(Math.fround(a[i]! - mean[c]!) * factor);
        out[i] = beta.length > 0 ? scaled + beta[c]! : scaled;
      }
    }
    return out;
  },
  l2Normalize(a, rows, columns, epsilon, out) {
    for (let r = 0; r < rows; r++) {
      const first = r * columns;
      const divisor = Math.max(Math.sqrt(sumOfSquares(a, first, columns)), Math.fround(epsilon));
      for (let c = 0; c < columns; c++) out[first + c] = a[first + c]! / divisor;
    }
    return out;
  },
  softmaxRows(a, rows, columns, out) {
    for (let first = 0; first < rows * columns; first += columns) {
      const end = first + columns;
      typescriptActivations.softmax(a.subarray(first, end), out.subarray(first, end));
    }
    return out;
  },
};

/** What is normalised together: rows that lie `stride` apart. */
interface Part {
  readonly first: number;
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
}

interface Affine {
  readonly gamma: Float32Array;
  readonly beta: Float32Array;
  readonly epsilon: number;
}

function normalizePart(a: Float32Array, part: Part, { gamma, beta, epsilon }: Affine, out: Float32Array): void {
  const { first, rows, columns, stride } = part;
  const count = rows * columns;
  let sum = 0;
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) sum += a[first + r * stride + c]!;
  const mean = sum / count;
  let squares = 0;
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) squares += (a[first + r * stride + c]! - mean) ** 2;
  const root = Math.sqrt(squares / count + Math.fround(epsilon));
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const i = first + r * stride + c;
      out[i] = ((a[i]! - mean) / root) * (gamma[c] ?? 1) + (beta[c] ?? 0);
    }
}

/** Empty stays empty. */
function groupOf(channels: Float32Array, group: number, groupChannels: number): Float32Array {
  return channels.subarray(group * groupChannels, (group + 1) * groupChannels);
}

function sumOfSquares(a: Float32Array, first: number, count: number): number {
  let sum = 0;
  for (let i = first; i < first + count; i++) sum += a[i]! * a[i]!;
  return sum;
}
