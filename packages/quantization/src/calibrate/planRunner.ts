// A float model as a plan.
import { Model } from '@kinglet/inference';
import { compile } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import type { FloatRunner, RunnerInput, RunnerOptions } from './floatRunner.ts';

/** Throws InferenceError KINGLET_INFERENCE_OPERATOR or KINGLET_INFERENCE_SHAPE for what has no plan. */
export function planRunner(model: ModelProto, options: RunnerOptions): FloatRunner {
  const plan = Model.load(compile(model, options).file);
  const infos = new Map([...plan.inputs, ...plan.outputs].map((info) => [info.name, info]));
  const { batch } = plan;
  return {
    inputs: inputsOf(plan),
    isBatched: batch !== undefined && plan.inputs.every(({ shape }) => isBatchFirst(shape, batch)),
    evaluated: undefined,
    run: (items, inputs) => {
      plan.bind(items);
      for (const [name, values] of inputs) plan.tensor(name).set(values as never);
      plan.execute();
    },
    value: (name) => {
      const { shape, type } = infos.get(name)!;
      const values = plan.tensor(name);
      return { type, shape: lengthsOf(shape, values.length), values };
    },
  };
}

/** What batches of one and of two take says what each item does. */
function inputsOf(plan: Model): RunnerInput[] {
  const one = sizesOf(plan, 1);
  const two = plan.batch === undefined ? one : sizesOf(plan, 2);
  return plan.inputs.map(({ name, type }, i) => {
    const perItem = two[i]! - one[i]!;
    return { name, type, perItem, fixed: one[i]! - perItem };
  });
}

function sizesOf(plan: Model, items: number): number[] {
  plan.bind(items);
  return plan.inputs.map(({ name }) => plan.tensor(name).length);
}

function isBatchFirst([first, ...others]: readonly (number | string)[], batch: string): boolean {
  return first === batch && others.every((length) => typeof length === 'number');
}

/** One axis at most grows. */
function lengthsOf(shape: readonly (number | string)[], size: number): number[] {
  const known = shape.reduce<number>((product, length) => product * (typeof length === 'number' ? length : 1), 1);
  return shape.map((length) => (typeof length === 'number' ? length : size / Math.max(known, 1)));
}
