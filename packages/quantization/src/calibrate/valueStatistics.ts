// What is kept of the activations of one value: what calibrators ask for, in constant memory.
import { extremesOf } from '../tensor/extremes.ts';
import type { Activation } from './observe.ts';
import { StreamingHistogram } from './streamingHistogram.ts';

/** What new extremes weigh against those before: that of ONNX Runtime's tools. */
const averaging = 0.01;

/** What takes time to keep: averages of the extremes of each item; how many numbers lie where; sums of channels and of squares. */
export type StatisticsPart = 'averages' | 'histogram' | 'sums';

const allParts: readonly StatisticsPart[] = ['averages', 'histogram', 'sums'];

/** Statistics of a value over all samples. */
export class ValueStatistics {
  /** The extremes. */
  least: number = Number.POSITIVE_INFINITY;
  greatest: number = Number.NEGATIVE_INFINITY;
  /** The numbers that were seen. */
  count = 0;
  /** The items that were seen. */
  items = 0;
  readonly #averages: { least: number; greatest: number } | undefined;
  readonly #histogram: StreamingHistogram | undefined;
  #squares = 0;
  readonly #axis: number | undefined;
  #channelSums: Float64Array | undefined;

  /**
   * `axis`: that of the channels; left out it is 1 for images (four axes and more), else the last. Parts that are not kept
   * throw TypeError where they are read.
   */
  constructor(axis?: number, parts: readonly StatisticsPart[] = allParts) {
    this.#axis = axis;
    this.#averages = parts.includes('averages') ? { least: 0, greatest: 0 } : undefined;
    this.#histogram = parts.includes('histogram') ? new StreamingHistogram() : undefined;
    this.#channelSums = parts.includes('sums') ? new Float64Array(0) : undefined;
  }

  /** The exponential averages of the extremes of each item, 0.01 for a new one. */
  get averages(): { readonly least: number; readonly greatest: number } {
    return this.#averages ?? missing('averages');
  }

  get histogram(): StreamingHistogram {
    return this.#histogram ?? missing('histogram');
  }

  get mean(): number {
    return this.count === 0 ? 0 : totalOf(this.#sums) / this.count;
  }

  get standardDeviation(): number {
    return this.count === 0 ? 0 : Math.sqrt(Math.max(this.#squares / this.count - this.mean ** 2, 0));
  }

  /** The mean of each channel. */
  get channelMeans(): Float64Array {
    const perChannel = this.count / Math.max(this.#sums.length, 1);
    return this.#sums.map((sum) => sum / Math.max(perChannel, 1));
  }

  get #sums(): Float64Array {
    return this.#channelSums ?? missing('sums');
  }

  /** Adds what one run made: finite numbers. */
  add({ values, shape, items, extremes = extremesOf(values) }: Activation): void {
    if (values.length === 0) return;
    const { least, greatest } = extremes;
    this.least = Math.min(this.least, least);
    this.greatest = Math.max(this.greatest, greatest);
    if (this.#averages) this.#addAverages(this.#averages, values, items);
    this.#histogram?.add(values, Math.max(-least, greatest));
    if (this.#channelSums) this.#channelSums = this.#addSums(this.#channelSums, values, shape);
    this.items += items;
    this.count += values.length;
  }

  #addAverages(averages: { least: number; greatest: number }, values: ArrayLike<number>, items: number): void {
    const length = values.length / items;
    for (let item = 0; item < items; item++) {
      const { least, greatest } = extremesOf(values, item * length, (item + 1) * length);
      const weight = this.items + item === 0 ? 1 : averaging;
      averages.least += weight * (least - averages.least);
      averages.greatest += weight * (greatest - averages.greatest);
    }
  }

  #addSums(before: Float64Array, values: ArrayLike<number>, shape: readonly number[]): Float64Array {
    const axis = this.#axis ?? (shape.length >= 4 ? 1 : shape.length - 1);
    const channels = shape[axis] ?? 1;
    const sums = before.length === channels ? before : regrouped(before, channels);
    const inner = shape.slice(axis + 1).reduce((size, length) => size * length, 1);
    for (let from = 0, channel = 0; from < values.length; from += inner, channel = (channel + 1) % channels) {
      let [sum, squares] = [0, 0];
      for (let i = from; i < from + inner; i++) {
        const value = values[i]!;
        sum += value;
        squares += value * value;
      }
      sums[channel]! += sum;
      this.#squares += squares;
    }
    return sums;
  }
}

/** Where the axis has another length in each run it has no channels: their sum is kept as it is. */
function regrouped(sums: Float64Array, channels: number): Float64Array<ArrayBuffer> {
  const to = new Float64Array(channels);
  to[0] = totalOf(sums);
  return to;
}

function totalOf(sums: Float64Array): number {
  return sums.reduce((total, sum) => total + sum, 0);
}

function missing(part: StatisticsPart): never {
  throw new TypeError(`expected statistics that keep ${JSON.stringify(part)}`);
}
