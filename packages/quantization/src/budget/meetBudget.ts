// Precisions layer by layer, so that a model loses no more than it may.
import type { ModelProto } from '@kinglet/onnx';
import { compareWith, worstRelativeMse } from '../accuracy/compareAnswers.ts';
import { type Answers, runnerOf, type SampleInputs } from '../accuracy/modelRunner.ts';
import { QuantizationError } from '../errors.ts';
import type { ResolvedOptions } from '../options.ts';
import type { Layer, LayerChoice } from '../recipe.ts';
import { weightBytes } from './candidates.ts';
import { type Candidate, type MeasuredChoice, searchPrecisions } from './searchPrecisions.ts';

/**
 * What is lost: 'agreement' is the part of the samples whose greatest value is another than the float model's;
 * 'relative-mse' the squared error relative to the answers' power; a function gives the score of one sample's answers
 * (1 for a right label), and the mean score is what is lost of.
 */
export type Metric = 'agreement' | 'relative-mse' | ((answers: Answers, sample: number) => number);

/** A layer's precision alone: what it costs when all others stay float. */
export interface Sensitivity {
  readonly layer: string;
  readonly precision: string;
  /** Σ(a − b)² / Σb² of the worst output. */
  readonly relativeMse: number;
}

export interface BudgetReport {
  readonly target: number;
  /** On the samples that the search used. */
  readonly loss: number;
  /** On samples that neither calibration nor the search saw. */
  readonly heldOutLoss: number;
  readonly heldOutSamples: number;
  /** Bytes of weights. */
  readonly bytes: number;
  readonly floatBytes: number;
  /** What no other measured choice is both smaller and better than. */
  readonly front: readonly { readonly bytes: number; readonly loss: number }[];
  readonly sensitivities: readonly Sensitivity[];
}

export interface BudgetParts {
  readonly layers: readonly Layer[];
  /** By layer: what it may become. */
  readonly candidates: ReadonlyMap<string, readonly LayerChoice[]>;
  readonly options: ResolvedOptions;
  readonly target: number;
  /** The float model, prepared. */
  readonly model: ModelProto;
  readonly calibration: readonly SampleInputs[];
  readonly heldOut: readonly SampleInputs[];
  write(choices: ReadonlyMap<string, LayerChoice>): ModelProto;
}

/**
 * Measures each layer's precisions alone, searches the smallest choice within the target, and checks it on the samples
 * that were held out: if it loses more there, the next larger one that was measured is taken. Throws QuantizationError
 * KINGLET_QUANTIZATION_BUDGET, with the best that was found, when only the float model is left.
 */
export function meetBudget(parts: BudgetParts): {
  readonly choices: ReadonlyMap<string, LayerChoice>;
  readonly report: BudgetReport;
} {
  const budget = new Budget(parts);
  const { front, measured } = budget.search();
  for (const point of measured.filter(({ loss }) => loss <= parts.target)) {
    const choices = budget.choicesAt(point.picks);
    if ([...choices.values()].every(({ kind }) => kind === 'float')) continue;
    const heldOutLoss = budget.heldOutLoss(choices);
    if (heldOutLoss <= parts.target) return { choices, report: budget.report(point, heldOutLoss, front) };
  }
  throw notMet(parts.target, front);
}

class Budget {
  readonly #parts: BudgetParts;
  readonly #options: readonly (readonly LayerChoice[])[];
  readonly #judge: Judge;
  readonly #sensitivities: Sensitivity[] = [];

  constructor(parts: BudgetParts) {
    this.#parts = parts;
    this.#options = parts.layers.map(({ name }) => parts.candidates.get(name)!);
    this.#judge = new Judge(parts, parts.calibration.slice(0, mostSearched));
  }

