// Runs cases of ONNX's by something that answers them, and says what became of each.
import { OnnxError } from '@kinglet/onnx';
import { InferenceError } from '../../src/errors.ts';
import type { BackendCase, Tensors } from './cases.ts';
import { findDifference } from './compareTensors.ts';

export interface Outcome {
  readonly name: string;
  readonly operators: readonly string[];
  /** `refused`: a typed error said that this is not supported. */
  readonly verdict: 'passed' | 'refused' | 'wrong';
  /** What was wrong, or the refusal. */
  readonly message: string;
}

/** The outcome of each case whose inputs and outputs are tensors of numbers. */
export function tryCases(cases: Iterable<BackendCase>, run: (backendCase: BackendCase) => Tensors): Outcome[] {
  return [...cases].filter(({ data }) => data).map((backendCase) => tryCase(backendCase, run));
}

function tryCase(backendCase: BackendCase, run: (backendCase: BackendCase) => Tensors): Outcome {
  const { name, operators, data } = backendCase;
  try {
    const difference = findDifference(data!.outputs, run(backendCase), tolerances[name]);
    return { name, operators, verdict: difference ? 'wrong' : 'passed', message: difference ?? '' };
  } catch (error) {
    const isTyped = error instanceof InferenceError || error instanceof OnnxError;
    return { name, operators, verdict: isTyped ? 'refused' : 'wrong', message: String(error) };
  }
}

/** Every operator of the cases, and those of which every case passed. */
export function supportedOperators(outcomes: readonly Outcome[]): {
  readonly all: string[];
  readonly passed: string[];
} {
  const all = new Set(outcomes.flatMap(({ operators }) => operators));
  const failed = new Set(outcomes.flatMap(({ verdict, operators }) => (verdict === 'passed' ? [] : operators)));
  return { all: [...all].sort(), passed: [...all].filter((operator) => !failed.has(operator)).sort() };
}

// Sums that are 0 came out as float's rounding errors when ONNX made these answers, and are less here.
const tolerances: Readonly<Record<string, number>> = { dft_inverse: 1e-6, dft_inverse_opset19: 1e-6 };
