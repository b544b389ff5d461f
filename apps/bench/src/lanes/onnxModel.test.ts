import { expect, it } from 'vitest';
import { onnxGraphOf } from './onnxGraphs.ts';
import { onnxModel } from './onnxModel.ts';

// Byte for byte what onnx 1.23.2 for Python serializes from the same parts.
it('writes what the format says', () => {
  const model = onnxModel({
    inputs: [{ name: 'x', shape: [1, 200] }],
    constants: [{ name: 'w', shape: [1], data: Float32Array.of(1) }],
    nodes: [{ type: 'Op', inputs: ['x', 'w'], output: 'y', attributes: { axis: -1, pads: [1, 2] } }],
    output: { name: 'y', shape: [] },
  });

  expect(Buffer.from(model).toString('hex')).toBe(
    '08083a6d0a320a01780a017712017922024f702a140a046178697318ffffffffffffffffff01a001022a0d0a0470616473' +
      '40014002a00107120567726170682a0d080110014201774a040000803f5a140a0178120f0a0d080112090a0208010a0308' +
      'c801620b0a017912060a040801120042040a001011',
  );
});

it('has a graph for every case of onnxruntime-node', () => {
  expect(onnxGraphOf('conv2d@4x4,2-3,3x3')?.output.shape).toEqual([1, 3, 4, 4]);
  expect(onnxGraphOf('depthwise@4x4,2,3x3')?.nodes[0]?.attributes).toEqual({ group: 2, pads: [1, 1, 1, 1] });
  expect(onnxGraphOf('attention@2x4x8')?.nodes.map(({ type }) => type)).toEqual([
    ...['Transpose', 'MatMul', 'Mul', 'Softmax', 'MatMul'],
  ]);
  expect(onnxGraphOf('matmul@1x1x1')).toBeUndefined();
});