  search(): ReturnType<typeof searchPrecisions> {
    const candidates = this.#parts.layers.map((layer, i) =>
      this.#options[i]!.map((choice) => this.#candidate(layer, choice)),
    );
    return searchPrecisions(candidates, this.#parts.target, (picks) =>
      this.#judge.lossOf(this.#parts.write(this.choicesAt(picks))),
    );
  }

  choicesAt(picks: readonly number[]): ReadonlyMap<string, LayerChoice> {
    return new Map(this.#parts.layers.map(({ name }, i) => [name, this.#options[i]![picks[i]!]!]));
  }

  heldOutLoss(choices: ReadonlyMap<string, LayerChoice>): number {
    return new Judge(this.#parts, this.#parts.heldOut).lossOf(this.#parts.write(choices));
  }

  report({ bytes, loss }: MeasuredChoice, heldOutLoss: number, front: readonly MeasuredChoice[]): BudgetReport {
    const { layers, target, heldOut } = this.#parts;
    const floatBytes = layers.reduce(
      (sum, layer) => sum + weightBytes(layer, { layer: layer.name, kind: 'float', reason: '' }),
      0,
    );
    const points = front.map((point) => ({ bytes: point.bytes, loss: point.loss }));
    const sensitivities = this.#sensitivities;
    return {
      target,
      loss,
      heldOutLoss,
      heldOutSamples: heldOut.length,
      bytes,
      floatBytes,
      front: points,
      sensitivities,
    };
  }

  #candidate(layer: Layer, choice: LayerChoice): Candidate<LayerChoice> {
    const bytes = weightBytes(layer, choice);
    if (choice.kind === 'float') return { choice, bytes, error: 0 };
    const error = this.#judge.errorOf(this.#parts.write(new Map([[layer.name, choice]])));
    const precision = choice.kind === 'half' ? choice.type : choice.weights.type;
    this.#sensitivities.push({ layer: layer.name, precision, relativeMse: error });
    return { choice, bytes, error: Number.isFinite(error) ? error : Number.MAX_VALUE };
  }
}

/** The most samples that are run for each choice. */
const mostSearched = 256;

/** Holds the float model's answers. */
class Judge {
  readonly #references: readonly Answers[];
  readonly #samples: readonly SampleInputs[];
  readonly #options: ResolvedOptions;

  constructor({ model, options }: BudgetParts, samples: readonly SampleInputs[]) {
    this.#options = options;
    this.#samples = samples;
    this.#references = samples.map(runnerOf(model, options.runner));
  }

  errorOf(model: ModelProto): number {
    return worstRelativeMse(compareWith(this.#references, runnerOf(model, this.#options.runner), this.#samples));
  }

  lossOf(model: ModelProto): number {
    const { metric } = this.#options;
    const run = runnerOf(model, this.#options.runner);
    if (typeof metric === 'function') return this.#scoreLost(metric, run);
    const comparison = compareWith(this.#references, run, this.#samples);
    if (metric === 'relative-mse') return worstRelativeMse(comparison);
    if (comparison.agreement) return 1 - comparison.agreement.value;
    throw new QuantizationError(
      'KINGLET_QUANTIZATION_OPTION',
      'metric "agreement" needs a first output of more than one value, found one: take "relative-mse" or a function',
    );
  }

  #scoreLost(score: (answers: Answers, sample: number) => number, run: (inputs: SampleInputs) => Answers): number {
    const lost = this.#samples.map((inputs, i) => score(this.#references[i]!, i) - score(run(inputs), i));
    return lost.reduce((sum, value) => sum + value, 0) / lost.length;
  }
}

function notMet(target: number, front: readonly MeasuredChoice[]): QuantizationError {
  const found = front.map(({ bytes, loss }) => `${bytes} bytes lose ${loss.toPrecision(3)}`).join('; ');
  return new QuantizationError(
    'KINGLET_QUANTIZATION_BUDGET',
    `expected precisions that lose at most ${target}, found: ${found}. Allow more, give more calibration data, or leave fewer layers to the search (exclude)`,
  );
}
