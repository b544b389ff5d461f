// What `kinglet model quantize` may be asked for, as options of the command line and of @kinglet/quantization.
import type { QuantizationErrorCode, QuantizeOptions } from '@kinglet/quantization';
import { usageError } from '../cliError.ts';
import { choice, flag, list, number, type Option, text } from '../option.ts';
import type { PixelOptions } from './calibrationRows.ts';
import type { QuantizationPackage } from './quantizationPackage.ts';

const numbers = {
  pattern: /^-?[\d.]+(e-?\d+)?(,-?[\d.]+(e-?\d+)?)*$/i,
  form: 'a number, or one for each channel: 0.485,0.456,0.406',
};

/** What the flags say. */
export interface QuantizeValues {
  readonly bits: '4' | '8' | '16' | 'bfloat16' | 'float16' | 'mixed';
  readonly mode: QuantizeOptions['mode'];
  readonly scheme: NonNullable<QuantizeOptions['scheme']>;
  readonly granularity: 'per-tensor' | 'per-channel' | `block-${16 | 32 | 64 | 128 | 256}` | undefined;
  readonly activationBits: '8' | '16' | undefined;
  readonly rounding: NonNullable<QuantizeOptions['rounding']>;
  readonly equalize: boolean;
  readonly smooth: number | undefined;
  readonly awq: boolean;
  readonly correctBias: boolean;
  readonly format: 'matmulnbits' | 'qdq' | undefined;
  readonly fastAccuracy: boolean;
  readonly calibration: readonly string[];
  readonly samples: number;
  readonly calibrator: 'distribution' | 'entropy' | 'minmax' | 'moving-average' | 'mse' | 'percentile';
  readonly percentile: number | undefined;
  readonly imageMax: number;
  readonly imageMean: string;
  readonly imageStd: string;
  readonly imageFit: 'crop' | 'stretch';
  readonly maxLoss: number | undefined;
  readonly metric: 'agreement' | 'relative-mse' | undefined;
  readonly aim: 'latency' | 'size';
  readonly seed: number | undefined;
  readonly target: string | undefined;
  readonly sensitive: readonly string[];
  readonly sensitivePrecision: '16' | 'float';
  readonly exclude: readonly string[];
  readonly choices: string | undefined;
}

export const quantizeOptions: { readonly [K in keyof QuantizeValues]: Option<QuantizeValues[K]> } = {
  bits: choice(
    'of the weights: integers; floats of 16 bits; mixed: each layer its own, as small as the loss allows',
    ['4', '8', '16', 'float16', 'bfloat16', 'mixed'],
    { fallback: '8' },
  ),
  mode: choice('where the ranges of activations come from (default static with --calibration)', [
    'dynamic',
    'static',
    'weight-only',
  ]),
  scheme: choice('mixed: activations asymmetric, weights symmetric', ['asymmetric', 'mixed', 'symmetric'], {
    fallback: 'mixed',
  }),
  granularity: choice(
    'what has a scale of its own (default per-channel; of 4 bits alone block-32)',
    ['per-tensor', 'per-channel', 'block-16', 'block-32', 'block-64', 'block-128', 'block-256'],
    { value: 'per-tensor|per-channel|block-16…256' },
  ),
  activationBits: choice('of the activations (default 8; 16 with weights of 16)', ['8', '16']),
  rounding: choice(
    'of the weights; mse: scales of the least squared error; gptq, refine: the least error of outputs, with --calibration',
    ['nearest', 'mse', 'gptq', 'refine'],
    { fallback: 'nearest' },
  ),
  equalize: flag('neighbouring layers get channels of the same ranges, for --granularity per-tensor'),
  smooth: number('SmoothQuant: how much of the difficulty of inputs moves to the weights: 0.5', {
    min: 0,
    max: 1,
    isWhole: false,
  }),
  awq: flag('AWQ: finer steps for weights that large inputs meet, with --calibration and --mode weight-only'),
  correctBias: flag('biases make good how rounded weights move means, with --calibration'),
  format: choice('how ONNX says it (default qdq; matmulnbits for 4 bits in blocks)', ['qdq', 'matmulnbits']),
  fastAccuracy: flag('4 bits in blocks: activations become bytes, where the engine can'),
  calibration: list(
    'samples like those the model will get: .npy, .npz, .csv, .json, idx, raw, images or a folder of them',
    {
      value: '[input=]path',
    },
  ),
  samples: number('the most samples', { min: 1, max: 1_000_000, fallback: 1000 }),
  calibrator: choice(
    'how a range is found',
    ['distribution', 'entropy', 'minmax', 'moving-average', 'mse', 'percentile'],
    { fallback: 'minmax' },
  ),
  percentile: number('percent of the numbers that the ranges of --calibrator percentile hold (default 99.999)', {
    min: Number.MIN_VALUE,
    max: 100,
    isWhole: false,
  }),
  imageMax: number('what the brightest pixel of an image becomes, before --image-mean and --image-std', {
    min: Number.MIN_VALUE,
    max: 65_535,
    isWhole: false,
    fallback: 255,
  }),
  imageMean: text('what is taken from pixels', { value: 'numbers', fallback: '0', ...numbers }),
  imageStd: text('what pixels are divided by', { value: 'numbers', fallback: '1', ...numbers }),
  imageFit: choice('how an image is brought to size: its middle, or all of it', ['crop', 'stretch'], {
    fallback: 'crop',
  }),
  maxLoss: number('the most that may be lost: 0.02 is 2 %', { min: 0, max: 1, isWhole: false }),
  metric: choice('what --max-loss is of: labels that change, or the answers themselves (default agreement)', [
    'agreement',
    'relative-mse',
  ]),
  aim: choice('what is least within --max-loss: bytes, or the time of a run on this machine', ['size', 'latency'], {
    fallback: 'size',
  }),
  seed: number('draws the samples that are held out to check --max-loss (default 0)', { min: 0, max: 2 ** 32 - 1 }),
  target: text('what it is to run on, for what is said of speed: avx2, vnni, neon, dotprod, … (default this machine)', {
    value: 'isa',
  }),
  sensitive: list('a role (attention, output, embedding, depthwise), operator or name with * that keeps more bits', {
    value: 'layers',
  }),
  sensitivePrecision: choice('what --sensitive layers are kept in', ['float', '16'], { fallback: 'float' }),
  exclude: list('layers that stay as they are, named as --sensitive names them', { value: 'layers' }),
  choices: text(
    'precisions of single layers, whatever else is said: the choices of a point of budget.front in --json',
    {
      value: 'path.json',
    },
  ),
};

