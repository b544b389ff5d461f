// One model in each engine of this process, ready to run on the same input: ours, onnxruntime-node, onnxruntime-web.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Model } from '@kinglet/inference';

/** A model with an input to run on. */
export interface Session {
  /** So many runs one after another. */
  run(times: number): Promise<void> | void;
  /** What the last run answered. */
  output(): Float32Array;
  release(): Promise<void> | void;
}

export interface OnnxInput {
  /** The model's bytes. */
  readonly model: Uint8Array;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Opens a model in one of the peers. */
export type OpenPeer = (input: OnnxInput) => Promise<Session>;

interface Tensor {
  readonly data: Float32Array;
}

interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}

interface OnnxRuntime {
  readonly env: { readonly wasm: { numThreads: number }; logLevel: string };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
  readonly InferenceSession: {
    create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<OnnxSession>;
  };
}

/** A plan. Each run takes the input and hands the answer out, as a run of a peer does. */
export function openPlan(file: Uint8Array, values: Float32Array): Session {
  const model = Model.load(file);
  const [input, output] = [model.inputs[0]!.name, model.outputs[0]!.name];
  const [x, y] = [model.tensor(input) as Float32Array, model.tensor(output) as Float32Array];
  const answer = new Float32Array(y.length);
  return {
    run: (times) => {
      for (let i = 0; i < times; i++) {
        x.set(values);
        model.execute();
        answer.set(y);
      }
    },
    output: () => answer,
    release: () => undefined,
  };
}

/** onnxruntime-node of the folder of its peer. */
export function onnxRuntimeNode(dir: string): OpenPeer {
  process.env.ORT_DISABLE_TELEMETRY = '1'; // read when the package is loaded
  const runtime = createRequire(join(dir, 'package.json'))('onnxruntime-node') as OnnxRuntime;
  return (input) => openOnnx(runtime, input, ['cpu']);
}

/** onnxruntime-web of the folder of its peer: WebAssembly with SIMD. */
export async function onnxRuntimeInWeb(dir: string): Promise<OpenPeer> {
  const entry = createRequire(join(dir, 'package.json')).resolve('onnxruntime-web');
  const loaded = (await import(pathToFileURL(entry).href)) as { readonly default?: OnnxRuntime } & OnnxRuntime;
  const runtime = loaded.default ?? loaded;
  runtime.env.wasm.numThreads = 1;
  return (input) => openOnnx(runtime, input, ['wasm']);
}

async function openOnnx(
  { Tensor, InferenceSession }: OnnxRuntime,
  { model, shape, values }: OnnxInput,
  executionProviders: readonly string[],
): Promise<Session> {
  const session = await InferenceSession.create(model, {
    executionProviders,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    interOpNumThreads: 1,
    intraOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  const feeds = { [session.inputNames[0]!]: new Tensor('float32', values, shape) };
  let answer: Record<string, Tensor> = {};
  return {
    run: async (times) => {
      for (let i = 0; i < times; i++) answer = await session.run(feeds);
    },
    output: () => answer[session.outputNames[0]!]!.data,
    release: () => session.release(),
  };
}
