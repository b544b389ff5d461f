// Samples that are like those that a model will get.
import type { TensorInfo } from '@kinglet/inference';
import { QuantizationError } from '../errors.ts';

/** The elements of one input. */
export type SampleValues = ArrayLike<number> | ArrayLike<bigint>;

/** One item: the elements of each input by name, or those of the only one. */
export type Sample = SampleValues | Readonly<Record<string, SampleValues>>;

/** Read once, a sample at a time. */
export type CalibrationData = AsyncIterable<Sample> | Iterable<Sample>;

/**
 * At most `most` samples, each checked: every input of the model, of its length, finite. Throws QuantizationError
 * KINGLET_QUANTIZATION_DATA, which says which sample and input, and for data without a sample.
 */
export async function* checkedSamples(
  data: CalibrationData,
  inputs: readonly TensorInfo[],
  most: number,
): AsyncGenerator<Readonly<Record<string, SampleValues>>> {
  let count = 0;
  for await (const sample of data) {
    if (count === most) return;
    yield checkedSample(sample, inputs, count++);
  }
  if (count === 0) throw dataError('expected at least one sample, found none');
}

function checkedSample(
  sample: Sample,
  inputs: readonly TensorInfo[],
  index: number,
): Readonly<Record<string, SampleValues>> {
  const named = byName(sample, inputs, index);
  for (const name of Object.keys(named))
    if (!inputs.some((input) => input.name === name))
      throw dataError(`sample ${index}: expected inputs ${listOf(inputs)}, found ${JSON.stringify(name)}`);
  for (const input of inputs) checkValues(named[input.name], input, index);
  return named;
}

function byName(sample: Sample, inputs: readonly TensorInfo[], index: number): Readonly<Record<string, SampleValues>> {
  if (!Array.isArray(sample) && !ArrayBuffer.isView(sample))
    return (sample ?? {}) as Readonly<Record<string, SampleValues>>;
  if (inputs.length === 1) return { [inputs[0]!.name]: sample as SampleValues };
  throw dataError(`sample ${index}: expected an object with ${listOf(inputs)}, found one array`);
}

function checkValues(values: SampleValues | undefined, { name, shape, type }: TensorInfo, index: number): void {
  const expected = shape.reduce<number>((size, length) => size * (typeof length === 'number' ? length : 1), 1);
  const where = `sample ${index}, input ${JSON.stringify(name)}`;
  if (values === undefined) throw dataError(`${where}: expected ${expected} values, found none`);
  if (values.length !== expected)
    throw dataError(`${where}: expected ${expected} values for ${type}[${shape.join(', ')}], found ${values.length}`);
  for (let i = 0; i < values.length; i++)
    if (typeof values[i] === 'bigint' ? false : !Number.isFinite(values[i]))
      throw dataError(`${where}: expected finite numbers, found ${values[i]} at index ${i}`);
}

function listOf(inputs: readonly TensorInfo[]): string {
  return inputs.map(({ name }) => JSON.stringify(name)).join(', ');
}

function dataError(message: string): QuantizationError {
  return new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}
