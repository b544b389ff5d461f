// A quantized model's answers beside the float model's.
import { QuantizationError } from '../errors.ts';
import { type Proportion, proportion } from './intervals.ts';
import { argMax, ErrorSums, type OutputError } from './metrics.ts';
import type { Answers, SampleInputs } from './modelRunner.ts';

export interface AnswerComparison {
  readonly samples: number;
  readonly outputs: Readonly<Record<string, OutputError>>;
  /** How often the greatest value of the first output is the same; undefined where it has one value alone. */
  readonly agreement: Proportion | undefined;
}

/**
 * Runs both on every sample. Throws QuantizationError KINGLET_QUANTIZATION_DATA without a sample,
 * KINGLET_QUANTIZATION_MODEL for models of other outputs.
 */
export function compareAnswers(
  reference: (inputs: SampleInputs) => Answers,
  quantized: (inputs: SampleInputs) => Answers,
  samples: readonly SampleInputs[],
): AnswerComparison {
  return compareWith(samples.map(reference), quantized, samples);
}

/** The same, with the answers of the float model at hand. */
export function compareWith(
  references: readonly Answers[],
  quantized: (inputs: SampleInputs) => Answers,
  samples: readonly SampleInputs[],
): AnswerComparison {
  checkSamples(samples);
  const sums = new Map<string, ErrorSums>();
  let [same, isRanked] = [0, true];
  for (const [i, inputs] of samples.entries()) {
    const found = quantized(inputs);
    for (const [name, expected] of Object.entries(references[i]!))
      sumsOf(sums, name).add(expected, outputOf(found, name, expected.length));
    const [first] = Object.keys(references[i]!) as [string];
    isRanked &&= references[i]![first]!.length > 1;
    if (argMax(references[i]![first]!) === argMax(found[first]!)) same++;
  }
  return {
    samples: samples.length,
    outputs: Object.fromEntries([...sums].map(([name, own]) => [name, own.result()])),
    agreement: isRanked ? proportion(same, samples.length) : undefined,
  };
}

/** Throws QuantizationError KINGLET_QUANTIZATION_DATA if there is none. */
export function checkSamples(samples: readonly SampleInputs[]): void {
  if (samples.length > 0) return;
  const message = 'expected at least one sample to compare answers of, found none';
  throw new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}

function outputOf(answers: Answers, name: string, length: number): ArrayLike<number> {
  const own = answers[name];
  if (own?.length === length) return own;
  const found = own ? `${own.length} elements` : `outputs ${Object.keys(answers).join(', ')}`;
  const message = `expected the quantized model to answer ${length} elements of ${JSON.stringify(name)}, found ${found}`;
  throw new QuantizationError('KINGLET_QUANTIZATION_MODEL', message);
}

/** The worst relative error of a model's outputs. */
export function worstRelativeMse({ outputs }: Pick<AnswerComparison, 'outputs'>): number {
  return Math.max(...Object.values(outputs).map(({ relativeMse }) => relativeMse));
}

function sumsOf(sums: Map<string, ErrorSums>, name: string): ErrorSums {
  const own = sums.get(name) ?? new ErrorSums();
  sums.set(name, own);
  return own;
}
