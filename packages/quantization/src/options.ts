// What quantizeModel may be asked for, and what is taken where it is not said.

import type { CompileOptions } from '@kinglet/inference/compile';
import type { Metric } from './accuracy/accuracyLoss.ts';
import type { PlanTimer } from './budget/timePlan.ts';
import type { Calibrator } from './calibrate/calibrate.ts';
import type { CalibrationData } from './calibrate/calibrationData.ts';
import type { RunnerOptions } from './calibrate/floatRunner.ts';
import type { Granularity, LayerChoice } from './recipe.ts';
import type { Target } from './report/targets.ts';
import type { IntegerType } from './tensor/integerTypes.ts';

export interface QuantizeOptions {
  /**
   * Of weights: integers of so many bits; floats of 16, which are made floats of 32 again before they are used; 'mixed': each
   * layer's by the search that `targetAccuracyLoss` asks for. @default 8
   */
  readonly bits?: Bits;
  /**
   * 'mixed': activations asymmetric, weights symmetric, which is what processors are fastest with. @default 'mixed'
   */
  readonly scheme?: 'symmetric' | 'asymmetric' | 'mixed';
  /** Of weights' scales. Blocks of 16 to 256, a power of 2. @default 'per-channel'; of 4 bits alone blocks of 32 */
  readonly granularity?: 'per-tensor' | 'per-channel' | { readonly block: number };
  /** @default 'static' with calibration data, else 'dynamic'; 'weight-only' for 4 bits */
  readonly mode?: 'dynamic' | 'static' | 'weight-only';
  /** 'plan' is a compiled plan of the 'qdq' model, with `fastAccuracy` of 'matmulnbits' where there are blocks. @default 'qdq'; 'matmulnbits' for 4 bits in blocks */
  readonly format?: 'qdq' | 'matmulnbits' | 'plan';
  /** Samples that are like those that the model will get; what reads them several times holds them, unless they are `ReplayableData`. */
  readonly calibrationData?: CalibrationData;
  /** @default 'minmax' */
  readonly calibrator?: Calibrator;
  /** The most samples that are taken. @default 1000 */
  readonly calibrationSamples?: number;
  /** Integers of activations; 16 for mode 'static'. @default 8, with weights of 16 bits 16 */
  readonly activationBits?: 8 | 16;
  /**
   * The most that the metric may lose: 0.02 is 2 %. Layers that lose more get more bits, or stay float; a quarter of the
   * samples is held out to check it.
   */
  readonly targetAccuracyLoss?: number;
  /** What the loss is measured by. With a loss alone. @default 'agreement' */
  readonly metric?: Metric;
  /** What is to be least within the budget: bytes of weights, or the time of a run on this machine. @default 'size' */
  readonly aim?: 'size' | 'latency';
  /** Draws the samples that are held out: a whole number of 32 bits. With a loss alone. @default 0 */
  readonly seed?: number;
  /**
   * Precisions of layers, in place of what other options say of them: a search leaves them so and looks for those of the
   * others. `budget.front[i].choices` writes that point, with the other options as they were; it is measured, not refused.
   */
  readonly choices?: readonly LayerChoice[];
  /** Times plans where the aim is latency. @default the kernels' own clock, the least of 16 runs */
  readonly timePlan?: PlanTimer;
  /** Roles ('attention', 'output', 'embedding', 'depthwise'), names with * and ?, operators: kept as `sensitivePrecision`. */
  readonly sensitiveLayers?: readonly string[];
  /** @default 'float' */
  readonly sensitivePrecision?: 'float' | 16;
  /** Layers that stay as they are, named the same way. */
  readonly exclude?: readonly string[];
  /** How weights are rounded. @default 'nearest' */
  readonly rounding?: Rounding;
  /** Channels of neighbouring layers get the same ranges, for one scale a tensor. @default false */
  readonly equalize?: boolean;
  /**
   * SmoothQuant: ranges of inputs that are more alike from channel to channel, for integers of inputs. A number from 0 to 1
   * says how much of the difficulty moves to the weights; true is 0.5. Needs calibration data. @default false
   */
  readonly smooth?: boolean | number;
  /** AWQ: finer steps for weights that large inputs meet; mode 'weight-only', with calibration data. @default false */
  readonly awq?: boolean;
  /** Biases make good how rounded weights move the mean of a layer's outputs; needs calibration data. @default false */
  readonly correctBias?: boolean;
  /**
   * What the model is to run on, for what reports say of it: an instruction set as `isa()` of @kinglet/kernels names it, or
   * vnni, dotprod, neoverse_n1, sapphire_rapids. @default this machine
   */
  readonly target?: string;
  /** Activations in products of 4-bit blocks as bytes, in the formats 'matmulnbits' and 'plan'. @default false */
  readonly fastAccuracy?: boolean;
  /** Shapes of inputs, by name, that the model leaves open. A text is the batch's. */
  readonly inputShapes?: CompileOptions['inputShapes'];
  /** Values of inputs, by name, that are the same in every run. */
  readonly inputValues?: CompileOptions['inputValues'];
  /** Is told what is being done. */
  readonly progress?: (step: ProgressStep) => void;
}

