// A published model of an old exporter: MNIST, opset 8, IR version 3.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  describeType,
  findProblems,
  inferShapes,
  readModel,
  readTensor,
  tensorValues,
  writeModel,
} from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { reportSkipped, root } from '../../../scripts/toolchain.mjs';

const folder = findFolder(root);
if (!folder)
  reportSkipped('the published MNIST model', 'no folder shared/data/models/mnist-8 was found above the repository');

describe.skipIf(!folder)('MNIST', () => {
  const bytes = folder ? readFileSync(join(folder, 'model.onnx')) : new Uint8Array();

  test('is whole, comes back byte for byte, and every shape in it is known', () => {
    const { types, unsupported } = inferShapes(readModel(bytes));

    expect(findProblems(readModel(bytes))).toEqual([]);
    expect(Buffer.compare(writeModel(readModel(bytes)), bytes)).toBe(0);
    expect(unsupported).toEqual([]);
    expect(describeType(types.get('Pooling160_Output_0'))).toBe('float[1, 16, 4, 4]');
    expect(describeType(types.get('Times212_Output_0'))).toBe('float[1, 10]');
  });

  test('its inputs and outputs are tensors of its types', () => {
    const { types } = inferShapes(readModel(bytes));
    const sets = readdirSync(folder!).filter((name) => name.startsWith('test_data_set_'));

    expect(sets).toHaveLength(3);
    for (const set of sets) {
      const [input, output] = ['input_0.pb', 'output_0.pb'].map((name) =>
        readTensor(readFileSync(join(folder!, set, name))),
      );
      expect(input?.dims.map(Number)).toEqual([1, 1, 28, 28]);
      expect(`float[${output?.dims.join(', ')}]`).toBe(describeType(types.get('Plus214_Output_0')));
      expect(tensorValues(output!)).toHaveLength(10);
    }
  });
});

function findFolder(from: string): string | undefined {
  const candidate = join(from, 'shared/data/models/mnist-8');
  if (existsSync(candidate)) return candidate;
  return dirname(from) === from ? undefined : findFolder(dirname(from));
}
