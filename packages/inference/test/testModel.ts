// Small models of floats for tests.
import {
  type ElementType,
  type ModelProto,
  makeGraph,
  makeModel,
  makeTensor,
  makeValueInfo,
  type NodeProto,
  type TensorValues,
} from '@kinglet/onnx';

type ShapeOf = readonly (number | string)[];

export interface TestModelParts {
  readonly inputs: Readonly<Record<string, ShapeOf>>;
  /** Undefined for a shape that is not said. */
  readonly outputs: Readonly<Record<string, ShapeOf | undefined>>;
  readonly nodes: readonly NodeProto[];
  readonly weights?: Readonly<Record<string, Weight>>;
  /** Of outputs that are not of floats. */
  readonly types?: Readonly<Record<string, ElementType>>;
  /** @default 21 */
  readonly opset?: number;
  /** Of domains that are not ONNX's own. */
  readonly opsets?: Readonly<Record<string, number>>;
}

export interface Weight {
  readonly dims: readonly number[];
  readonly values: TensorValues;
  /** @default float */
  readonly type?: Exclude<ElementType, 'string'>;
}

export function testModel({
  inputs,
  outputs,
  nodes,
  weights = {},
  types = {},
  opset = 21,
  opsets = {},
}: TestModelParts): ModelProto {
  const infos = (shapes: Readonly<Record<string, ShapeOf | undefined>>) =>
    Object.entries(shapes).map(([name, shape]) =>
      makeValueInfo(name, { kind: 'tensor', elementType: types[name] ?? 'float', shape }),
    );
  const initializers = Object.entries(weights).map(([name, { dims, values, type = 'float' }]) =>
    makeTensor(name, type, dims, values),
  );
  const graph = makeGraph({ nodes, inputs: infos(inputs), outputs: infos(outputs), initializers });
  return makeModel(graph, { opsets: { '': opset, ...opsets } });
}

export function scalar(value: number): Weight {
  return { dims: [], values: Float32Array.of(value) };
}

export function row(...values: number[]): Weight {
  return { dims: [values.length], values: Float32Array.from(values) };
}
