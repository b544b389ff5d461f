// What answers to inputs: a plan, or the reference evaluator with a model.
import type { ElementType, ModelProto } from '@kinglet/onnx';
import type { Elements } from './elements.ts';
import type { InferencePackages } from './inferencePackages.ts';
import { summarizeOnnx } from './inspectModel.ts';
import type { TensorInfo } from './tensorFile.ts';

export interface Answerer {
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
  /** The outputs, by name, of inputs of these shapes. */
  readonly answer: (inputs: readonly GivenTensor[]) => Readonly<Record<string, Elements>>;
}

/** An input that is known wholly. */
export interface GivenTensor {
  readonly name: string;
  readonly type: string;
  readonly dims: readonly number[];
  readonly values: Elements;
}

/** Answers by a plan. */
export function planAnswerer({ inference }: InferencePackages, file: Uint8Array): Answerer {
  const model = inference.Model.load(file);
  return {
    inputs: model.inputs,
    outputs: model.outputs,
    answer: (inputs) => {
      const found = model.run(
        Object.fromEntries(inputs.map(({ name, values, dims }) => [name, { data: values, shape: dims }])),
      );
      return Object.fromEntries(Object.entries(found).map(([name, { data }]) => [name, data]));
    },
  };
}

/** Answers by the reference evaluator, node by node: slow, and independent of kernels and passes. `shapes` are of inputs, by name. */
export function referenceAnswerer(
  packages: InferencePackages,
  model: ModelProto,
  shapes: Readonly<Record<string, readonly (number | string)[]>>,
): Answerer {
  const { inputs, outputs } = summarizeOnnx(packages, model);
  return {
    inputs: inputs.map((info) => ({ ...info, shape: shapes[info.name] ?? info.shape })),
    outputs,
    answer: (given) => {
      const tensors = given.map(({ name, type, dims, values }) => [name, { type: type as ElementType, dims, values }]);
      const found = packages.compiler.evaluate(model, Object.fromEntries(tensors));
      return Object.fromEntries(Object.entries(found).map(([name, { values }]) => [name, values as Elements]));
    },
  };
}
