// The published MNIST model as a built handler, against its published answers.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '@kinglet/emulator';
import { compile } from '@kinglet/inference/compile';
import { encodeNpy } from '@kinglet/inference/npy';
import { readModelFile, readTensor, tensorValues } from '@kinglet/onnx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Classification } from '../src/index.ts';
import { type Engine, emulated, isBuilt, makeBuilds } from './builds.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/models/mnist-8');
const isThere = existsSync(folder);
if (!isThere) console.log(`skipped: MNIST's published model, there is no ${folder}`);

const sets = [0, 1, 2].filter((set) => existsSync(join(folder, `test_data_set_${set}`)));
const values = (set: number, name: string): Float32Array =>
  tensorValues(readTensor(readFileSync(join(folder, `test_data_set_${set}`, name)))) as Float32Array;
const builds = makeBuilds();
afterAll(builds.remove);

let plan: Uint8Array;
beforeAll(async () => {
  if (isThere) plan = compile(await readModelFile(join(folder, 'model.onnx'))).file;
}, 60_000);

function softmax(scores: Float32Array): number[] {
  const powers = Array.from(scores, (score) => Math.exp(score - Math.max(...scores)));
  return powers.map((power) => power / powers.reduce((sum, one) => sum + one, 0));
}

const engines: readonly Engine[] = ['quickjs', 'node'];

describe.runIf(isThere).for(engines.filter((engine) => isBuilt(engine)))('engine %s', { timeout: 60_000 }, (engine) => {
  test('finds the published digits in JSON, npy and raw bytes, alone and together', async () => {
    const built = await builds.build('digits', engine, plan);
    await using emulator = await startEmulator({ ...emulated(built), handler: 'index.rawHandler' });
    const ask = async (event: string | Uint8Array): Promise<unknown> =>
      JSON.parse(Buffer.from((await emulator.invoke(event)).payload).toString());
    const images = sets.map((set) => values(set, 'input_0.pb'));
    const bytes = images.map((image) => new Uint8Array(image.buffer, image.byteOffset, image.byteLength).slice());

    const found = [
      await ask(JSON.stringify(images.map((image) => [...image]))),
      await ask(Buffer.concat(bytes)),
      await ask(encodeNpy('float', [sets.length, 1, 28, 28], Buffer.concat(bytes))),
      await Promise.all(bytes.map(ask)),
    ] as Classification[][];

    for (const answers of found)
      for (const [i, set] of sets.entries()) {
        const probabilities = softmax(values(set, 'output_0.pb'));
        const { index, label, probability, top } = answers[i]!;
        expect(probabilities.indexOf(Math.max(...probabilities))).toBe(index);
        expect(label).toBe(String(index));
        expect(probability).toBeCloseTo(probabilities[index]!, 4);
        for (const one of top!) expect(one.probability).toBeCloseTo(probabilities[one.index]!, 4);
      }
    expect(found).toHaveLength(4);
    expect(sets.length).toBeGreaterThan(0);
  });
});
