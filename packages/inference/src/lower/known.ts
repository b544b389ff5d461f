// What shapes alone say: known when the model is compiled, or made of one element.
import { type NodeProto, type TensorValues, tensorAttribute } from '@kinglet/onnx';
import { isFixed } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { fromProto } from '../evaluate/index.ts';
import { finish } from './elements.ts';
import { expandTo } from './moves.ts';

/** Constants are values already. */
export function lowerConstant(): void {}

/** ConstantOfShape: one element, repeated. */
export function lowerConstantOfShape(node: Lowering): void {
  const { type, shape } = node.output();
  finish(node, expandTo(node, { operand: node.constant(fillOf(node.proto)), type, shape: [] }, shape));
}

function fillOf(proto: NodeProto): TensorValues {
  const value = tensorAttribute(proto, 'value');
  return value ? fromProto(value).values : new Float32Array(1);
}

/** EyeLike, Range, Shape and Size, which passes compute where what they depend on is known. */
export function lowerKnown(node: Lowering): void {
  const growing = node.proto.input
    .flatMap((_, i) => (node.has(i) ? node.input(i).shape : []))
    .find((extent) => !isFixed(extent));
  if (growing) node.fixed(growing, 'what its input has the lengths of');
  throw node.refuse('expected what it depends on to be known when the model is compiled');
}