export type Bits = 4 | 8 | 16 | HalfType | 'mixed';

type HalfType = (LayerChoice & { readonly kind: 'half' })['type'];

export interface ProgressStep {
  readonly phase: 'prepare' | 'calibrate' | 'search' | 'quantize' | 'write' | 'compile';
  /** Samples, choices or layers that are behind it. */
  readonly done: number;
  /** The most there can be; undefined where that is not known. */
  readonly total?: number;
  readonly layer?: string;
}

/** What `rounding` may be. */
export const roundings = ['nearest', 'mse', 'gptq', 'refine'] as const;

/**
 * 'nearest': to the nearest integer; 'mse': with scales of the least squared error. With calibration data, for the least
 * error of each layer's outputs: 'gptq', where the next weights make good the error of those before; 'refine', which then
 * moves single weights on.
 */
export type Rounding = (typeof roundings)[number];

/** Whether a rounding looks at the inputs of layers. */
export function isRoundedToInputs(rounding: Rounding): boolean {
  return rounding === 'gptq' || rounding === 'refine';
}

/** Whether layers keep floats, of 16 bits. */
export function isHalf(bits: Bits): bits is HalfType {
  return bits === 'float16' || bits === 'bfloat16';
}

/** Every option, decided. */
export interface ResolvedOptions {
  readonly bits: Bits;
  readonly mode: 'dynamic' | 'static' | 'weight-only';
  readonly format: 'qdq' | 'matmulnbits' | 'plan';
  readonly granularity: Granularity;
  readonly weightType: IntegerType;
  readonly isWeightSymmetric: boolean;
  readonly activationType: IntegerType;
  readonly isActivationSymmetric: boolean;
  readonly calibrator: Calibrator;
  readonly calibrationSamples: number;
  readonly calibrationData: CalibrationData | undefined;
  readonly sensitiveLayers: readonly string[];
  readonly sensitivePrecision: 'float' | 16;
  readonly exclude: readonly string[];
  readonly rounding: Rounding;
  readonly equalize: boolean;
  /** The strength; undefined: none. */
  readonly smooth: number | undefined;
  readonly awq: boolean;
  readonly correctBias: boolean;
  /** Of MatMulNBits; undefined where blocks are written as DequantizeLinear before the product, which has none. */
  readonly accuracyLevel: 0 | 4 | undefined;
  readonly runner: RunnerOptions;
  readonly progress: (step: ProgressStep) => void;
  readonly target: number | undefined;
  readonly metric: Metric;
  readonly aim: 'size' | 'latency';
  readonly seed: number;
  readonly choices: readonly LayerChoice[];
  readonly planTimer: PlanTimer;
  readonly machine: Target;
}
