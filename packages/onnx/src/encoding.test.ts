import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encoderModel } from '../test/encoderModel.ts';
import { readModel, readTensor, writeModel, writeTensor } from './encoding.ts';
import { makeGraph, makeModel, makeNode } from './make.ts';
import { checkTensor, makeStringTensor, makeTensor, makeTensorView, tensorStrings, tensorValues } from './tensor.ts';

describe('bytes', () => {
  test('come back as they were, whatever the order and padding of their fields', () => {
    // producer_name before ir_version, and a version in two bytes where one would do.
    const bytes = Uint8Array.of(0x12, 1, 0x61, 0x08, 0x88, 0x00);

    const model = readModel(bytes);

    expect(model.irVersion).toBe(8n);
    expect(writeModel(model)).toEqual(bytes);
  });

  test('change where the model was changed', () => {
    const model = readModel(Uint8Array.of(0x12, 1, 0x61, 0x08, 0x88, 0x00));
    model.producerName = 'b';

    expect(writeModel(model)).toEqual(Uint8Array.of(0x08, 8, 0x12, 1, 0x62));
  });

  test('that the schema does not know are kept', () => {
    const bytes = Uint8Array.of(0x08, 8, 0xfa, 0x3f, 2, 1, 2);
    const model = readModel(bytes);
    model.irVersion = 9n;

    expect(writeModel(model)).toEqual(Uint8Array.of(0x08, 9, 0xfa, 0x3f, 2, 1, 2));
  });

  test('of a model that nests deeply are written as they were read', () => {
    let graph = makeGraph({ nodes: [], inputs: [], outputs: [] });
    for (let depth = 0; depth < 40; depth++)
      graph = makeGraph({ nodes: [makeNode('If', ['c'], [], { attributes: { g: graph } })], inputs: [], outputs: [] });
    // A version in two bytes where one would do: what is read has to be read again.
    const bytes = Uint8Array.of(...writeModel(makeModel(graph)), 0x28, 0x81, 0x00);

    expect(writeModel(readModel(bytes, { maxDepth: 200 }))).toEqual(bytes);
  });

  test('of weights are not copied', () => {
    const bytes = writeModel(encoderModel());

    expect(readModel(bytes).graph?.initializer[0]?.rawData.buffer).toBe(bytes.buffer);
  });

  test('of a tensor made from an array are a copy, unless a view is asked for', () => {
    const values = Buffer.from([1, 2, 3]);
    const [copy, view] = [makeTensor('c', 'uint8', [3], values), makeTensorView('v', 'uint8', [3], values)];

    values[0] = 9;

    expect([copy.rawData[0], view.rawData[0]]).toEqual([1, 9]);
  });

  test.each([
    ['a field of number 0', [0x00, 0x00]],
    ['a group', [0x0b]],
    ['a number where a message stands', [0x38, 0x01]],
    ['an end inside a number', [0x08, 0x80]],
    ['an end inside a float', [0x09, 1, 2]],
  ])('that are no model: %s', (_, bytes) => {
    expect(() => readModel(Uint8Array.from(bytes))).toThrow(
      expect.objectContaining({ code: 'KINGLET_ONNX_MALFORMED' }),
    );
  });

  test('take no more memory than the caller allows', () => {
    const bytes = writeModel(encoderModel());

    expect(() => readModel(bytes, { maxDecodedBytes: 1000 })).toThrow(/pass a larger maxDecodedBytes/);
  });
});

describe('tensors', () => {
  test('of floats go through bytes and back', () => {
    const dims = fc.array(fc.nat({ max: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(dims, fc.integer(), (shape, seed) => {
        const count = shape.reduce((product, dim) => product * dim, 1);
        const values = Float32Array.from({ length: count }, (_, i) => Math.fround(seed / (i + 1)));
        const tensor = readTensor(writeTensor(makeTensor('t', 'float', shape, values)));
        expect(tensorValues(tensor)).toEqual(values);
        expect(checkTensor(tensor).dims).toEqual(shape);
      }),
    );
  });

  test('of every width, from raw data and from the fields of the message', () => {
    const raw = makeTensor('t', 'int64', [2], BigInt64Array.of(-1n, 2n ** 40n));
    const small = makeTensor('t', 'int4', [3], Uint8Array.of(0x21, 0x03));
    const fields = { ...makeTensor('t', 'uint8', [2], Uint8Array.of(1, 2)), int32Data: [7, 255] };
    Reflect.deleteProperty(fields, 'rawData');

    expect(tensorValues(raw)).toEqual(BigInt64Array.of(-1n, 2n ** 40n));
    expect(tensorValues(small)).toEqual(Uint8Array.of(0x21, 0x03));
    expect(tensorValues(fields)).toEqual(Uint8Array.of(7, 255));
  });

  test('of strings', () => {
    expect(tensorStrings(makeStringTensor('t', [2], ['a', 'ü']))).toEqual(['a', 'ü']);
    expect(() => tensorValues(makeStringTensor('t', [1], ['a']))).toThrow(/use tensorStrings/);
    expect(() => tensorStrings(makeTensor('t', 'bool', [], Uint8Array.of(1)))).toThrow(/expected strings/);
  });

  test('that do not fit are errors', () => {
    const tensor = expect.objectContaining({ code: 'KINGLET_ONNX_TENSOR' });

    expect(() => makeTensor('t', 'float', [3], Float32Array.of(1))).toThrow(tensor);
    expect(() => makeTensor('t', 'float', [1], Float64Array.of(1))).toThrow(tensor);
    expect(() => makeTensor('t', 'float', [-1], Float32Array.of(1))).toThrow(tensor);
    expect(() => makeTensor('t', 'float', [0.5], Float32Array.of(1))).toThrow(tensor);
    expect(() => makeTensor('t', 'float', [2 ** 40, 2 ** 40], Float32Array.of(1))).toThrow(tensor);
    expect(() => makeStringTensor('t', [2], [])).toThrow(tensor);
  });
});
