// How far answers are from those of the float model.
import { type Interval, RatioSums } from './intervals.ts';

/** Of one output over all samples. */
export interface OutputError {
  /** Σ(a − b)² / Σb²: 1e-4 is 40 dB. 0 where both are 0 everywhere. */
  readonly relativeMse: number;
  readonly relativeMseInterval: Interval;
  /** −10 log10 of it, in dB. */
  readonly sqnr: number;
  readonly maxError: number;
  readonly meanCosine: number;
  /** Of the sample that is worst: an average hides outliers. */
  readonly worstCosine: number;
}

/** Sums of errors, a sample at a time. */
export class ErrorSums {
  readonly #squares = new RatioSums();
  #most = 0;
  #cosines = 0;
  #worst = 1;
  #samples = 0;

  /** `values` are those of the quantized model; both of one sample. */
  add(reference: ArrayLike<number>, values: ArrayLike<number>): void {
    let [square, power, own, product] = [0, 0, 0, 0];
    for (let i = 0; i < reference.length; i++) {
      const [expected, found] = [reference[i]!, values[i]!];
      const error = found - expected;
      square += error * error;
      power += expected * expected;
      own += found * found;
      product += expected * found;
      this.#most = Math.max(this.#most, Math.abs(error));
    }
    const cosine = power === 0 && own === 0 ? 1 : product / (Math.sqrt(power) * Math.sqrt(own) || 1);
    this.#squares.add(square, power);
    this.#cosines += cosine;
    this.#worst = Math.min(this.#worst, cosine);
    this.#samples++;
  }

  result(): OutputError {
    const { value: relativeMse, low, high } = this.#squares.result();
    return {
      relativeMse,
      relativeMseInterval: { low, high },
      sqnr: sqnrOf(relativeMse),
      maxError: this.#most,
      meanCosine: this.#cosines / this.#samples,
      worstCosine: this.#worst,
    };
  }
}

/** The signal's power in that of the error, in dB. */
export function sqnrOf(relativeMse: number): number {
  return -10 * Math.log10(relativeMse);
}

/** The index of the greatest; of equals the first. NaN, which is equal to no index, if one of them is NaN. */
export function argMax(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) return Number.NaN;
    if (values[i]! > values[best]!) best = i;
  }
  return best;
}
