// The published MNIST model: what `digits` is, with the weights and the range of numbers of its publisher.
import { Model } from '@kinglet/inference';
import { type PictureEvent, pixelsOf } from '../picture.ts';

const model = Model.load('mnist.plan');
const output = model.outputs[0]!.name;

export const handler = async (event: PictureEvent | null): Promise<{ statusCode: number; body: { digit: number } }> => {
  const scores = model.run(pixelsOf(event))[output]!.data as Float32Array;
  return { statusCode: 200, body: { digit: scores.indexOf(Math.max(...scores)) } };
};
