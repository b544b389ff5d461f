// Random numbers that are the same everywhere: xoshiro128** 1.1 of Blackman and Vigna, seeded by SplitMix32.

/** A stream of its own for each pair of seed and stream number. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: number, stream = 0) {
    // Seeds may be any number: both halves of its bits count, so that 1 and 1.5 differ.
    const [low = 0, high = 0] = new Uint32Array(Float64Array.of(seed).buffer);
    const next = splitMix(low ^ Math.imul(high, 0x9e3779b9) ^ Math.imul(stream + 1, 0x85ebca6b));
    this.#a = next();
    this.#b = next();
    this.#c = next();
    // The state must not be all zeros.
    this.#d = next() | 1;
  }

  /** Fills with numbers above 0 and up to 1, of 53 bits: their logarithm is finite. */
  fill(uniforms: Float64Array): void {
    let a = this.#a;
    let b = this.#b;
    let c = this.#c;
    let d = this.#d;
    for (let i = 0; i < uniforms.length; i++) {
      let bits = 0;
      for (let half = 0; half < 2; half++) {
        const scrambled = Math.imul(b, 5);
        const drawn = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
        bits = half === 0 ? (drawn >>> 5) * 0x4000000 : bits + (drawn >>> 6);
        const shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = (d << 11) | (d >>> 21);
      }
      uniforms[i] = (bits + 1) / 2 ** 53;
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
  }
}

function splitMix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) | 0;
  };
}
