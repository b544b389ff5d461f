// Models whose inputs have other shapes than those that the model says of its values were true of.
import {
  copyMessage,
  type GraphProto,
  graphOf,
  type InferShapesOptions,
  inferShapes,
  type ModelProto,
  makeValueInfo,
  type Shape,
  tensorType,
  type ValueInfoProto,
  type ValueType,
  valueTypeOf,
} from '@kinglet/onnx';

/**
 * The model, which is not changed; a copy that no longer says the shapes of values and outputs where `inputShapes` replace a
 * length that it fixes: what it says was true of the other length. Where an input has any length, a copy that does not fix
 * lengths of others that follow from it: exporters write those of the example that they traced.
 */
export function reopenShapes(model: ModelProto, options: InferShapesOptions): ModelProto {
  const { inputShapes = {} } = options;
  const { input } = graphOf(model);
  if (input.some((info) => replacesLength(info, inputShapes[info.name]))) return withInfos(model, withoutShape);
  const isOpen = input.some((info) =>
    (inputShapes[info.name] ?? shapeOf(info))?.some((each) => typeof each === 'string'),
  );
  return isOpen ? withoutContradictions(model, options) : model;
}

function withoutContradictions(model: ModelProto, options: InferShapesOptions): ModelProto {
  const { types } = inferShapes(withInfos(model, withoutShape), options);
  const { output, valueInfo } = graphOf(model);
  const isWrong = (info: ValueInfoProto): boolean => fixesOpenLength(shapeOf(info), types.get(info.name));
  if (![...output, ...valueInfo].some(isWrong)) return model;
  return withInfos(model, (info) => (isWrong(info) ? withoutShape(info) : info));
}

function fixesOpenLength(said: Shape | undefined, found: ValueType | undefined): boolean {
  const shape = found?.kind === 'tensor' ? found.shape : undefined;
  return Boolean(shape && said?.some((length, axis) => typeof length === 'number' && typeof shape[axis] === 'string'));
}

function withInfos(model: ModelProto, change: (info: ValueInfoProto) => ValueInfoProto): ModelProto {
  const graph = graphOf(model);
  const changed: GraphProto = Object.assign(copyMessage(graph), {
    output: graph.output.map(change),
    valueInfo: graph.valueInfo.map(change),
  });
  return Object.assign(copyMessage(model), { graph: changed });
}

function replacesLength(info: ValueInfoProto, given: Shape | undefined): boolean {
  const said = shapeOf(info);
  return Boolean(given && said?.some((length, i) => typeof length === 'number' && length !== given[i]));
}

function shapeOf({ type }: ValueInfoProto): Shape | undefined {
  const said = valueTypeOf(type);
  return said?.kind === 'tensor' ? said.shape : undefined;
}

function withoutShape(info: ValueInfoProto): ValueInfoProto {
  const type = valueTypeOf(info.type);
  return type?.kind === 'tensor' ? makeValueInfo(info.name, tensorType(type.elementType, undefined)) : info;
}
