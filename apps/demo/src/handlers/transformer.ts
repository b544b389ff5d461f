// Compares texts by a transformer encoder of two layers, all of them in one batch. Its weights are random: it shows what such
// a model costs, not what it means.
import { Model } from '@kinglet/inference';
import { embeddingOf, encoderShape, similaritiesOf, tokensOf } from '../textTokens.ts';

interface TextEvent {
  /** Up to 16 texts, of which the first 16 words count. */
  readonly texts: readonly string[];
}

const mostTexts = 16;
const { tokens, width } = encoderShape;
const model = Model.load('transformer.plan');

export const handler = async (
  event: TextEvent | null,
): Promise<{ statusCode: number; body: { similarities: number[][] } }> => {
  const texts = checkTexts(event?.texts);
  const size = tokens * width;
  const batch = new Float32Array(texts.length * size);
  for (const [i, text] of texts.entries()) batch.set(tokensOf(text), i * size);
  const encoded = model.run(batch).y!.data as Float32Array;
  const embeddings = texts.map((text, i) => embeddingOf(encoded.subarray(i * size, (i + 1) * size), text));
  return { statusCode: 200, body: { similarities: similaritiesOf(embeddings, rounded) } };
};

function checkTexts(texts: unknown): readonly string[] {
  const isRight = Array.isArray(texts) && texts.every((text) => typeof text === 'string');
  if (isRight && texts.length > 0 && texts.length <= mostTexts) return texts as readonly string[];
  throw new TypeError(`Expected an event {"texts": [1 to ${mostTexts} texts]}`);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
