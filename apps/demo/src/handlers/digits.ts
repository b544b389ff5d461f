// Says which digit a picture shows: a small convolutional network, trained on digits that a program drew (src/digits),
// each in the middle 20 by 20 of its picture.
import { Model } from '@kinglet/inference';
import { ink, type PictureEvent, pixelsOf } from '../picture.ts';

interface DigitAnswer {
  readonly statusCode: number;
  /** `probability` is the network's own opinion, rounded to three decimals. */
  readonly body: { readonly digit: number; readonly probability: number };
}

const model = Model.load('digits.plan');

export const handler = async (event: PictureEvent | null): Promise<DigitAnswer> => {
  const { scores } = model.run(Float32Array.from(pixelsOf(event), (value) => value / ink));
  const chances = softmax(scores!.data as Float32Array);
  const digit = chances.indexOf(Math.max(...chances));
  return { statusCode: 200, body: { digit, probability: Math.round(chances[digit]! * 1000) / 1000 } };
};

function softmax(scores: Float32Array): number[] {
  const most = Math.max(...scores);
  const powers = Array.from(scores, (score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
