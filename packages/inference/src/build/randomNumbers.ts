// Seeded random numbers, the same on every machine.

/** Numbers from 0 to 1 (mulberry32, by Tommy Ettinger: public domain). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Weights of a deviation, spread evenly around a mean. */
export function randomWeights(random: () => number, length: number, deviation: number, mean = 0): Float32Array {
  const width = deviation * Math.sqrt(12);
  const weights = new Float32Array(length);
  for (let i = 0; i < length; i++) weights[i] = mean + (random() - 0.5) * width;
  return weights;
}
