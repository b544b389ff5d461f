// How far answers are from those of the float model.

/** Of one output over all samples. */
export interface OutputError {
  /** Σ(a − b)² / Σb²: 1e-4 is 40 dB. 0 where both are 0 everywhere. */
  readonly relativeMse: number;
  /** −10 log10 of it, in dB. */
  readonly sqnr: number;
  readonly maxError: number;
  readonly meanCosine: number;
  /** Of the sample that is worst: an average hides outliers. */
  readonly worstCosine: number;
}

/** A part of so many samples, with its 95 % interval (Wilson's score). */
export interface Proportion {
  readonly count: number;
  readonly of: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Sums of errors, a sample at a time. */
export class ErrorSums {
  #squares = 0;
  #power = 0;
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
    this.#squares += square;
    this.#power += power;
    this.#cosines += cosine;
    this.#worst = Math.min(this.#worst, cosine);
    this.#samples++;
  }

  result(): OutputError {
    const relativeMse = this.#squares === 0 ? 0 : this.#squares / this.#power;
    return {
      relativeMse,
      sqnr: -10 * Math.log10(relativeMse),
      maxError: this.#most,
      meanCosine: this.#cosines / this.#samples,
      worstCosine: this.#worst,
    };
  }
}

/** Wilson, E. B. (1927), with z = 1.96. */
export function proportion(count: number, of: number): Proportion {
  const [z, value] = [1.96, count / of];
  const centre = value + (z * z) / (2 * of);
  const spread = z * Math.sqrt((value * (1 - value)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return { count, of, value, low: (centre - spread) / scale, high: (centre + spread) / scale };
}

/** The index of the greatest; of equals the first. */
export function argMax(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
