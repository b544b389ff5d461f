// Models whose inputs get other shapes than they say.
import {
  copyMessage,
  graphOf,
  type ModelProto,
  makeValueInfo,
  type Shape,
  tensorType,
  type ValueInfoProto,
  valueTypeOf,
} from '@kinglet/onnx';

/**
 * The model, which is not changed; where `inputShapes` replace a length that it fixes, a copy that no longer says the
 * shapes of values and outputs: what it says was true of the other length.
 */
export function reopenShapes(model: ModelProto, inputShapes: Readonly<Record<string, Shape>>): ModelProto {
  const graph = graphOf(model);
  if (!graph.input.some((info) => replacesLength(info, inputShapes[info.name]))) return model;
  const opened = Object.assign(copyMessage(graph), {
    output: graph.output.map(withoutShape),
    valueInfo: graph.valueInfo.map(withoutShape),
  });
  return Object.assign(copyMessage(model), { graph: opened });
}

function replacesLength({ type }: ValueInfoProto, given: Shape | undefined): boolean {
  const said = valueTypeOf(type);
  if (said?.kind !== 'tensor' || !said.shape || !given) return false;
  return said.shape.some((length, i) => typeof length === 'number' && length !== given[i]);
}

function withoutShape(info: ValueInfoProto): ValueInfoProto {
  const type = valueTypeOf(info.type);
  return type?.kind === 'tensor' ? makeValueInfo(info.name, tensorType(type.elementType, undefined)) : info;
}
