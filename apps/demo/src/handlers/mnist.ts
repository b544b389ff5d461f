// The published MNIST model: what `digits` is, with the weights and the range of numbers of its publisher.
import { Model } from '@kinglet/inference';

interface PictureEvent {
  /** 28 rows of 28 pixels, 0 paper to 255 ink. */
  readonly image: readonly number[];
}

const pixels = 28 * 28;
const model = Model.load('mnist.plan');
const output = model.outputs[0]!.name;

export const handler = async (event: PictureEvent | null): Promise<{ statusCode: number; body: { digit: number } }> => {
  const image = event?.image;
  if (!Array.isArray(image) || image.length !== pixels || !image.every(isPixel))
    throw new TypeError(`Expected an event {"image": [${pixels} numbers from 0 to 255]}`);
  const scores = model.run(image)[output]!.data as Float32Array;
  return { statusCode: 200, body: { digit: scores.indexOf(Math.max(...scores)) } };
};

// A text and null compare as numbers do.
function isPixel(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 255;
}
