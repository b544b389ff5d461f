// Models that were written for one batch, made ready for another.
import {
  copyMessage,
  type Dimension,
  Graph,
  inferShapes,
  intAttribute,
  type ModelProto,
  makeTensor,
  type NodeProto,
  type Shape,
  tensorValues,
  valueTypeOf,
} from '@kinglet/onnx';

/**
 * The model; where the given shapes have other lengths of the inputs' first axis than it says, a copy in which Reshape to
 * the batch that was keeps the one that is. The model is not changed.
 */
export function releaseBatch(model: ModelProto, shapes: Readonly<Record<string, Shape>>): ModelProto {
  const batch = releasedBatch(model, shapes);
  if (batch === undefined || !model.graph) return model;
  const graph = copyMessage(model.graph);
  const released = Object.assign(copyMessage(model), { graph });
  const { types } = inferShapes(model);
  const firstOf = (name: string): Dimension => {
    const type = types.get(name);
    return type?.kind === 'tensor' ? type.shape?.[0] : undefined;
  };
  graph.node = graph.node.map((node) => Object.assign(copyMessage(node), { input: [...node.input] }));
  graph.initializer = [...graph.initializer];
  // An initializer that an input could override is a constant for a plan.
  const constants = new Set(graph.initializer.map(({ name }) => name));
  graph.input = graph.input.filter(({ name }) => !constants.has(name));
  const editor = new Graph(graph);
  for (const node of graph.node)
    if (node.opType === 'Reshape' && firstOf(node.input[0]!) === batch) copyFirst(editor, node, batch);
  return released;
}

/** The length that the model says, where another is given. */
function releasedBatch(model: ModelProto, shapes: Readonly<Record<string, Shape>>): number | undefined {
  for (const { name, type } of model.graph?.input ?? []) {
    const said = valueTypeOf(type);
    const first = said?.kind === 'tensor' ? said.shape?.[0] : undefined;
    const given = shapes[name]?.[0];
    if (typeof first === 'number' && given !== undefined && given !== first) return first;
  }
  return undefined;
}

/** Makes a new shape that begins with the batch begin with 0, which copies. */
function copyFirst(editor: Graph, node: NodeProto, batch: number): void {
  const tensor = editor.constantOf(node.input[1]!);
  if (!tensor || intAttribute(node, 'allowzero', 0) === 1) return;
  const lengths = tensorValues(tensor) as BigInt64Array<ArrayBuffer>;
  if (lengths[0] !== BigInt(batch)) return;
  const name = editor.uniqueName(`${node.input[1]}_released`);
  editor.addInitializer(makeTensor(name, 'int64', [lengths.length], lengths.with(0, 0n)));
  editor.setInput(node, 1, name);
}
