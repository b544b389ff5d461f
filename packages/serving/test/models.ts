// Models made in code, compiled.
import { compile } from '@kinglet/inference/compile';
import {
  type AttributeValue,
  type ElementType,
  makeGraph,
  makeModel,
  makeNode,
  makeTensor,
  makeValueInfo,
  type NodeProto,
  type Shape,
  tensorType,
} from '@kinglet/onnx';

type Constants = Readonly<Record<string, readonly [dims: readonly number[], values: readonly number[]]>>;

/** The plan of a graph of floats. */
export function planOf(
  inputs: Readonly<Record<string, Shape>>,
  nodes: readonly NodeProto[],
  outputs: Readonly<Record<string, Shape>>,
  constants: Constants = {},
): Uint8Array<ArrayBuffer> {
  const infos = (shapes: Readonly<Record<string, Shape>>) =>
    Object.entries(shapes).map(([name, shape]) => makeValueInfo(name, tensorType('float', shape)));
  const initializers = Object.entries(constants).map(([name, [dims, values]]) =>
    makeTensor(name, 'float', dims, Float32Array.from(values)),
  );
  const graph = makeGraph({ name: 'test', nodes, inputs: infos(inputs), outputs: infos(outputs), initializers });
  return compile(makeModel(graph)).file;
}

/** `y = x * weights + bias` for items of `weights.length / bias.length` features; `x` and `y` have a batch `N`. */
export function linearPlan(weights: readonly number[], bias: readonly number[]): Uint8Array<ArrayBuffer> {
  const features = weights.length / bias.length;
  const attributes: Record<string, AttributeValue> = {};
  return planOf(
    { x: ['N', features] },
    [makeNode('Gemm', ['x', 'w', 'b'], ['y'], { attributes })],
    { y: ['N', bias.length] },
    { w: [[features, bias.length], weights], b: [[bias.length], bias] },
  );
}

/** `y = x`, so that a test chooses what a model answers. */
export function echoPlan(width: number): Uint8Array<ArrayBuffer> {
  const weights = Array.from({ length: width * width }, (_, i) => Number(i % (width + 1) === 0));
  return linearPlan(weights, new Array<number>(width).fill(0));
}

/** `y = x` for items of two elements of any type. */
export function copyPlan(type: ElementType): Uint8Array<ArrayBuffer> {
  const value = (name: string) => makeValueInfo(name, tensorType(type, ['N', 2]));
  const graph = makeGraph({ nodes: [makeNode('Identity', ['x'], ['y'])], inputs: [value('x')], outputs: [value('y')] });
  return compile(makeModel(graph)).file;
}

/** Rows of a table by their numbers: a model that takes no number from `rows.length` on. */
export function lookupPlan(rows: readonly number[]): Uint8Array<ArrayBuffer> {
  const graph = makeGraph({
    nodes: [makeNode('Gather', ['table', 'x'], ['y'])],
    inputs: [makeValueInfo('x', tensorType('int64', ['N', 1]))],
    outputs: [makeValueInfo('y', tensorType('float', ['N', 1]))],
    initializers: [makeTensor('table', 'float', [rows.length], Float32Array.from(rows))],
  });
  return compile(makeModel(graph)).file;
}
