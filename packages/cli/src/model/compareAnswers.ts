// Two models' answers to the same random inputs.
import { CliError } from '../cliError.ts';
import type { Answerer } from './answerer.ts';
import type { Elements } from './elements.ts';
import type { InferencePackages } from './inferencePackages.ts';
import { type FixedTensor, randomInputs } from './randomInputs.ts';
import { describeTensor, valuesOf } from './tensorFile.ts';

/** How far apart the answers for one output are, at most, over all inputs. */
export interface AnswerDifference {
  readonly output: string;
  /** max|a−b|. */
  readonly most: number;
  /** max|a−b| / max|b|; 0 where both are 0 everywhere. */
  readonly relative: number;
  /** The least of the cosines of the two answers; 1 for answers that are 0 everywhere. */
  readonly cosine: number;
  /** Whether `relative` is within the tolerance. */
  readonly isClose: boolean;
}

export interface CompareOptions {
  /** How many random inputs. */
  readonly samples: number;
  /** The largest `relative`. */
  readonly tolerance: number;
}

/**
 * Gives both the same inputs, a batch of one item where it is open.
 *
 * @throws {CliError} `KINGLET_CLI_FAILED` for models whose inputs or outputs are others
 */
export function compareAnswers(
  { onnx }: InferencePackages,
  a: Answerer,
  b: Answerer,
  { samples, tolerance }: CompareOptions,
): AnswerDifference[] {
  const inputs = commonTensors('inputs', a, b);
  const outputs = commonTensors('outputs', a, b);
  const found = new Map(outputs.map(({ name }) => [name, { most: 0, relative: 0, cosine: 1 }]));
  for (let seed = 1; seed <= samples; seed++) {
    const given = randomInputs(inputs, seed);
    const [first, second] = [a.answer(given), b.answer(given)];
    for (const { name, type } of outputs) {
      const [x, y] = [first, second].map((answers) => valuesOf(onnx, type, answers[name] as Elements));
      const [so, next] = [found.get(name)!, distanceOf(name, x!, y!)];
      found.set(name, {
        most: Math.max(so.most, next.most),
        relative: Math.max(so.relative, next.relative),
        cosine: Math.min(so.cosine, next.cosine),
      });
    }
  }
  return [...found].map(([output, so]) => ({ output, ...so, isClose: so.relative <= tolerance }));
}

/** Tensors that both have, with the lengths that one of them settles; 1 where neither does. */
function commonTensors(list: 'inputs' | 'outputs', a: Answerer, b: Answerer): readonly FixedTensor[] {
  const found = a[list].map((one) => {
    const other = b[list].find(({ name, type, shape }) => {
      const fits = (length: number | string, i: number): boolean =>
        typeof length !== 'number' || typeof shape[i] !== 'number' || length === shape[i];
      return name === one.name && type === one.type && shape.length === one.shape.length && one.shape.every(fits);
    });
    const lengthOf = (length: number | string, i: number): number => {
      const settled = typeof length === 'number' ? length : other?.shape[i];
      return typeof settled === 'number' ? settled : 1;
    };
    return other && { name: one.name, type: one.type, dims: one.shape.map(lengthOf) };
  });
  if (found.every((one) => one !== undefined) && found.length === b[list].length) return found;
  const describe = (answerer: Answerer): string =>
    answerer[list].map((tensor) => `${tensor.name}: ${describeTensor(tensor)}`).join(', ');
  throw new CliError(
    'KINGLET_CLI_FAILED',
    `Expected two models of the same ${list}, found ${describe(a)} and ${describe(b)}`,
  );
}

/** A value that only one has as a number makes everything infinitely far. */
function distanceOf(
  name: string,
  x: ArrayLike<number | bigint>,
  y: ArrayLike<number | bigint>,
): { readonly most: number; readonly relative: number; readonly cosine: number } {
  if (x.length !== y.length)
    throw new CliError(
      'KINGLET_CLI_FAILED',
      `Expected answers of one length for ${name}, found ${x.length} and ${y.length} elements`,
    );
  let [most, largest, product, xx, yy] = [0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [Number(x[i]), Number(y[i])];
    if (!Object.is(a, b)) most = Math.max(most, Number.isNaN(a - b) ? Number.POSITIVE_INFINITY : Math.abs(a - b));
    if (!Number.isFinite(a) || !Number.isFinite(b)) continue;
    largest = Math.max(largest, Math.abs(b));
    product += a * b;
    xx += a * a;
    yy += b * b;
  }
  const relative = most === 0 ? 0 : most / largest;
  return { most, relative, cosine: xx === 0 && yy === 0 ? 1 : product / Math.sqrt(xx * yy) };
}
