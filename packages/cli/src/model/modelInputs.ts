// The inputs of an ONNX model, as its graph and the command line say.
import type { ModelProto, Shape } from '@kinglet/onnx';
import type { InferencePackages } from './inferencePackages.ts';

export interface ModelInput {
  readonly name: string;
  /** ONNX's name of its elements; undefined for what is no tensor. */
  readonly type: string | undefined;
  /** Undefined where the number of axes is not known; lengths that are not known are undefined too. */
  readonly shape: Shape | undefined;
}

/** Those that a run must be given. */
export function modelInputs({ onnx }: Pick<InferencePackages, 'onnx'>, model: ModelProto): readonly ModelInput[] {
  const graph = onnx.graphOf(model);
  const constants = new Set(graph.initializer.map(({ name }) => name));
  const inputs = graph.input.filter(({ name }) => !constants.has(name));
  return inputs.map(({ name, type }) => {
    const value = onnx.valueTypeOf(type);
    return value?.kind === 'tensor'
      ? { name, type: value.elementType, shape: value.shape }
      : { name, type: undefined, shape: undefined };
  });
}
