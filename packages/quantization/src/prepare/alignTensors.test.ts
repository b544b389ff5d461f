import { makeGraph, makeModel, makeTensor, readModel, tensorValues, writeModel } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { alignTensors } from './alignTensors.ts';

test('tensors of a file are read in place afterwards, with the same elements, and the model given stays as it is', () => {
  const rows = [1, 2, 3].map((i) => makeTensor('w'.repeat(i), 'float', [2], Float32Array.of(i, -i)));
  const bytes = writeModel(makeModel(makeGraph({ nodes: [], inputs: [], outputs: [], initializers: rows })));
  const given = readModel(bytes);

  const aligned = alignTensors(given);

  for (const [i, tensor] of aligned.graph!.initializer.entries()) {
    const values = tensorValues(tensor);
    expect(values.buffer).toBe(tensor.rawData.buffer);
    expect(values).toEqual(Float32Array.of(i + 1, -i - 1));
  }
  expect(given.graph!.initializer.every(({ rawData }) => rawData.buffer === bytes.buffer)).toBe(true);
  expect(writeModel(aligned)).toEqual(bytes);
});

test('a model whose tensors are aligned is given back', () => {
  const tensor = makeTensor('w', 'float', [1], Float32Array.of(1));
  const model = makeModel(makeGraph({ nodes: [], inputs: [], outputs: [], initializers: [tensor] }));

  expect(alignTensors(model)).toBe(model);
});
