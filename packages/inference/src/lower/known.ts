// What shapes and attributes alone say: known when the model is compiled, or one element repeated.
import { tensorAttribute } from '@kinglet/onnx';
import type { Lowering } from '../compile/lowering.ts';
import { evaluateNode, fromProto, type Tensor } from '../evaluate/index.ts';
import { emptyValues } from '../evaluate/tensor.ts';
import { finish } from './elements.ts';
import { expandTo } from './moves.ts';

/** Operators that read only the shape and the type of their input. */
const shapeReaders = new Set(['EyeLike', 'Shape', 'Size']);

/** Constant, EyeLike, Range, Shape and Size: the reference evaluator computes them now. */
export function lowerKnown(node: Lowering): void {
  const inputs = node.proto.input.map((_, i) => (node.has(i) ? knownInput(node, i) : undefined));
  const [made] = evaluateNode(node.proto, { opsets: new Map([['', node.opset]]), functions: [] }, inputs);
  if (!made) throw node.refuse('expected it to make something');
  node.define(made.values);
}

function knownInput(node: Lowering, index: number): Tensor {
  const { type, shape } = node.input(index);
  const dims = shape.map((extent) => node.fixed(extent, `the lengths of input ${index}`));
  const isRead = !shapeReaders.has(node.proto.opType);
  return { type, dims, values: isRead ? node.constantInput(index)! : emptyValues(type, 0) };
}

/** ConstantOfShape: one element, repeated. */
export function lowerConstantOfShape(node: Lowering): void {
  const value = tensorAttribute(node.proto, 'value');
  const values = value ? fromProto(value).values : new Float32Array(1);
  const { type, shape } = node.output();
  finish(node, expandTo(node, { operand: node.constant(values), type, shape: [] }, shape));
}
