import { expect, it } from 'vitest';
import { embeddingOf, encoderShape, tokensOf } from './textTokens.ts';

it.each(['İstanbul', 'a İ b', 'one two', ''])('an embedding of %j is of the words that it has tokens of', (text) => {
  const { tokens, width } = encoderShape;
  const values = tokensOf(text);
  const rows = Array.from({ length: tokens }, (_, row) => values.subarray(row * width, (row + 1) * width));
  const count = rows.filter((row) => row.some((value) => value !== 0)).length;
  // Each word has its own axis, so that the embedding shows how many there are.
  const encoded = new Float32Array(tokens * width);
  for (let row = 0; row < tokens; row++) encoded[row * width + row] = 1;

  const used = embeddingOf(encoded, text).filter((value) => value !== 0);

  expect(used).toHaveLength(count);
});
