// Two models' answers to the same random inputs.
import type { Model } from '@kinglet/inference';
import { CliError } from '../cliError.ts';
import type { InferencePackages } from './inferencePackages.ts';
import { randomInputs } from './randomInputs.ts';
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
 * Runs both on the same inputs, one item each.
 *
 * @throws {CliError} `KINGLET_CLI_FAILED` for models whose inputs or outputs are others
 */
export function compareAnswers(
  onnx: InferencePackages['onnx'],
  a: Model,
  b: Model,
  { samples, tolerance }: CompareOptions,
): AnswerDifference[] {
  for (const list of ['inputs', 'outputs'] as const) checkSame(list, a, b);
  a.bind(1);
  const sizes = a.inputs.map(({ name }) => a.tensor(name).length);
  const found = a.outputs.map(({ name }) => ({ output: name, most: 0, relative: 0, cosine: 1 }));
  for (let seed = 1; seed <= samples; seed++) {
    const inputs = randomInputs(a.inputs, sizes, seed);
    const [first, second] = [a.run(inputs), b.run(inputs)];
    for (const [i, { name, type }] of a.outputs.entries()) {
      const [x, y] = [first[name]!.data, second[name]!.data].map((data) => valuesOf(onnx, type, data));
      const next = distanceOf(x!, y!);
      const { output, most, relative, cosine } = found[i]!;
      found[i] = {
        output,
        most: Math.max(most, next.most),
        relative: Math.max(relative, next.relative),
        cosine: Math.min(cosine, next.cosine),
      };
    }
  }
  return found.map((one) => ({ ...one, isClose: one.relative <= tolerance }));
}

function checkSame(list: 'inputs' | 'outputs', a: Model, b: Model): void {
  const describe = (model: Model): string =>
    model[list].map(({ name, type, shape }) => `${name}: ${describeTensor({ type, shape })}`).join(', ');
  if (describe(a) === describe(b)) return;
  throw new CliError(
    'KINGLET_CLI_FAILED',
    `Expected two models of the same ${list}, found ${describe(a)} and ${describe(b)}`,
  );
}

/** A value that only one has as a number makes everything infinitely far. */
function distanceOf(
  x: ArrayLike<number | bigint>,
  y: ArrayLike<number | bigint>,
): { readonly most: number; readonly relative: number; readonly cosine: number } {
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
