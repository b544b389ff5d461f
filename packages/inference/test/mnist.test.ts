// The published MNIST model, through a plan, against its published answers.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModelFile, readTensor, tensorValues } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { compile } from '../src/compile/index.ts';
import { Model } from '../src/index.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/models/mnist-8');
const isThere = existsSync(folder);
if (!isThere) console.log(`skipped: MNIST's published model, there is no ${folder}`);

test.runIf(isThere).for([0, 1, 2])('MNIST answers as published: input %i', async (set) => {
  const { file } = compile(await readModelFile(join(folder, 'model.onnx')));
  const read = (name: string): Float32Array =>
    tensorValues(readTensor(readFileSync(join(folder, `test_data_set_${set}`, name)))) as Float32Array;
  const [expected, outputs] = [read('output_0.pb'), Model.load(file).run(read('input_0.pb'))];
  const most = Math.max(...expected.map(Math.abs));
  const { data } = Object.values(outputs)[0]!;
  for (const [i, value] of expected.entries()) expect(Math.abs(Number(data[i]) - value)).toBeLessThan(1e-6 * most);
});
