// Precisions layer by layer, so that a model loses no more than it may.
import { compile } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import type { ProgressStep, ResolvedOptions } from '../options.ts';
import type { Layer, LayerChoice } from '../recipe.ts';
import { precisionOf } from '../report/precisionOf.ts';
import type { BudgetSamples } from './budgetSamples.ts';
import { isWide } from './candidates.ts';
import { Judge } from './judge.ts';
import { layerTimes } from './layerTimes.ts';
import { type PrecisionSpace, precisionSpace } from './precisionSpace.ts';
import {
  type Candidate,
  type MeasuredChoice,
  mostMeasured,
  type PrecisionSearch,
  searchPrecisions,
} from './searchPrecisions.ts';
import { storedBytes, weightBytes } from './storedBytes.ts';
import { totalOf } from './timePlan.ts';

/** A layer's precision alone: what it costs when all others stay float. */
export interface Sensitivity {
  readonly layer: string;
  readonly precision: string;
  /** Σ(a − b)² / Σb² of the worst output. */
  readonly relativeMse: number;
}

/** Precisions of all layers that were measured together. */
export interface BudgetPoint {
  /** Bytes of weights. */
  readonly bytes: number;
  /** On the samples that the search used. */
  readonly loss: number;
  /** Of one run of the plan on this machine; undefined where the aim is size. */
  readonly nanoseconds: number | undefined;
  /** Of every layer: what the option `choices` takes, to write this point. */
  readonly choices: readonly LayerChoice[];
}

export interface BudgetReport extends BudgetPoint {
  readonly aim: 'size' | 'latency';
  readonly target: number;
  /** On items that neither calibration nor the search saw. */
  readonly heldOutLoss: number;
  readonly heldOutSamples: number;
  /** Which they were, counted from 0 on in the order of the data. */
  readonly heldOutItems: readonly number[];
  readonly floatBytes: number;
  /** Of the float model's plan, where the aim is latency. */
  readonly floatNanoseconds: number | undefined;
  /** What no other measured point is both smaller (faster, where that is the aim) and better than, the least first. */
  readonly front: readonly BudgetPoint[];
  readonly sensitivities: readonly Sensitivity[];
}

export interface BudgetParts extends BudgetSamples {
  readonly layers: readonly Layer[];
  /** By layer: what it may become. */
  readonly candidates: ReadonlyMap<string, readonly LayerChoice[]>;
  readonly options: ResolvedOptions;
  /** The float model, prepared. */
  readonly model: ModelProto;
  write(choices: ReadonlyMap<string, LayerChoice>): ModelProto;
}

/**
 * Measures each layer's precisions alone, searches the smallest or fastest choice within the target, and checks it on the
 * items that were held out: if it loses more there, the next one is taken. Throws QuantizationError
 * KINGLET_QUANTIZATION_BUDGET, with the best that was found, when only the float model is left.
 */
export function meetBudget(parts: BudgetParts): {
  readonly choices: ReadonlyMap<string, LayerChoice>;
  readonly report: BudgetReport;
} {
  const budget = new Budget(parts);
  const search = budget.search();
  const heldOut = new Judge(parts.model, parts.options, parts.heldOut);
  for (const point of pointsOf(search)) {
    const choices = budget.space.choicesAt(point.picks);
    if (point.loss > parts.target || budget.isNoGain(point)) continue;
    const heldOutLoss = heldOut.lossOf(budget.planOf(choices));
    // Of NaN neither is true: it is within no budget.
    if (!(heldOutLoss <= parts.target)) continue;
    return {
      choices: new Map(choices.map((choice) => [choice.layer, choice])),
      report: budget.report(point, heldOutLoss, search.front),
    };
  }
  throw notMet(
    parts,
    search.front.map((point) => budget.pointOf(point)),
  );
}

/** The same of choices that were given for all layers: what they lose is measured and reported, and not refused. */
export function measureGiven(parts: BudgetParts): ReturnType<typeof meetBudget> {
  const budget = new Budget(parts);
  const search = budget.search();
  const [point] = search.measured as [MeasuredChoice];
  const choices = budget.space.choicesAt(point.picks);
  const heldOutLoss = new Judge(parts.model, parts.options, parts.heldOut).lossOf(budget.planOf(choices));
  return {
    choices: new Map(choices.map((choice) => [choice.layer, choice])),
    report: budget.report(point, heldOutLoss, search.front),
  };
}

function* pointsOf({ measured, others }: PrecisionSearch): Generator<MeasuredChoice> {
  yield* measured;
  yield* others;
}

/** The most items that are run for each choice. */
const mostSearched = 256;

class Budget {
  readonly space: PrecisionSpace;
  readonly #parts: BudgetParts;
  readonly #judge: Judge;
  readonly #sensitivities: Sensitivity[] = [];
  /** Undefined where the aim is size. */
  readonly #floatNanoseconds: number | undefined;
  #done = 0;

