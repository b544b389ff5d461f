// Values that go into graphs inside nodes, and come out of them.
import { type GraphProto, graphAttribute } from '@kinglet/onnx';
import { emitStrided, startOf, stepsOf } from '../lower/copyStrided.ts';
import { type Elements, withShape } from '../lower/elements.ts';
import type { Lowering } from './lowering.ts';
import type { Operand } from './program.ts';
import type { Value } from './programBuilder.ts';

export function graphOf(node: Lowering, name: string): GraphProto {
  const graph = graphAttribute(node.proto, name);
  if (graph) return graph;
  throw node.refuse(`expected the graph ${name}`);
}

export function asValue({ operand, type, shape }: Elements): Value {
  return { name: '', type, shape, places: new Map([['plain', operand]]) };
}

export function valueElements(node: Lowering, value: Value | undefined, output: number): Elements {
  if (!value) throw node.refuse(`expected its graph to make output ${output}`);
  return withShape({ operand: node.place(value), type: value.type, shape: value.shape }, value.shape);
}

/** Copies elements to memory that they fill from its beginning on. */
export function copyTo(node: Lowering, { operand, shape }: Elements, to: Operand): void {
  if (operand.buffer === to.buffer) return;
  const steps = stepsOf(shape);
  const axes = shape.map((count, i) => ({ count, from: steps[i]!, to: steps[i]! }));
  emitStrided(node, startOf(operand), startOf(to), axes);
}
