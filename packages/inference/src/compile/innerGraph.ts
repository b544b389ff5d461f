// A graph inside a node as one of its own: what it sees of the graph around it becomes inputs and constants.
import {
  copyMessage,
  type Dimension,
  type ElementType,
  type GraphProto,
  type KnownValues,
  makeGraph,
  makeModel,
  makeValueInfo,
  namesFromOutside,
  type Shape,
  type TensorProto,
  tensorType,
  type ValueInfoProto,
} from '@kinglet/onnx';
import { ModelGraph } from '../passes/modelGraph.ts';

/** An input of its own. */
export interface InnerInput {
  readonly type: ElementType;
  readonly shape: Shape;
  /** Its elements, as far as they are known. */
  readonly known?: readonly Dimension[] | undefined;
}

export function innerGraph(outer: ModelGraph, inner: GraphProto, inputs: readonly InnerInput[]): ModelGraph {
  const own = inner.input.map(({ name }, i) => makeValueInfo(name, tensorType(inputs[i]?.type, inputs[i]?.shape)));
  const constants: TensorProto[] = [...inner.initializer];
  const seen: ValueInfoProto[] = [];
  for (const name of namesFromOutside(inner)) {
    const constant = outer.constantOf(name);
    if (constant) constants.push(Object.assign(copyMessage(constant), { name }));
    else seen.push(makeValueInfo(name, outer.types.get(name)!));
  }
  const graph = makeGraph({
    name: inner.name,
    nodes: inner.node.map(copyMessage),
    inputs: [...own, ...seen],
    outputs: inner.output,
    initializers: constants,
  });
  const known = new Map<string, KnownValues>(
    [...outer.known].filter(([name]) => seen.some((info) => info.name === name)),
  );
  for (const [i, { shape, known: data }] of inputs.entries())
    if (data) known.set(inner.input[i]!.name, { shape: shape as readonly number[], data });
  return new ModelGraph(makeModel(graph, { opsets: Object.fromEntries(outer.opsets) }), { inputKnown: known });
}
