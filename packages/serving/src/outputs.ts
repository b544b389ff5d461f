// How a definition describes answers.

interface OutputCommon {
  /** The model's output that it is made of. @default the only one */
  readonly tensor?: string;
}

/** Every output by its name, as nested arrays. */
export interface TensorsOutput {
  readonly kind: 'tensors';
}

/** The likeliest classes. The output holds a score for each; one score is that of the second of two classes. */
export interface ClassificationOutput extends OutputCommon {
  readonly kind: 'classification';
  /** Names of the classes. @default none: answers have the classes' positions alone */
  readonly labels?: readonly string[];
  /** How scores become probabilities: `none` where they are probabilities already. @default softmax; sigmoid for one score */
  readonly activation?: 'none' | 'sigmoid' | 'softmax';
  /** How many classes an answer lists, the likeliest first. @default 1 */
  readonly top?: number;
  /** Whether an answer has the probabilities of all classes, in their order. @default false */
  readonly probabilities?: boolean;
}

/** One number, or several with names. */
export interface RegressionOutput extends OutputCommon {
  readonly kind: 'regression';
  /** Names of the output's numbers, where there are several. */
  readonly names?: readonly string[];
  /** Which features moved the number, for linear models. @default none */
  readonly explain?: ExplainOptions;
}

/** How a linear model's answers are explained. */
export interface ExplainOptions {
  /** How many features an answer lists, those that moved it most first. @default 3 */
  readonly top?: number;
  /** The item that an item is compared with, such as the means of the training data. @default zeros */
  readonly reference?: readonly number[];
}

/** What an answer in JSON is. */
export type JsonOutput = TensorsOutput | ClassificationOutput | RegressionOutput;

/** One output's elements as bytes: an npy file, or little-endian without a header. */
export interface BinaryOutput extends OutputCommon {
  readonly kind: 'npy' | 'raw';
}

/** What events are answered with. */
export type Output = JsonOutput | BinaryOutput;

/** A class of an answer. */
export interface RankedClass {
  readonly index: number;
  readonly label?: string;
  readonly probability: number | string | null;
}

/** The answer of `classification`: the likeliest class, and what else was asked for. */
export interface Classification extends RankedClass {
  readonly top?: readonly RankedClass[];
  readonly probabilities?: readonly (number | string | null)[];
}

/** What a feature did to an answer. */
export interface Factor {
  readonly feature: string;
  readonly value: number | string | null;
  /** The model's factor of the feature. */
  readonly weight: number | string | null;
  /** `weight * (value - reference)`, in the unit of the answer. */
  readonly contribution: number | string | null;
}

/** The answer of `regression` for one number. The base is the reference's; base and all contributions add up to the value. */
export interface Regression {
  readonly value: number | string | null;
  readonly explanation?: { readonly base: number | string | null; readonly factors: readonly Factor[] };
}
