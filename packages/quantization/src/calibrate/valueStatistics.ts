// What is kept of the activations of one value: enough for every calibrator, in constant memory.
import type { Activation } from './observe.ts';
import { StreamingHistogram } from './streamingHistogram.ts';

/** What new extremes weigh against those before: that of ONNX Runtime's tools. */
const averaging = 0.01;

/** Statistics of a value over all samples. */
export class ValueStatistics {
  readonly histogram: StreamingHistogram = new StreamingHistogram();
  /** The extremes. */
  least: number = Number.POSITIVE_INFINITY;
  greatest: number = Number.NEGATIVE_INFINITY;
  /** The exponential average of the extremes of each item, 0.01 for a new one. */
  averageLeast = 0;
  averageGreatest = 0;
  /** The numbers that were seen. */
  count = 0;
  /** The items that were seen. */
  items = 0;
  #squares = 0;
  readonly #axis: number | undefined;
  #channelSums = new Float64Array(0);

  /** `axis`: that of the channels; left out it is 1 for images (four axes and more), else the last. */
  constructor(axis?: number) {
    this.#axis = axis;
  }

  get mean(): number {
    return this.count === 0 ? 0 : this.#channelSums.reduce((total, sum) => total + sum, 0) / this.count;
  }

  get standardDeviation(): number {
    return this.count === 0 ? 0 : Math.sqrt(Math.max(this.#squares / this.count - this.mean ** 2, 0));
  }

  /** The mean of each channel. */
  get channelMeans(): Float64Array {
    const perChannel = this.count / Math.max(this.#channelSums.length, 1);
    return this.#channelSums.map((sum) => sum / Math.max(perChannel, 1));
  }

  /** Adds what one run made: finite numbers. */
  add({ values, shape, items }: Activation): void {
    if (values.length === 0) return;
    let magnitude = 0;
    const length = values.length / items;
    for (let item = 0; item < items; item++)
      magnitude = Math.max(magnitude, this.#addExtremes(values, item * length, (item + 1) * length));
    this.histogram.add(values, magnitude);
    this.#addSums(values, shape);
    this.count += values.length;
  }

  /** The greatest magnitude of one item. */
  #addExtremes(values: ArrayLike<number>, from: number, end: number): number {
    let [least, greatest] = [Infinity, -Infinity];
    for (let i = from; i < end; i++) {
      const value = values[i]!;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    const weight = this.items === 0 ? 1 : averaging;
    this.averageLeast += weight * (least - this.averageLeast);
    this.averageGreatest += weight * (greatest - this.averageGreatest);
    this.least = Math.min(this.least, least);
    this.greatest = Math.max(this.greatest, greatest);
    this.items++;
    return Math.max(-least, greatest);
  }

  #addSums(values: ArrayLike<number>, shape: readonly number[]): void {
    const axis = this.#axis ?? (shape.length >= 4 ? 1 : shape.length - 1);
    const channels = shape[axis] ?? 1;
    if (this.#channelSums.length !== channels) this.#channelSums = regrouped(this.#channelSums, channels);
    const inner = shape.slice(axis + 1).reduce((size, length) => size * length, 1);
    for (let from = 0, channel = 0; from < values.length; from += inner, channel = (channel + 1) % channels) {
      let [sum, squares] = [0, 0];
      for (let i = from; i < from + inner; i++) {
        const value = values[i]!;
        sum += value;
        squares += value * value;
      }
      this.#channelSums[channel]! += sum;
      this.#squares += squares;
    }
  }
}

/** Where the axis has another length in each run it has no channels: their sum is kept as it is. */
function regrouped(sums: Float64Array, channels: number): Float64Array<ArrayBuffer> {
  const to = new Float64Array(channels);
  to[0] = sums.reduce((total, sum) => total + sum, 0);
  return to;
}
