// Says which digit a picture shows: a small convolutional network, trained on digits that a program drew (src/digits).
import { Model } from '@kinglet/inference';

interface PictureEvent {
  /** 28 rows of 28 pixels, 0 paper to 255 ink, the digit in the middle 20 by 20. */
  readonly image: readonly number[];
}

interface DigitAnswer {
  readonly statusCode: number;
  /** `probability` is the network's own opinion, rounded to three decimals. */
  readonly body: { readonly digit: number; readonly probability: number };
}

const pixels = 28 * 28;
const ink = 255;
const model = Model.load('digits.plan');

export const handler = async (event: PictureEvent | null): Promise<DigitAnswer> => {
  const { scores } = model.run(toPixels(event?.image));
  const chances = softmax(scores!.data as Float32Array);
  const digit = chances.indexOf(Math.max(...chances));
  return { statusCode: 200, body: { digit, probability: Math.round(chances[digit]! * 1000) / 1000 } };
};

function toPixels(image: unknown): Float32Array {
  if (Array.isArray(image) && image.length === pixels && image.every(isPixel))
    return Float32Array.from(image, (value: number) => value / ink);
  throw new TypeError(`Expected an event {"image": [${pixels} numbers from 0 to ${ink}]}`);
}

// A text and null compare as numbers do.
function isPixel(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= ink;
}

function softmax(scores: Float32Array): number[] {
  const most = Math.max(...scores);
  const powers = Array.from(scores, (score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
