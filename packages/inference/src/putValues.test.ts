import { makeNode } from '@kinglet/onnx';
import { describe, expect, test } from 'vitest';
import { testModel } from '../test/testModel.ts';
import { compile } from './compile/compile.ts';
import { type InputValues, Model } from './index.ts';

/** x and its double, of a type. */
function doubling(type: 'bool' | 'float' | 'float16' | 'int64' | 'uint8'): Model {
  const nodes = [type === 'bool' ? makeNode('Not', ['x'], ['y']) : makeNode('Add', ['x', 'x'], ['y'])];
  const shapes = { inputs: { x: ['N', 2] }, outputs: { y: ['N', 2] }, types: { x: type, y: type } };
  return Model.load(compile(testModel({ ...shapes, nodes })).file);
}

function resultOf(model: Model, x: unknown): unknown[] {
  const { y } = model.run({ x: x as InputValues });
  return [...(y!.data as Iterable<unknown>)];
}

describe('what a run is given', () => {
  test('its own kind of array, numbers and big integers are taken for what they are', () => {
    expect(resultOf(doubling('float'), Float32Array.of(1.5, -2))).toEqual([3, -4]);
    expect(resultOf(doubling('float'), [1.5, 2n])).toEqual([3, 4]);
    expect(resultOf(doubling('float'), Float64Array.of(1.5, Number.NaN))).toEqual([3, Number.NaN]);
    expect(resultOf(doubling('int64'), [1, -(2n ** 60n)])).toEqual([2n, -(2n ** 61n)]);
    expect(resultOf(doubling('uint8'), Int32Array.of(1, 100, 3, 127))).toEqual([2, 200, 6, 254]);
    expect(resultOf(doubling('bool'), [true, 0])).toEqual([0, 1]);
    expect(resultOf(doubling('float16'), Uint16Array.of(0x3c00, 0xc000))).toEqual([0x4000, 0xc400]);
  });

  test.each([
    ['float', ['1', 2], 'input "x": expected float, got "1" at 0'],
    ['float', [1, undefined], 'input "x": expected float, got undefined at 1'],
    ['int64', [1, 1.5], 'input "x": expected int64, got 1.5 at 1'],
    ['int64', [2n ** 63n, 1], 'input "x": expected int64, got 9223372036854775808n at 0'],
    ['int64', [Number.NaN, 1], 'input "x": expected int64, got NaN at 0'],
    ['uint8', [256, 1], 'input "x": expected uint8, got 256 at 0'],
    ['uint8', Int8Array.of(1, -1), 'input "x": expected uint8, got -1 at 1'],
    ['bool', [true, 2], 'input "x": expected bool, got 2 at 1'],
    ['float16', [1, 2], 'input "x": expected a Uint16Array of the bits of float16, got Array'],
    ['float', [1, 2, 3], 'expected 2*N elements for input "x", got 3'],
    ['float', 5, 'expected 2*N elements for input "x", got undefined'],
  ] as const)('of %s, %s is refused', (type, values, message) => {
    const model = doubling(type);

    expect(() => resultOf(model, values)).toThrow(expect.objectContaining({ code: 'KINGLET_INFERENCE_INPUT' }));
    expect(() => resultOf(model, values)).toThrow(message);
  });

  test('inputs that are missing, unknown or no object are refused by name', () => {
    const model = doubling('float');

    expect(() => model.run({})).toThrow('expected input "x", got none');
    expect(() => model.run({ x: [1, 2], z: [1] })).toThrow('there is no input "z"');
    expect(() => model.run(undefined as never)).toThrow('expected an object with x, got undefined');
  });
});
