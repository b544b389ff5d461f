// Trains the model of `digits` and writes models/digits.onnx, the same bytes each time: `pnpm --filter @kinglet/demo-app train`.
import { renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeModel } from '@kinglet/onnx';
import { digitsModel } from './digitsModel.ts';
import { drawDigit } from './drawDigit.ts';
import { type LabelledImage, mnistTestImages } from './mnistImages.ts';
import { classes, learn, type Network, randomNetwork, scoresOf, step } from './network.ts';
import { type Random, seededRandom } from './random.ts';

const [steps, batch, rate] = [4000, 32, 0.002];
const reportEvery = 250;

const file = fileURLToPath(new URL('../../models/digits.onnx', import.meta.url));
const network = train(seededRandom(7));
const unseen = seededRandom(8);
const own = Array.from({ length: 1000 }, (_, i) => sample(i, unseen));
console.log(`unseen digits of ours: ${percent(network, own)} %`);
// Measured, never trained on.
const mnist = mnistTestImages();
if (mnist) console.log(`MNIST's test images: ${percent(network, mnist)} %`);
writeFileSync(`${file}.part`, writeModel(digitsModel(network)));
renameSync(`${file}.part`, file);
console.log(`wrote ${file}`);

/** The rate falls to 0 along half a cosine (Loshchilov and Hutter, 2017). */
function train(random: Random): Network {
  const made = randomNetwork(random);
  let loss = 0;
  for (let time = 1; time <= steps; time++) {
    for (let i = 0; i < batch; i++) {
      const { image, digit } = sample(random.below(classes), random);
      loss += learn(made, image, digit, random);
    }
    step(made, batch, (rate * (1 + Math.cos((Math.PI * time) / steps))) / 2, time);
    if (time % reportEvery !== 0) continue;
    console.log(`step ${time} of ${steps}, loss ${(loss / (reportEvery * batch)).toFixed(4)}`);
    loss = 0;
  }
  return made;
}

function sample(i: number, random: Random): LabelledImage {
  const digit = i % classes;
  return { image: drawDigit(digit, random), digit };
}

function percent(trained: Network, images: readonly LabelledImage[]): string {
  const right = images.filter(({ image, digit }) => {
    const scores = scoresOf(trained, image);
    return scores.indexOf(Math.max(...scores)) === digit;
  });
  return ((100 * right.length) / images.length).toFixed(2);
}
