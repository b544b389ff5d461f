// The values inside a model while samples go through it.
import type { ElementArray } from '@kinglet/inference/compile';
import { decodeBfloat16, decodeFloat16, type ModelProto } from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import { type Extremes, extremesOf } from '../tensor/extremes.ts';
import { type CalibrationData, type CheckedSample, lentSamples } from './calibrationData.ts';
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
  /** Of all elements, if they are known. */
  readonly extremes?: Extremes;
}

export type Observer = (value: string, activation: Activation) => void;

export interface SampleOptions {
  /**
   * The most items that are run.
   *
   * @default 1000
   */
  readonly samples?: number | undefined;
  /** Called before each sample is taken up, with its index. */
  readonly onSample?: ((index: number) => void) | undefined;
}

export type ObserveOptions = RunnerOptions & SampleOptions;

const mostSamples = 1000;

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
  { samples, onSample, ...runner }: ObserveOptions = {},
): Promise<Observed> {
  return observeRuns(floatRunner(model, names, runner), names, data, observer, { samples, onSample });
}

/** The same with a runner of the model that has the named values. */
export async function observeRuns(
  runner: FloatRunner,
  names: readonly string[],
  data: CalibrationData,
  observer: Observer,
  { samples: most = mostSamples, onSample }: SampleOptions,
): Promise<Observed> {
  const batch = new Batch(runner, [...new Set(names)], observer, most);
  for await (const sample of lentSamples(data, runner.inputs, most)) {
    onSample?.(sample.index);
    batch.add(sample);
  }
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
  #waiting = 0;
  /** By input: the items that wait, behind each other, and room for as many as run together. */
  readonly #rooms = new Map<string, ElementArray>();
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
    for (let item = 0; item < sample.items && this.done + this.#waiting < this.#most; item++) {
      if (this.#waiting === 0) this.#firstSample = sample.index;
      this.#keep(itemOf(sample, item));
      if (this.#waiting >= this.#capacity) this.flush();
    }
  }

  flush(): void {
    const items = this.#waiting;
    if (items === 0) return;
    const inputs = [...this.#rooms].map(([name, room]) => {
      return [name, room.subarray(0, (room.length / this.#capacity) * items)] as const;
    });
    const elements = this.#run(items, new Map(inputs), this.#firstSample, items);
    if (this.#runner.isBatched) this.#capacity = itemsTogether(elements, items, this.#runner.mostItems);
    this.done += items;
    this.#waiting = 0;
  }

  /** Samples are lent: what waits is a copy. */
  #keep(item: ReadonlyMap<string, ElementArray>): void {
    for (const [name, values] of item) this.#roomFor(name, values).set(values as never, this.#waiting * values.length);
    this.#waiting++;
  }

  #roomFor(name: string, values: ElementArray): ElementArray {
    const room = this.#rooms.get(name);
    const length = this.#capacity * values.length;
    if (room?.length === length) return room;
    const made = new (values.constructor as new (length: number) => ElementArray)(length);
    this.#rooms.set(name, made);
    return made;
  }

  /** How many elements were observed. */
  #run(items: number, inputs: ReadonlyMap<string, Elements>, sample: number, behind: number): number {
    this.#runner.run(items, inputs);
    let elements = 0;
    for (const name of this.#names) {
      const made = this.#runner.value(name);
      const values = floatsOf(made);
      if (!values) continue;
      const extremes = checkFinite(name, values, sample);
      const own = values.length % behind === 0 ? behind : 1;
      elements += values.length;
      this.#observer(name, { shape: made.shape, values, items: own, extremes });
    }
    return elements;
  }
}

/** Undefined for what are no floats. */
export function floatsOf({ type, values }: Made): ArrayLike<number> | undefined {
  if (type === 'float' || type === 'double') return values as ArrayLike<number>;
  if (type === 'float16') return Float32Array.from(values as ArrayLike<number>, decodeFloat16);
  return type === 'bfloat16' ? Float32Array.from(values as ArrayLike<number>, decodeBfloat16) : undefined;
}

/** Throws QuantizationError KINGLET_QUANTIZATION_DATA for NaN and infinities. */
export function checkFinite(name: string, values: ArrayLike<number>, sample: number): Extremes {
  const extremes = extremesOf(values);
  if (values.length === 0 || (Number.isFinite(extremes.least) && Number.isFinite(extremes.greatest))) return extremes;
  const found = Array.from(values).find((value) => !Number.isFinite(value));
  throw new QuantizationError(
    'KINGLET_QUANTIZATION_DATA',
    `sample ${sample} or one that ran with it: expected finite numbers in ${JSON.stringify(name)}, found ${found}`,
  );
}
