// Samples that are like those that a model will get.
import { arrayTypeOf, type ElementArray } from '@kinglet/inference/compile';
import { toBfloat16Bits, toFloat16Bits } from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import { extremesOf } from '../tensor/extremes.ts';
import type { RunnerInput } from './floatRunner.ts';

/** The elements of one input: of one item, or of several behind each other. */
export type SampleValues = ArrayLike<bigint> | ArrayLike<number>;

/** Values by the input's name; of models with one input the values alone. */
export type Sample = Readonly<Record<string, SampleValues>> | SampleValues;

/** Read a sample at a time: files, arrays, streams, or what a generator makes. */
export type CalibrationData = AsyncIterable<Sample> | Iterable<Sample> | ReplayableData;

/** Samples that begin anew each time that they are read, so that what reads them several times need not hold them. */
export type ReplayableData = (AsyncIterable<Sample> | Iterable<Sample>) & { readonly isReplayable: true };

/** A sample that fits the model. */
export interface CheckedSample {
  /** From 0 on. */
  readonly index: number;
  /** How many items each input holds. */
  readonly items: number;
  /** In the arrays of the inputs' types. */
  readonly inputs: ReadonlyMap<string, ElementArray>;
}

/**
 * Samples until they hold `most` items, each checked: every input of the model, of one length, finite, and of its type. Their
 * values are copies. Throws QuantizationError KINGLET_QUANTIZATION_DATA, which says which sample and input, and for data
 * without a sample.
 */
export function checkedSamples(
  data: CalibrationData,
  inputs: readonly RunnerInput[],
  most: number,
): AsyncGenerator<CheckedSample> {
  return samplesOf(data, inputs, most, (values) => new Float32Array(values));
}

/** The same, but values may be the data's own, and others once the next sample is asked for. */
export function lentSamples(
  data: CalibrationData,
  inputs: readonly RunnerInput[],
  most: number,
): AsyncGenerator<CheckedSample> {
  return samplesOf(data, inputs, most, (values) => values);
}

/** What becomes of floats that are given as they are needed. */
type Take = (values: Float32Array) => Float32Array;

async function* samplesOf(
  data: CalibrationData,
  inputs: readonly RunnerInput[],
  most: number,
  take: Take,
): AsyncGenerator<CheckedSample> {
  let [index, items] = [0, 0];
  for await (const sample of data) {
    const checked = checkedSample(sample, inputs, index++, take);
    yield checked;
    items += checked.items;
    if (items >= most) return;
  }
  if (index === 0) throw dataError('expected at least one sample, found none');
}

function checkedSample(sample: Sample, inputs: readonly RunnerInput[], index: number, take: Take): CheckedSample {
  const named = byName(sample, inputs, index);
  for (const name of Object.keys(named))
    if (!inputs.some((input) => input.name === name))
      throw dataError(`sample ${index}: expected inputs ${listOf(inputs)}, found ${JSON.stringify(name)}`);
  const own = new Map(inputs.map((input) => [input.name, elementsOf(named[input.name], input, index, take)]));
  return { index, items: itemsOf(inputs, own, index), inputs: own };
}

function byName(sample: Sample, inputs: readonly RunnerInput[], index: number): Readonly<Record<string, SampleValues>> {
  const isArray = Array.isArray(sample) || ArrayBuffer.isView(sample);
  if (!isArray && typeof sample === 'object' && sample !== null) return sample as Record<string, SampleValues>;
  if (isArray && inputs.length === 1) return { [inputs[0]!.name]: sample as SampleValues };
  throw dataError(
    `sample ${index}: expected an object with ${listOf(inputs)}, found ${isArray ? 'one array' : String(sample)}`,
  );
}

/** The number of items that all inputs agree on. */
function itemsOf(inputs: readonly RunnerInput[], given: ReadonlyMap<string, ElementArray>, index: number): number {
  const isFixed = inputs.every(({ perItem }) => perItem === 0);
  let items: number | undefined;
  for (const { name, fixed, perItem } of inputs) {
    const { length } = given.get(name)!;
    const found = isFixed ? length / fixed : perItem > 0 ? (length - fixed) / perItem : undefined;
    const isRight = found === undefined ? length === fixed : Number.isInteger(found) && found > 0;
    if (!isRight || (found !== undefined && items !== undefined && found !== items))
      throw dataError(
        `sample ${index}, input ${JSON.stringify(name)}: expected ${lengthOf(fixed, perItem, items)}, found ${length} values`,
      );
    items ??= found;
  }
  return items ?? 1;
}

function lengthOf(fixed: number, perItem: number, items: number | undefined): string {
  if (items !== undefined) return `${perItem === 0 ? fixed : fixed + perItem * items} values for ${items} items`;
  if (perItem === 0) return `${fixed} values`;
  return fixed === 0 ? `${perItem} values for each item` : `${fixed} values and ${perItem} for each item`;
}

function elementsOf(
  values: SampleValues | undefined,
  { name, type }: RunnerInput,
  index: number,
  take: Take,
): ElementArray {
  const where = `sample ${index}, input ${JSON.stringify(name)}`;
  if (typeof values?.length !== 'number') throw dataError(`${where}: expected an array of ${type}, found ${values}`);
  if (/^b?float16$/.test(type)) return halvesOf(values, type, where);
  const array = arrayTypeOf(type);
  if (!array) throw dataError(`${where}: expected a type that models run with, found ${type}`);
  if (type === 'float' && values instanceof Float32Array) return take(finite(values, where)) as ElementArray;
  const own = new array(values.length);
  const isFloat = type === 'float' || type === 'double';
  for (let i = 0; i < own.length; i++) put(own, i, values[i]!, isFloat) || refuse(where, type, values[i], i);
  return own;
}

function finite(values: Float32Array, where: string): Float32Array {
  const { least, greatest } = extremesOf(values);
  if (values.length === 0 || (Number.isFinite(least) && Number.isFinite(greatest))) return values;
  const at = values.findIndex((value) => !Number.isFinite(value));
  return refuse(where, 'float', values[at], at);
}

function put(to: ElementArray, i: number, value: bigint | number, isFloat: boolean): boolean {
  if (isFloat && typeof value === 'number') {
    to[i] = value;
    return Number.isFinite(to[i]);
  }
  const isWhole = typeof value === 'bigint' || Number.isInteger(value);
  if (!isWhole) return false;
  to[i] = to instanceof BigInt64Array || to instanceof BigUint64Array ? BigInt(value) : Number(value);
  // biome-ignore lint/suspicious/noDoubleEquals: a bigint equals the number of the same value only so
  return isFloat || to[i] == value;
}

/** A Uint16Array holds their bits, as inputs of models do; other arrays hold numbers. */
function halvesOf(values: SampleValues, type: string, where: string): Uint16Array<ArrayBuffer> {
  const encode = type === 'float16' ? toFloat16Bits : toBfloat16Bits;
  const infinity = type === 'float16' ? 0x7c00 : 0x7f80;
  const own = values instanceof Uint16Array ? new Uint16Array(values) : encode(Float32Array.from(values as [], Number));
  const at = own.findIndex((bits) => (bits & infinity) === infinity);
  return at < 0 ? own : refuse(where, type, values[at], at);
}

function refuse(where: string, type: string, found: unknown, at: number): never {
  throw dataError(`${where}: expected finite numbers that ${type} holds, found ${found} at index ${at}`);
}

function listOf(inputs: readonly RunnerInput[]): string {
  return inputs.map(({ name }) => JSON.stringify(name)).join(', ');
}

function dataError(message: string): QuantizationError {
  return new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}
