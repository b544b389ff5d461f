// What quantizeModel was asked for, checked, and the rest decided.
import { timePlan } from './budget/timePlan.ts';
import type { RunnerOptions } from './calibrate/floatRunner.ts';
import { QuantizationError } from './errors.ts';
import {
  type Bits,
  isHalf,
  isRoundedToInputs,
  type QuantizeOptions,
  type ResolvedOptions,
  roundings,
} from './options.ts';
import type { Granularity } from './recipe.ts';
import { targetOf } from './report/targets.ts';
import { type IntegerType, integerTypes } from './tensor/integerTypes.ts';

/** Throws QuantizationError KINGLET_QUANTIZATION_OPTION for what is not allowed or does not go together. */
export function resolveOptions(given: QuantizeOptions): ResolvedOptions {
  const bits = oneOf('bits', given.bits ?? 8, [4, 8, 16, 'float16', 'bfloat16', 'mixed']);
  const scheme = oneOf('scheme', given.scheme ?? 'mixed', ['symmetric', 'asymmetric', 'mixed']);
  const mode = oneOf('mode', given.mode ?? defaultMode(bits, given), ['dynamic', 'static', 'weight-only']);
  const isNarrow = bits === 4 && mode === 'weight-only';
  const granularity = granularityOf(given.granularity ?? (isNarrow ? { block: 32 } : 'per-channel'));
  const format = oneOf('format', given.format ?? defaultFormat(bits, granularity), ['qdq', 'matmulnbits', 'plan']);
  const isWeightSymmetric = scheme !== 'asymmetric';
  const isActivationSymmetric = scheme === 'symmetric';
  if (mode === 'static' && given.calibrationData === undefined)
    throw refuse('mode "static" needs calibrationData: samples like those that the model will get; or take "dynamic"');
  checkTogether(given, { bits, mode, granularity });
  checkAlgorithms(given, mode);
  checkHalves(given, bits, mode);
  return {
    ...{ bits, mode, format, granularity, isWeightSymmetric, isActivationSymmetric },
    weightType: typeOf(typeof bits === 'number' ? bits : 8, isWeightSymmetric),
    activationType: typeOf(given.activationBits ?? (bits === 16 ? 16 : 8), isActivationSymmetric),
    calibrator: given.calibrator ?? 'minmax',
    calibrationSamples: positive('calibrationSamples', given.calibrationSamples ?? 1000),
    calibrationData: given.calibrationData,
    sensitiveLayers: given.sensitiveLayers ?? [],
    sensitivePrecision: oneOf('sensitivePrecision', given.sensitivePrecision ?? 'float', ['float', 16]),
    exclude: given.exclude ?? [],
    rounding: oneOf('rounding', given.rounding ?? 'nearest', roundings),
    equalize: given.equalize ?? false,
    smooth: strengthOf(given.smooth ?? false),
    awq: given.awq ?? false,
    correctBias: given.correctBias ?? false,
    accuracyLevel: accuracyLevelOf(given, { bits, granularity, format }),
    runner: runnerOptions(given),
    progress: given.progress ?? (() => undefined),
    metric: given.metric ?? 'agreement',
    aim: oneOf('aim', given.aim ?? 'size', ['size', 'latency']),
    seed: seedOf(given.seed ?? 0),
    target: lossOf(given, bits),
    choices: given.choices ?? [],
    planTimer: given.timePlan ?? timePlan,
    machine: targetOf(given.target),
  };
}

const calibratorNames = ['distribution', 'entropy', 'minmax', 'moving-average', 'mse', 'percentile'] as const;

/** What there is no form of in ONNX, or no use. */
function checkTogether(
  { format, calibrator, metric, activationBits = 8 }: QuantizeOptions,
  { bits, mode, granularity }: Pick<ResolvedOptions, 'bits' | 'granularity' | 'mode'>,
): void {
  const isBlocked = typeof granularity === 'object';
  if (isBlocked && mode !== 'weight-only')
    throw refuse(`granularity in blocks needs mode "weight-only", got ${JSON.stringify(mode)}: take "per-channel"`);
  if (bits === 16 && mode === 'dynamic')
    throw refuse('mode "dynamic" needs 4 or 8 bits, got 16: take "static" with calibrationData, or "weight-only"');
  if (format === 'matmulnbits' && !(bits === 4 && isBlocked))
    throw refuse('format "matmulnbits" needs 4 bits and granularity in blocks: leave both out, or take "qdq"');
  oneOf('activationBits', activationBits, [8, 16]);
  if (activationBits === 16 && mode !== 'static')
    throw refuse(`activationBits 16 needs mode "static", with calibrationData, got ${JSON.stringify(mode)}`);
  if (typeof calibrator !== 'object') oneOf('calibrator', calibrator ?? 'minmax', calibratorNames);
  if (typeof metric !== 'function') oneOf('metric', metric ?? 'agreement', ['agreement', 'relative-mse']);
}

/** What algorithms look at must be there. */
function checkAlgorithms(
  { rounding = 'nearest', smooth = false, awq = false, correctBias = false, calibrationData }: QuantizeOptions,
  mode: ResolvedOptions['mode'],
): void {
  if (smooth !== false && mode === 'weight-only')
    throw refuse('smooth needs inputs that become integers, mode "static" or "dynamic", got "weight-only": take awq');
  if (awq && mode !== 'weight-only')
    throw refuse(`awq needs mode "weight-only", got ${JSON.stringify(mode)}: take smooth`);
  if (calibrationData !== undefined) return;
  const wanted = {
    [`rounding ${JSON.stringify(rounding)}`]: isRoundedToInputs(rounding),
    smooth: smooth !== false,
    awq,
    correctBias,
  };
  const [first] = Object.entries(wanted).flatMap(([name, isWanted]) => (isWanted ? [name] : []));
  if (first) throw refuse(`${first} needs calibrationData: samples like those that the model will get`);
}

