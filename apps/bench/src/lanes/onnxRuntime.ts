// onnxruntime-node, called as its users call it: one thread, outputs allocated beforehand.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { onnxGraphOf } from './onnxGraphs.ts';
import { type OnnxGraph, onnxModel } from './onnxModel.ts';
import { element } from './operands.ts';

interface Tensor {
  readonly data: Float32Array;
}
interface Session {
  run(feeds: Record<string, Tensor>, fetches: Record<string, Tensor>): Promise<unknown>;
}
interface OnnxRuntime {
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
  readonly InferenceSession: {
    create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<Session>;
  };
}

/** A model ready to run. */
export interface OnnxCase {
  readonly run: (calls: number) => Promise<void>;
  /** What it works on and what it answers, by the names of the graph. */
  readonly arrays: Readonly<Record<string, Float32Array>>;
}

/** Gives the model for a call's name (calls.ts), from the package in `dir`/node_modules; undefined where there is none. */
export function loadOnnxRuntime(dir: string): (name: string) => Promise<OnnxCase | undefined> {
  process.env.ORT_DISABLE_TELEMETRY = '1'; // read when the package is loaded
  const runtime = createRequire(join(dir, 'package.json'))('onnxruntime-node') as OnnxRuntime;
  return async (name) => {
    const graph = onnxGraphOf(name);
    return graph && fastest(await Promise.all(levels.map((level) => prepare(runtime, graph, level))));
  };
}

/** `all` changes the order of the channels for convolutions, and back: what pays for one depends on its size. */
const levels = ['extended', 'all'];

async function prepare({ Tensor, InferenceSession }: OnnxRuntime, graph: OnnxGraph, level: string): Promise<OnnxCase> {
  const session = await InferenceSession.create(onnxModel(graph), {
    executionProviders: ['cpu'],
    executionMode: 'sequential',
    graphOptimizationLevel: level,
    interOpNumThreads: 1,
    intraOpNumThreads: 1,
  });
  const tensors = [...graph.inputs, graph.output].map(({ name, shape }, i) => {
    const data = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, k) => element(k, i + 1));
    return [name, new Tensor('float32', data, shape)] as const;
  });
  const feeds = Object.fromEntries(tensors.slice(0, -1));
  const fetches = Object.fromEntries(tensors.slice(-1));
  return {
    run: async (calls) => {
      for (let i = 0; i < calls; i++) await session.run(feeds, fetches);
    },
    arrays: Object.fromEntries([
      ...tensors.map(([name, { data }]) => [name, data]),
      ...(graph.constants ?? []).map(({ name, data }) => [name, data]),
    ]),
  };
}

async function fastest(cases: readonly OnnxCase[]): Promise<OnnxCase | undefined> {
  const times: { readonly one: OnnxCase; readonly ms: number }[] = [];
  for (const one of cases) {
    await one.run(3);
    let ms = Infinity;
    for (let trial = 0; trial < 9; trial++) {
      const began = performance.now();
      await one.run(1);
      ms = Math.min(ms, performance.now() - began);
    }
    times.push({ one, ms });
  }
  return times.sort((a, b) => a.ms - b.ms)[0]?.one;
}
