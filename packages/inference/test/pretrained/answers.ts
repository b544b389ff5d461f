// What a model answers: the evaluator, a plan for exactly these lengths, and onnxruntime where it is.
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

/** The answers of a plan, which are those of the evaluator and of onnxruntime: of numbers of which only some count, what `kept` gives. */
export async function answersOf(
  model: ModelProto,
  feeds: Feeds,
  kept = (numbers: Numbers): number[] => Array.from(numbers, Number),
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
  const peer = hasOnnxRuntime ? await runOnnxRuntime(model, feeds) : {};
  for (const [name, { dims, values }] of Object.entries(expected)) {
    expect(got[name]!.shape).toEqual(dims);
    expectNear(kept(got[name]!.data), kept(values as Float32Array), 1e-5);
    if (peer[name]) expectNear(kept(peer[name]), kept(values as Float32Array), 1e-4);
  }
  return Object.fromEntries(Object.entries(got).map(([name, { data }]) => [name, kept(data)]));
}
