// Words as numbers for `transformer`, whose weights are random: enough to show what an encoder costs.

/** The shape that the encoder of the demo takes of each text. */
export const encoderShape = { tokens: 16, width: 32 } as const;

/**
 * [tokens, width]: a fixed pseudo-random vector for each of the first words, told from its letters by FNV-1a, and 0 behind
 * the last.
 */
export function tokensOf(text: string): Float32Array {
  const { tokens, width } = encoderShape;
  const values = new Float32Array(tokens * width);
  for (const [row, word] of wordsOf(text).entries()) {
    let state = hash(word);
    for (let i = 0; i < width; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      values[row * width + i] = state / 2 ** 31 - 1;
    }
  }
  return values;
}

/** The first words, in lower case, where a letter may become two and a mark that ends a word. */
function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? []).slice(0, encoderShape.tokens);
}

function hash(word: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) state = Math.imul(state ^ word.charCodeAt(i), 0x01000193) >>> 0;
  return state;
}

/** The mean of the tokens that a text has, of length 1; what is behind its last word is left out. */
export function embeddingOf(encoded: ArrayLike<number>, text: string): number[] {
  const { width } = encoderShape;
  const words = wordsOf(text).length;
  const sums = Array.from({ length: width }, (_, i) => {
    let sum = 0;
    for (let row = 0; row < words; row++) sum += encoded[row * width + i]!;
    return sum;
  });
  const length = Math.hypot(...sums) || 1;
  return sums.map((sum) => sum / length);
}

/** The cosines of texts with each other. */
export function similaritiesOf(
  embeddings: readonly (readonly number[])[],
  round: (value: number) => number,
): number[][] {
  return embeddings.map((a) => embeddings.map((b) => round(a.reduce((sum, value, i) => sum + value * b[i]!, 0))));
}
