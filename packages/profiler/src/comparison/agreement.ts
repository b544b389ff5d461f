// How far two outputs are from each other.

/** Of two vectors of finite numbers a and b. Never NaN, and finite where those are below 1e154. */
export interface Agreement {
  /** Mean of (a - b)². */
  readonly mse: number;
  /** mse / the larger of mean(a²) and mean(b²); 0 where both are 0. */
  readonly relativeMse: number;
  /** Largest |a - b|. */
  readonly maxAbsoluteError: number;
  /** Largest |a - b| / max(|a|, |b|), 0 where both are 0. */
  readonly maxRelativeError: number;
  /** a·b / (|a| |b|); 1 where both are all zeros or empty, 0 where one is. */
  readonly cosineSimilarity: number;
}

export type Metric = keyof Agreement;

/** Over all inputs. */
export interface AgreementSummary {
  /** Of each, the worst of the inputs: the least cosine, the largest of the others. */
  readonly worst: Agreement;
  readonly mean: Agreement;
}

/** Of vectors of the same length. */
export function agreementOf(a: Float64Array, b: Float64Array): Agreement {
  const largest = Math.max(largestOf(a), largestOf(b));
  if (largest === 0) return { mse: 0, relativeMse: 0, maxAbsoluteError: 0, maxRelativeError: 0, cosineSimilarity: 1 };
  let [product, ofA, ofB, ofDifference, maxAbsoluteError, maxRelativeError] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    // As parts of the largest: squares neither overflow nor vanish.
    const [x, y] = [a[i]! / largest, b[i]! / largest];
    const difference = Math.abs(x - y);
    product += x * y;
    ofA += x * x;
    ofB += y * y;
    ofDifference += difference * difference;
    maxAbsoluteError = Math.max(maxAbsoluteError, Math.abs(a[i]! - b[i]!));
    if (difference > 0) maxRelativeError = Math.max(maxRelativeError, difference / Math.max(Math.abs(x), Math.abs(y)));
  }
  const mean = ofDifference / a.length;
  return {
    mse: mean * largest * largest,
    relativeMse: ofDifference / Math.max(ofA, ofB),
    maxAbsoluteError,
    maxRelativeError,
    cosineSimilarity: cosineOf(product, ofA, ofB),
  };
}

/** Of one agreement or more. */
export function summarize(agreements: readonly Agreement[]): AgreementSummary {
  const each = (name: Metric): readonly number[] => agreements.map((agreement) => agreement[name]);
  const most = (name: Metric): number => each(name).reduce((x, y) => Math.max(x, y));
  const mean = (name: Metric): number => each(name).reduce((sum, value) => sum + value, 0) / agreements.length;
  const of = (value: (name: Metric) => number): Omit<Agreement, 'cosineSimilarity'> => ({
    mse: value('mse'),
    relativeMse: value('relativeMse'),
    maxAbsoluteError: value('maxAbsoluteError'),
    maxRelativeError: value('maxRelativeError'),
  });
  return {
    worst: { ...of(most), cosineSimilarity: each('cosineSimilarity').reduce((x, y) => Math.min(x, y)) },
    mean: { ...of(mean), cosineSimilarity: mean('cosineSimilarity') },
  };
}

function largestOf(values: Float64Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

function cosineOf(product: number, ofA: number, ofB: number): number {
  if (ofA === 0 || ofB === 0) return ofA === ofB ? 1 : 0;
  return Math.max(-1, Math.min(1, product / Math.sqrt(ofA) / Math.sqrt(ofB)));
}
