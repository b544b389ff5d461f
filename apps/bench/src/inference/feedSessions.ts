// Models of several inputs in our engine and in onnxruntime-node, ready to run on the same values.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Model } from '@kinglet/inference';
import type { Session } from './sessions.ts';

/** Values by input. */
export type Feeds = Readonly<Record<string, Feed>>;

interface Feed {
  readonly shape: readonly number[];
  readonly values: BigInt64Array | Float32Array;
}

/** A plan. Each run takes the inputs and hands all outputs out; `output` is that of a name, or the first. */
export function openFedPlan(file: Uint8Array, feeds: Feeds, output?: string): Session {
  const model = Model.load(file);
  const inputs = Object.entries(feeds).map(([name, { values }]) => ({ values, tensor: model.tensor(name) }));
  const outputs = model.outputs.map(({ name }) => ({ name, tensor: model.tensor(name) as Float32Array }));
  const answers = outputs.map(({ tensor }) => new Float32Array(tensor.length));
  const chosen = output === undefined ? 0 : outputs.findIndex(({ name }) => name === output);
  return {
    run: (times) => {
      for (let i = 0; i < times; i++) {
        for (const { values, tensor } of inputs) (tensor as Float32Array).set(values as Float32Array);
        model.execute();
        for (const [at, { tensor }] of outputs.entries()) answers[at]!.set(tensor);
      }
    },
    output: () => answers[chosen]!,
    release: () => undefined,
  };
}

interface Ort {
  readonly Tensor: new (type: string, data: Feed['values'], dims: readonly number[]) => object;
  readonly InferenceSession: {
    create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<OrtSession>;
  };
}

interface OrtSession {
  readonly outputNames: readonly string[];
  run(feeds: Record<string, object>): Promise<Record<string, { readonly data: Float32Array }>>;
  release(): Promise<void>;
}

/** onnxruntime-node of the folder of its peer, on one thread. */
export async function openFedOnnx(dir: string, model: Uint8Array, feeds: Feeds, output?: string): Promise<Session> {
  process.env.ORT_DISABLE_TELEMETRY = '1'; // read when the package is loaded
  const { Tensor, InferenceSession } = createRequire(join(dir, 'package.json'))('onnxruntime-node') as Ort;
  const session = await InferenceSession.create(model, {
    ...{ executionProviders: ['cpu'], executionMode: 'sequential', graphOptimizationLevel: 'all' },
    ...{ interOpNumThreads: 1, intraOpNumThreads: 1, logSeverityLevel: 3 },
  });
  const tensors = Object.fromEntries(
    Object.entries(feeds).map(([name, { shape, values }]) => {
      const type = values instanceof Float32Array ? 'float32' : 'int64';
      return [name, new Tensor(type, values, shape)];
    }),
  );
  let answer: Awaited<ReturnType<OrtSession['run']>> = {};
  return {
    run: async (times) => {
      for (let i = 0; i < times; i++) answer = await session.run(tensors);
    },
    output: () => answer[output ?? session.outputNames[0]!]!.data,
    release: () => session.release(),
  };
}
