// Operators of com.microsoft that quantized models are made of: ONNX Runtime's, which ONNX has no schemas for.
import { findAttribute, intAttribute } from '../attributes.ts';
import type { Shape } from '../dimension.ts';
import type { ElementType } from '../elementTypes.ts';
import {
  elementOf,
  fail,
  hasInput,
  type NodeContext,
  type ShapeRules,
  sameDimension,
  shapeOf,
  shapeWithAxis,
} from '../nodeContext.ts';
import { describeShape, tensorType, type ValueType } from '../valueType.ts';

/** The rules. */
export const microsoftRules: ShapeRules = {
  DequantizeLinear: (context) => [tensorType(elementOf(context, 1), shapeOf(context, 0))],
  DynamicQuantizeLSTM: dynamicQuantizeLstm,
  MatMulNBits: (context) => [matMulNBits(context)],
  QuantizeLinear: (context) => [
    tensorType(hasInput(context, 2) ? elementOf(context, 2) : 'uint8', shapeOf(context, 0)),
  ],
};

/** A [..., K] times B [N, ceil(K / block_size), block_size * bits / 8], of bytes. */
function matMulNBits(context: NodeContext): ValueType {
  const { node } = context;
  const [inner, columns, block] = ['K', 'N', 'block_size'].map((name) => lengthOf(context, name)) as Three;
  const bits = intAttribute(node, 'bits', 4);
  if (![2, 4, 8].includes(bits)) fail(context, `expected bits to be 2, 4 or 8, found ${bits}`);
  if (block < 16 || !Number.isInteger(Math.log2(block)))
    fail(context, `expected block_size to be a power of 2 from 16 on, found ${block}`);
  const blocks = Math.ceil(inner / block);
  const columnBytes = Math.ceil((blocks * bits) / 8);
  checkType(context, 1, ['uint8']);
  checkType(context, 2, ['float', 'float16', 'bfloat16']);
  checkType(context, 3, ['uint8', 'float', 'float16', 'bfloat16']);
  checkType(context, 4, ['int32']);
  checkElements(context, 1, columns * blocks * ((block * bits) / 8));
  checkElements(context, 2, columns * blocks);
  checkElements(context, 3, elementOf(context, 3) === 'uint8' ? columns * columnBytes : columns * blocks);
  checkElements(context, 4, inner);
  checkElements(context, 5, columns);
  const rows = shapeWithAxis(context, 0);
  sameDimension(context, rows?.at(-1), inner, 'the last axis of A and K');
  return tensorType(elementOf(context, 0), rows && [...rows.slice(0, -1), columns]);
}

/** X [length, batch, width], W [directions, width, 4 * hidden_size]: the outputs are those of an LSTM. */
function dynamicQuantizeLstm(context: NodeContext): ValueType[] {
  const [length, batch] = shapeOf(context, 0) ?? [];
  const [directions] = shapeOf(context, 1) ?? [];
  checkType(context, 1, ['int8', 'uint8']);
  checkType(context, 2, ['int8', 'uint8']);
  const hidden = lengthOf(context, 'hidden_size');
  const state = [directions, batch, hidden];
  return [[length, directions, batch, hidden], state, state].map((shape) => tensorType('float', shape));
}

type Three = [number, number, number];

function lengthOf(context: NodeContext, name: string): number {
  if (!findAttribute(context.node, name)) fail(context, `expected the attribute ${name}`);
  const length = intAttribute(context.node, name, 0);
  return length >= 1 ? length : fail(context, `expected ${name} to be 1 or more, found ${length}`);
}

function checkType(context: NodeContext, input: number, types: readonly ElementType[]): void {
  const type = elementOf(context, input);
  if (type && !types.includes(type))
    fail(context, `expected input ${input} to be of ${types.join(' or ')}, found ${type}`);
}

/** Writers give these tensors one to three axes; what counts is how many elements there are. */
function checkElements(context: NodeContext, input: number, expected: number): void {
  const shape = shapeOf(context, input);
  if (!isFixed(shape) || shape.reduce((size, length) => size * length, 1) === expected) return;
  fail(context, `expected input ${input} to have ${expected} elements, found ${describeShape(shape)}`);
}

function isFixed(shape: Shape | undefined): shape is readonly number[] {
  return shape?.every((length) => typeof length === 'number') ?? false;
}
