// Models made in code, compiled.
import { compile } from '@kinglet/inference/compile';
import {
  type AttributeValue,
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
