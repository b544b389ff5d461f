// Support vector machines as ONNX's attributes say them.
import { floatsAttribute, intAttribute, intsAttribute, type NodeProto, stringAttribute } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';

export type SvmKernel = 'LINEAR' | 'POLY' | 'RBF' | 'SIGMOID';

export interface Svm {
  readonly kernel: SvmKernel;
  readonly gamma: number;
  readonly coef0: number;
  readonly degree: number;
  /** vectors x features; none of a linear machine, whose coefficients are those of features. */
  readonly vectors: readonly number[];
  readonly vectorCount: number;
  readonly features: number;
  /** Of regressors one for each vector; of classifiers a row for each class but one. */
  readonly coefficients: readonly number[];
  readonly rho: readonly number[];
}

const kernels: readonly SvmKernel[] = ['LINEAR', 'POLY', 'RBF', 'SIGMOID'];

/** Throws InferenceError KINGLET_INFERENCE_OPERATOR for lists of other lengths than the numbers of vectors and classes say. */
export function readSvmRegressor(proto: NodeProto): Svm & { readonly isOneClass: boolean } {
  const vectorCount = intAttribute(proto, 'n_supports', 0);
  const svm = readSvm(proto, vectorCount, 1);
  const wanted = vectorCount > 0 ? vectorCount : svm.features;
  if (svm.coefficients.length !== wanted) throw lengthError('coefficients', wanted, svm.coefficients.length);
  return { ...svm, isOneClass: intAttribute(proto, 'one_class', 0) !== 0 };
}

/** Two classes of which one is voted for, by the sum of kernels of their vectors. */
export interface SvmPair {
  readonly first: number;
  readonly second: number;
  /** One for each vector; 0 for those of other classes. */
  readonly coefficients: readonly number[];
  readonly rho: number;
}

export interface SvmClassifier extends Svm {
  readonly classes: number;
  /** None of a linear machine, which has a score for each class. */
  readonly pairs: readonly SvmPair[];
  /** For each pair what makes a probability of its sum. */
  readonly probA: readonly number[];
  readonly probB: readonly number[];
}

/** `labels`: how many. Throws as `readSvmRegressor` does. */
export function readSvmClassifier(proto: NodeProto, labels: number): SvmClassifier {
  const perClass = intsAttribute(proto, 'vectors_per_class') ?? [];
  const vectorCount = perClass.reduce((a, b) => a + b, 0);
  const classes = vectorCount > 0 ? perClass.length : labels;
  const svm = readSvm(proto, vectorCount, classes);
  const wanted = vectorCount > 0 ? (classes - 1) * vectorCount : classes * svm.features;
  if (svm.coefficients.length !== wanted) throw lengthError('coefficients', wanted, svm.coefficients.length);
  const pairs = vectorCount > 0 ? pairsOf(svm, perClass) : [];
  const [probA, probB] = ['prob_a', 'prob_b'].map((name) => floatsAttribute(proto, name) ?? []) as [number[], number[]];
  for (const [name, list] of Object.entries({ prob_a: probA, prob_b: probB }))
    if (list.length !== 0 && list.length !== pairs.length) throw lengthError(name, pairs.length, list.length);
  return { ...svm, classes, pairs, probA, probB };
}

function pairsOf({ coefficients, rho, vectorCount }: Svm, perClass: readonly number[]): SvmPair[] {
  const starts = perClass.map((_, i) => perClass.slice(0, i).reduce((a, b) => a + b, 0));
  const pairs: SvmPair[] = [];
  for (const first of perClass.keys())
    for (let second = first + 1; second < perClass.length; second++) {
      const own = Array.from({ length: vectorCount }, (_, v) => {
        const isOf = (k: number): boolean => v >= starts[k]! && v < starts[k]! + perClass[k]!;
        if (isOf(first)) return coefficients[(second - 1) * vectorCount + v]!;
        return isOf(second) ? coefficients[first * vectorCount + v]! : 0;
      });
      pairs.push({ first, second, coefficients: own, rho: rho[pairs.length] ?? 0 });
    }
  if (rho.length < pairs.length) throw lengthError('rho', pairs.length, rho.length);
  return pairs;
}

function readSvm(proto: NodeProto, vectorCount: number, rows: number): Svm {
  const name = stringAttribute(proto, 'kernel_type', 'LINEAR');
  const kernel = kernels.find((known) => known === name);
  if (!kernel) throw error(`expected kernel_type to be one of ${kernels.join(', ')}, found ${name}`);
  const [vectors, coefficients] = [
    floatsAttribute(proto, 'support_vectors') ?? [],
    floatsAttribute(proto, 'coefficients') ?? [],
  ];
  const features = vectorCount > 0 ? vectors.length / vectorCount : coefficients.length / rows;
  if (!Number.isInteger(features) || features < 1)
    throw error(
      `expected as many numbers of each vector, found ${vectors.length} of ${vectorCount} and ${coefficients.length} coefficients`,
    );
  const [gamma = 0, coef0 = 0, degree = 0] = floatsAttribute(proto, 'kernel_params') ?? [];
  const rho = floatsAttribute(proto, 'rho') ?? [];
  return {
    kernel: vectorCount > 0 ? kernel : 'LINEAR',
    gamma,
    coef0,
    degree,
    vectors,
    vectorCount,
    features,
    coefficients,
    rho,
  };
}

function lengthError(name: string, wanted: number, found: number): InferenceError {
  return error(`expected ${wanted} entries of ${name}, found ${found}`);
}

function error(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_OPERATOR', message);
}
