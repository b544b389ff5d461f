// The functions that recurrent operators name: what their attributes say.
import { recurrentFunctions } from '@kinglet/kernels/plan';

export interface RecurrentFunction {
  readonly name: (typeof recurrentFunctions)[number];
  readonly alpha: number;
  readonly beta: number;
}

/**
 * Functions by their names, in any case. Alphas and betas are consumed in the order of the functions, each by one that has
 * it; where there are no more of them, a function has its own. Undefined in the place of a name that ONNX has not.
 */
export function recurrentFunctionsOf(
  names: readonly string[],
  alphas: readonly number[] = [],
  betas: readonly number[] = [],
): readonly (RecurrentFunction | undefined)[] {
  const [nextAlpha, nextBeta] = [alphas[Symbol.iterator](), betas[Symbol.iterator]()];
  return names.map((given) => {
    const name = recurrentFunctions.find((known) => known.toLowerCase() === given.toLowerCase());
    if (!name) return undefined;
    const [alpha, beta] = parameters[name] ?? [];
    return { name, alpha: numberOf(alpha, nextAlpha), beta: numberOf(beta, nextBeta) };
  });
}

/** The next number that is given, for a function that has it at all. */
function numberOf(otherwise: number | undefined, given: Iterator<number>): number {
  if (otherwise === undefined) return 0;
  const next = given.next();
  return next.done ? otherwise : next.value;
}

/** Alpha and beta of the functions that have them, where nothing is given. */
const parameters: Partial<Record<RecurrentFunction['name'], readonly [alpha: number, beta?: number]>> = {
  affine: [1, 0],
  elu: [1],
  hardSigmoid: [0.2, 0.5],
  leakyRelu: [0.01],
  scaledTanh: [1, 1],
  thresholdedRelu: [1],
};
