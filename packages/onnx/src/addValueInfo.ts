// What was inferred, written into the model.
import { graphOf } from './encoding.ts';
import type { ModelProto, TensorShapeProto, TypeProto } from './generated/onnx_pb.ts';
import type { InferredShapes } from './inferShapes.ts';
import { makeValueInfo } from './make.ts';
import { typeProtoOf } from './valueType.ts';

/** Writes the types of the main graph's values into it: its outputs, and all that nodes make as `value_info`. */
export function addValueInfo(model: ModelProto, { types }: InferredShapes): void {
  const graph = graphOf(model);
  const isOutput = new Set(graph.output.map(({ name }) => name));
  for (const entry of [...graph.output, ...graph.valueInfo]) {
    const type = types.get(entry.name);
    if (type) entry.type = withDenotations(typeProtoOf(type), entry.type);
  }
  const described = new Set(graph.valueInfo.map(({ name }) => name));
  for (const name of graph.node.flatMap(({ output }) => output)) {
    const type = types.get(name);
    if (type && !isOutput.has(name) && !described.has(name)) graph.valueInfo.push(makeValueInfo(name, type));
  }
}

// What values and axes mean ("IMAGE", "DATA_BATCH") is the model's to say.
function withDenotations(proto: TypeProto, said: TypeProto | undefined): TypeProto {
  if (said?.denotation) proto.denotation = said.denotation;
  const axes = axesOf(said);
  for (const [i, axis] of axesOf(proto).entries()) if (axes[i]?.denotation) axis.denotation = axes[i].denotation;
  return proto;
}

function axesOf(proto: TypeProto | undefined): TensorShapeProto['dim'] {
  const said = proto?.value;
  return said?.case === 'tensorType' || said?.case === 'sparseTensorType' ? (said.value.shape?.dim ?? []) : [];
}
