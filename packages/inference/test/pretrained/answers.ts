// What a model answers: the evaluator, a plan for exactly these lengths, one for any, and onnxruntime where it is.
import { checkModel, type ModelProto } from '@kinglet/onnx';
import { expect } from 'vitest';
import { compile } from '../../src/compile/index.ts';
import { evaluate } from '../../src/evaluate/index.ts';
import { Model } from '../../src/index.ts';
import { expectNear } from '../compareOutputs.ts';
import { type Feed, hasOnnxRuntime, runOnnxRuntime } from '../onnxRuntime.ts';

export type Feeds = Readonly<Record<string, Feed>>;

export function ids(...rows: readonly (readonly number[])[]): Feed {
  return { data: BigInt64Array.from(rows.flat(), BigInt), dims: [rows.length, rows[0]!.length] };
}

type Numbers = ArrayLike<number | bigint>;

interface AnswerOptions {
  /** Of numbers of which only some count. */
  readonly kept?: (numbers: Numbers) => number[];
  /** Of onnxruntime's session. */
  readonly peer?: object;
}

/**
 * The answers of a plan for these lengths, which are those of one for any lengths, of the evaluator and of onnxruntime.
 */
export async function answersOf(
  model: ModelProto,
  feeds: Feeds,
  { kept = (numbers) => Array.from(numbers, Number), peer: peerOptions = {} }: AnswerOptions = {},
): Promise<Record<string, number[]>> {
  checkModel(model);
  const tensors = Object.entries(feeds).map(([name, { data, dims }]) => {
    const type = data instanceof Float32Array ? ('float' as const) : ('int64' as const);
    return [name, { type, dims, values: data }] as const;
  });
  const expected = evaluate(model, Object.fromEntries(tensors));
  const shapes = Object.fromEntries(Object.entries(feeds).map(([name, { dims }]) => [name, dims]));
  const plan = Model.load(compile(model, { inputShapes: shapes }).file);
  const got = plan.run(Object.fromEntries(Object.entries(feeds).map(([name, { data }]) => [name, data])));
  const open = openPlanOf(model).run(
    Object.fromEntries(Object.entries(feeds).map(([name, { data, dims }]) => [name, { data, shape: dims }])),
  );
  const peer = hasOnnxRuntime ? await runOnnxRuntime(model, feeds, peerOptions) : {};
  for (const [name, { dims, values }] of Object.entries(expected)) {
    expect(got[name]!.shape).toEqual(dims);
    expectNear(kept(got[name]!.data), kept(values as Float32Array), 1e-5);
    expect(open[name]!.shape).toEqual(dims);
    expectNear(kept(open[name]!.data), kept(values as Float32Array), 1e-5);
    if (peer[name]) expectNear(kept(peer[name]), kept(values as Float32Array), 1e-4);
  }
  return Object.fromEntries(Object.entries(got).map(([name, { data }]) => [name, kept(data)]));
}

const openPlans = new WeakMap<ModelProto, Model>();

/** One plan for all lengths that the model leaves open. */
function openPlanOf(model: ModelProto): Model {
  const plan = openPlans.get(model) ?? Model.load(compile(model).file);
  openPlans.set(model, plan);
  return plan;
}