/**
 * MatMulNBits alone says that activations may become bytes: plans where they shall are compiled from it, and have kernels of
 * blocks of 32 and more.
 */
function accuracyLevelOf(
  { fastAccuracy = false, choices = [] }: QuantizeOptions,
  { bits, granularity, format }: Pick<ResolvedOptions, 'bits' | 'format' | 'granularity'>,
): ResolvedOptions['accuracyLevel'] {
  if (!fastAccuracy) return format === 'matmulnbits' ? 0 : undefined;
  const isBlocked = typeof granularity === 'object';
  const hasBlocks = bits === 'mixed' || choices.length > 0 || (bits === 4 && isBlocked);
  const isTooShort = isBlocked && granularity.block < 32;
  if (format === 'matmulnbits' || (format === 'plan' && hasBlocks && !isTooShort)) return 4;
  throw refuse(
    'fastAccuracy needs products of blocks of 4 bits: format "matmulnbits", or "plan" with blocks of 32 or more; or leave it out',
  );
}

/** What is said of integers says nothing of halves. */
function checkHalves(
  { granularity, scheme = 'mixed', rounding = 'nearest', awq = false }: QuantizeOptions,
  bits: Bits,
  mode: ResolvedOptions['mode'],
): void {
  if (!isHalf(bits)) return;
  const asked = {
    mode: mode !== 'weight-only',
    granularity: granularity !== undefined,
    scheme: scheme !== 'mixed',
    rounding: rounding !== 'nearest',
    awq,
  };
  const [first] = Object.entries(asked).flatMap(([name, isAsked]) => (isAsked ? [name] : []));
  if (first) throw refuse(`expected no ${first} with bits ${JSON.stringify(bits)}, which are no integers`);
}

function strengthOf(smooth: boolean | number): number | undefined {
  if (typeof smooth === 'boolean') return smooth ? 0.5 : undefined;
  if (smooth >= 0 && smooth <= 1) return smooth;
  throw refuse(`expected smooth to be true, false or a number from 0 to 1, got ${JSON.stringify(smooth)}`);
}

function runnerOptions({ inputShapes, inputValues }: QuantizeOptions): RunnerOptions {
  return { ...(inputShapes ? { inputShapes } : {}), ...(inputValues ? { inputValues } : {}) };
}

function lossOf(given: QuantizeOptions, bits: ResolvedOptions['bits']): number | undefined {
  const { targetAccuracyLoss: target, calibrationData, choices, aim } = given;
  if (target === undefined && bits === 'mixed' && !choices?.length)
    throw refuse('bits "mixed" needs targetAccuracyLoss: 0.02 is 2 %');
  if (target === undefined && aim === 'latency') throw refuse('aim "latency" needs targetAccuracyLoss: 0.02 is 2 %');
  const idle = (['metric', 'seed', 'timePlan'] as const).find((name) => given[name] !== undefined);
  if (target === undefined && idle) throw refuse(`${idle} needs targetAccuracyLoss: 0.02 is 2 %`);
  if (target === undefined) return undefined;
  if (given.timePlan && aim !== 'latency') throw refuse('timePlan needs aim "latency"');
  if (!(target >= 0 && target <= 1))
    throw refuse(`expected targetAccuracyLoss to be a part between 0 and 1, got ${JSON.stringify(target)}`);
  if (calibrationData === undefined) throw refuse('targetAccuracyLoss needs calibrationData, to measure the loss on');
  return target;
}

function defaultMode(bits: Bits, { calibrationData }: QuantizeOptions): ResolvedOptions['mode'] {
  if (bits === 4 || isHalf(bits) || (bits === 16 && calibrationData === undefined)) return 'weight-only';
  return calibrationData === undefined ? 'dynamic' : 'static';
}

function defaultFormat(bits: Bits, granularity: Granularity): ResolvedOptions['format'] {
  return bits === 4 && typeof granularity === 'object' ? 'matmulnbits' : 'qdq';
}

function granularityOf(given: NonNullable<QuantizeOptions['granularity']>): Granularity {
  if (given === 'per-tensor') return 'tensor';
  if (given === 'per-channel') return 'channel';
  const block = typeof given === 'object' ? given.block : Number.NaN;
  if ([16, 32, 64, 128, 256].includes(block)) return { block };
  throw refuse(
    `expected granularity to be "per-tensor", "per-channel" or { block: 16, 32, 64, 128 or 256 }, got ${JSON.stringify(given)}`,
  );
}

/** Signed where 0 is the centre; activations that are asymmetric have no sign, which processors multiply signed weights with. */
function typeOf(bits: number, isSigned: boolean): IntegerType {
  const name = `${isSigned ? '' : 'u'}int${bits}`;
  return Object.keys(integerTypes).find((type) => type === name) as IntegerType;
}

function oneOf<const Value>(name: string, value: Value, allowed: readonly Value[]): Value {
  if (allowed.includes(value)) return value;
  const list = allowed.map((each) => JSON.stringify(each)).join(', ');
  throw refuse(`expected ${name} to be one of ${list}, got ${JSON.stringify(value)}`);
}

function positive(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw refuse(`expected ${name} to be a whole number above 0, got ${JSON.stringify(value)}`);
}

function seedOf(value: number): number {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** 32) return value;
  throw refuse(`expected seed to be a whole number from 0 to ${2 ** 32 - 1}, got ${JSON.stringify(value)}`);
}

function refuse(message: string): QuantizationError {
  return new QuantizationError('KINGLET_QUANTIZATION_OPTION', message);
}
