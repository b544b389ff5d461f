// The values inside a model while samples go through it.
import type { ElementArray } from '@kinglet/inference/compile';
import { decodeBfloat16, decodeFloat16, type ModelProto } from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import { extremesOf } from '../tensor/extremes.ts';
import { type CalibrationData, type CheckedSample, checkedSamples } from './calibrationData.ts';
import { type Elements, type FloatRunner, floatRunner, type Made, type RunnerOptions } from './floatRunner.ts';
import { itemsTogether } from './itemsTogether.ts';
import { itemOf } from './sampleItems.ts';

/** A value as one run made it. */
export interface Activation {
  readonly shape: readonly number[];
  /** Its elements, row by row, which are there until the observer returns. */
  readonly values: ArrayLike<number>;
  /** Items that lie behind each other in it, of equal length. */
  readonly items: number;
}

export type Observer = (value: string, activation: Activation) => void;

export interface ObserveOptions extends RunnerOptions {
  /**
   * The most items that are run.
   *
   * @default 1000
   */
  readonly samples?: number;
}

/** `ObserveOptions.samples`, left out. */
export const mostSamples = 1000;

export interface Observed {
  /** How many items were run. */
  readonly samples: number;
  /** Why it was the reference evaluator that ran them, if it was. */
  readonly evaluated: string | undefined;
}

/**
 * Runs the float model over the samples and shows the named values that are floats to the observer, in the order of the
 * samples. Models with a batch run several samples at once, as many as keep what is observed below 4 MB; memory does not
 * grow with the data. Throws QuantizationError KINGLET_QUANTIZATION_DATA for data that does not fit the model, is empty, or
 * makes NaN or infinities of it; KINGLET_QUANTIZATION_MODEL for values that it has not and models that do not run.
 */
export async function observe(
  model: ModelProto,
  names: readonly string[],
  data: CalibrationData,
  observer: Observer,
  { samples: most = mostSamples, ...options }: ObserveOptions = {},
): Promise<Observed> {
  return observeRuns(floatRunner(model, names, options), names, data, observer, most);
}

/** The same with a runner of the model that has the named values, for at most so many samples. */
export async function observeRuns(
  runner: FloatRunner,
  names: readonly string[],
  data: CalibrationData,
  observer: Observer,
  most: number,
): Promise<Observed> {
  const batch = new Batch(runner, [...new Set(names)], observer, most);
  for await (const sample of checkedSamples(data, runner.inputs, most)) batch.add(sample);
  batch.flush();
  return { samples: batch.done, evaluated: runner.evaluated };
}

/** Items that wait for others to be run with. */
class Batch {
  /** Items that were run, of at most `#most`. */
  done = 0;
  readonly #runner: FloatRunner;
  readonly #names: readonly string[];
  readonly #observer: Observer;
  readonly #most: number;
  readonly #isFixed: boolean;
  /** Known after the first run. */
  #capacity = 1;
  #waiting: ReadonlyMap<string, ElementArray>[] = [];
  #firstSample = 0;

  constructor(runner: FloatRunner, names: readonly string[], observer: Observer, most: number) {
    [this.#runner, this.#names, this.#observer, this.#most] = [runner, names, observer, most];
    this.#isFixed = runner.inputs.every(({ perItem }) => perItem === 0);
  }

  add(sample: CheckedSample): void {
    if (!this.#runner.isBatched && !this.#isFixed) {
      this.#run(sample.items, sample.inputs, sample.index, 1);
      this.done++;
      return;
    }
    for (let item = 0; item < sample.items && this.done + this.#waiting.length < this.#most; item++) {
      if (this.#waiting.length === 0) this.#firstSample = sample.index;
      this.#waiting.push(itemOf(sample, item));
      if (this.#waiting.length >= this.#capacity) this.flush();
    }
  }

  flush(): void {
    const items = this.#waiting.length;
    if (items === 0) return;
    const inputs = items === 1 ? this.#waiting[0]! : joined(this.#waiting);
    const elements = this.#run(items, inputs, this.#firstSample, items);
    if (this.#runner.isBatched) this.#capacity = itemsTogether(elements, items, this.#runner.mostItems);
    this.done += items;
    this.#waiting = [];
  }

  /** How many elements were observed. */
  #run(items: number, inputs: ReadonlyMap<string, Elements>, sample: number, behind: number): number {
    this.#runner.run(items, inputs);
    let elements = 0;
    for (const name of this.#names) {
      const made = this.#runner.value(name);
      const values = floatsOf(made);
      if (!values) continue;
      checkFinite(name, values, sample);
      elements += values.length;
      this.#observer(name, { shape: made.shape, values, items: values.length % behind === 0 ? behind : 1 });
    }
    return elements;
  }
}

/** Items behind each other. */
export function joined(items: readonly ReadonlyMap<string, ElementArray>[]): ReadonlyMap<string, ElementArray> {
  const first = items[0]!;
  return new Map(
    [...first].map(([name, values]) => {
      const { length } = values;
      const all = new (values.constructor as new (length: number) => ElementArray)(items.length * length);
      for (const [i, inputs] of items.entries()) all.set(inputs.get(name) as never, i * length);
      return [name, all];
    }),
  );
}

/** Undefined for what are no floats. */
export function floatsOf({ type, values }: Made): ArrayLike<number> | undefined {
  if (type === 'float' || type === 'double') return values as ArrayLike<number>;
  if (type === 'float16') return Float32Array.from(values as ArrayLike<number>, decodeFloat16);
  return type === 'bfloat16' ? Float32Array.from(values as ArrayLike<number>, decodeBfloat16) : undefined;
}

/** Throws QuantizationError KINGLET_QUANTIZATION_DATA for NaN and infinities. */
export function checkFinite(name: string, values: ArrayLike<number>, sample: number): void {
  const { least, greatest } = extremesOf(values);
  if (values.length === 0 || (Number.isFinite(least) && Number.isFinite(greatest))) return;
  const found = Array.from(values).find((value) => !Number.isFinite(value));
  throw new QuantizationError(
    'KINGLET_QUANTIZATION_DATA',
    `sample ${sample} or one that ran with it: expected finite numbers in ${JSON.stringify(name)}, found ${found}`,
  );
}