/**
 * All but the data, and what the model and files decide.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for a percentile that no calibrator asks for
 */
export function quantizeOptionsOf(values: QuantizeValues): QuantizeOptions {
  const { bits, mode, scheme, granularity, activationBits, rounding, format, maxLoss } = values;
  return {
    bits: bits === '4' || bits === '8' || bits === '16' ? (Number(bits) as 4 | 8 | 16) : bits,
    scheme,
    rounding,
    equalize: values.equalize,
    awq: values.awq,
    correctBias: values.correctBias,
    fastAccuracy: values.fastAccuracy,
    calibrator: calibratorOf(values),
    calibrationSamples: values.samples,
    aim: values.aim,
    sensitiveLayers: values.sensitive,
    sensitivePrecision: values.sensitivePrecision === '16' ? 16 : 'float',
    exclude: values.exclude,
    ...(values.smooth === undefined ? {} : { smooth: values.smooth }),
    ...(mode ? { mode } : {}),
    ...(granularity ? { granularity: granularityOf(granularity) } : {}),
    ...(activationBits ? { activationBits: Number(activationBits) as 8 | 16 } : {}),
    ...(format ? { format } : {}),
    ...(values.target === undefined ? {} : { target: values.target }),
    ...(values.metric === undefined ? {} : { metric: values.metric }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(maxLoss === undefined ? {} : { targetAccuracyLoss: maxLoss }),
  };
}

function calibratorOf({ calibrator, percentile }: QuantizeValues): NonNullable<QuantizeOptions['calibrator']> {
  if (percentile === undefined) return calibrator;
  if (calibrator === 'percentile') return { percentile };
  throw usageError(`--percentile needs --calibrator percentile, got ${calibrator}`);
}

function granularityOf(given: NonNullable<QuantizeValues['granularity']>): NonNullable<QuantizeOptions['granularity']> {
  return given === 'per-tensor' || given === 'per-channel' ? given : { block: Number(given.slice('block-'.length)) };
}

/** @throws {CliError} `KINGLET_CLI_USAGE` for a deviation of 0 */
export function pixelOptionsOf({ imageMax, imageMean, imageStd, imageFit }: QuantizeValues): PixelOptions {
  const std = numbersOf('--image-std', imageStd);
  if ([std].flat().includes(0)) throw usageError(`Expected --image-std to be numbers other than 0, got ${imageStd}`);
  return { rescale: imageMax / 255, mean: numbersOf('--image-mean', imageMean), std, resize: imageFit };
}

function numbersOf(name: string, given: string): number | readonly number[] {
  const values = given.split(',').map(Number);
  if (!values.every(Number.isFinite)) throw usageError(`Expected ${name} to be ${numbers.form}, got ${given}`);
  return values.length === 1 ? values[0]! : values;
}

/** The flags of what messages of @kinglet/quantization name. */
const flags: Readonly<Record<string, string>> = {
  activationBits: '--activation-bits',
  calibrationData: '--calibration',
  calibrationSamples: '--samples',
  correctBias: '--correct-bias',
  fastAccuracy: '--fast-accuracy',
  sensitiveLayers: '--sensitive',
  sensitivePrecision: '--sensitive-precision',
  targetAccuracyLoss: '--max-loss',
};

/** Words that are options only where they have a value, or need something. */
const words: readonly RegExp[] = [
  /\b(aim|bits|calibrator|exclude|format|granularity|metric|mode|rounding|scheme|target)(?= "| in blocks| to be| with bits|\))/g,
  /\b(awq|metric|seed|smooth)(?= needs|$| with bits)/g,
  /\b(choices)(?=, found)/g,
];

/** What to change where the message names no option. */
const remedies: Partial<Readonly<Record<QuantizationErrorCode, string>>> = {
  KINGLET_QUANTIZATION_BUDGET: '--max-loss, --calibration or --exclude',
  KINGLET_QUANTIZATION_DATA: '--calibration',
  KINGLET_QUANTIZATION_LAYER: '--sensitive or --exclude',
};

/** An error of @kinglet/quantization in the words of the command line; others as they are. */
export function inFlags({ QuantizationError }: QuantizationPackage, error: unknown): unknown {
  if (!(error instanceof QuantizationError)) return error;
  const names = new RegExp(`\\b(${Object.keys(flags).join('|')})\\b`, 'g');
  const named = error.message.replace(names, (name) => flags[name]!);
  const message = words.reduce((text, word) => text.replace(word, (name) => `--${name}`), named);
  if (error.code === 'KINGLET_QUANTIZATION_OPTION') return usageError(message, error);
  const remedy = remedies[error.code];
  const isSaid = remedy === undefined || message.includes(' --');
  return new QuantizationError(error.code, isSaid ? message : `${message}; change ${remedy}`, { cause: error });
}