  constructor(parts: BudgetParts) {
    this.#parts = parts;
    this.space = precisionSpace(parts);
    this.#judge = new Judge(parts.model, parts.options, parts.calibration.slice(0, mostSearched));
    this.#floatNanoseconds = this.#isForSpeed ? totalOf(this.#time(this.planOf([]))) : undefined;
  }

  search(): ReturnType<typeof searchPrecisions> {
    return searchPrecisions(this.#candidates(), this.#parts.target, (picks) => {
      const plan = this.planOf(this.space.choicesAt(picks));
      const loss = this.#judge.lossOf(plan);
      this.#progress();
      return { loss, cost: this.#isForSpeed ? totalOf(this.#time(plan)) : this.#sizeAt(picks) };
    });
  }

  planOf(choices: readonly LayerChoice[]): Uint8Array {
    return compile(this.space.write(choices), this.#parts.options.runner).file;
  }

  /** Float altogether, or slower than that where the aim is latency. */
  isNoGain({ picks, cost }: MeasuredChoice): boolean {
    if (this.space.choicesAt(picks).every(({ kind }) => kind === 'float')) return true;
    return this.#floatNanoseconds !== undefined && cost >= this.#floatNanoseconds;
  }

  pointOf({ picks, cost, loss }: MeasuredChoice): BudgetPoint {
    const nanoseconds = this.#isForSpeed ? cost : undefined;
    return { bytes: this.space.bytesAt(picks), loss, nanoseconds, choices: this.space.choicesAt(picks) };
  }

  report(point: MeasuredChoice, heldOutLoss: number, front: readonly MeasuredChoice[]): BudgetReport {
    const { target, heldOut, layers, options } = this.#parts;
    return {
      ...this.pointOf(point),
      aim: options.aim,
      target,
      heldOutLoss,
      heldOutSamples: heldOut.length,
      heldOutItems: heldOut.map(({ index }) => index),
      floatBytes: storedBytes(layers, layers.map(floatOf), options.format),
      floatNanoseconds: this.#floatNanoseconds,
      front: front.map((each) => this.pointOf(each)),
      sensitivities: this.#sensitivities,
    };
  }

  #progress(more: Pick<ProgressStep, 'layer'> = {}): void {
    const { candidates } = this.space;
    const alone = candidates.flat().filter(({ kind }) => kind !== 'float').length;
    const total = alone + mostMeasured(candidates);
    this.#parts.options.progress({ phase: 'search', done: this.#done++, total, ...more });
  }

  get #isForSpeed(): boolean {
    return this.#parts.options.aim === 'latency';
  }

  #time(plan: Uint8Array) {
    return this.#parts.options.planTimer(plan, this.#parts.calibration[0]!.inputs);
  }

  #sizeAt(picks: readonly number[]): number {
    return this.space.choicesAt(picks).reduce((sum, choice) => sum + widthCost(choice), this.space.bytesAt(picks));
  }

  /** Layers that share weights share the bytes. */
  #sizeOf(layer: Layer, choice: LayerChoice): number {
    const sharing = this.space.layers.filter(({ weights }) => weights === layer.weights).length;
    return weightBytes(layer, choice, this.#parts.options.format) / sharing + widthCost(choice);
  }

  #candidates(): readonly (readonly Candidate<LayerChoice>[])[] {
    const { layers, candidates } = this.space;
    const times = this.#isForSpeed
      ? layerTimes(this.space, (choices) => this.#time(this.planOf(choices)))
      : candidates.map((own, i) => own.map((choice) => this.#sizeOf(layers[i]!, choice)));
    return candidates.map((own, i) =>
      own.map((choice, pick) => ({ choice, cost: times[i]![pick]!, error: this.#errorOf(choice) })),
    );
  }

  #errorOf(choice: LayerChoice): number {
    if (choice.kind === 'float') return 0;
    this.#progress({ layer: choice.layer });
    const relativeMse = this.#judge.errorOf(this.planOf([choice]));
    this.#sensitivities.push({ layer: choice.layer, precision: precisionOf(choice), relativeMse });
    return Number.isFinite(relativeMse) ? relativeMse : Number.MAX_VALUE;
  }
}

/** Of choices of the same bytes, that with activations of 8 bits is the smaller: kernels are faster with it. */
function widthCost(choice: LayerChoice): number {
  return isWide(choice) ? 0.5 : 0;
}

function floatOf({ name }: Layer): LayerChoice {
  return { layer: name, kind: 'float', reason: '' };
}

function notMet({ target, options }: BudgetParts, front: readonly BudgetPoint[]): QuantizationError {
  const found = front
    .map(
      ({ bytes, loss, nanoseconds }) =>
        `${nanoseconds === undefined ? `${bytes} bytes` : `${nanoseconds} ns`} lose ${loss.toPrecision(3)}`,
    )
    .join('; ');
  const wanted = options.aim === 'latency' ? `faster than float that lose` : 'that lose';
  return new QuantizationError(
    'KINGLET_QUANTIZATION_BUDGET',
    `expected precisions ${wanted} at most ${target}, found: ${found}. Allow more, give more calibration data, or leave fewer layers to the search (exclude)`,
  );
}
