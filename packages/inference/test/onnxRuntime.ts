// onnxruntime-node, where apps/bench has installed it: the peer that answers are compared with.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type ModelProto, writeModel } from '@kinglet/onnx';

const folder = join(import.meta.dirname, '../../../.cache/peers/onnxruntime-node');

export const hasOnnxRuntime = existsSync(folder);
if (!hasOnnxRuntime) console.log(`skipped: comparisons with onnxruntime-node, there is no ${folder}`);

interface Ort {
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options: object,
    ): Promise<{ run(feeds: object): Promise<Record<string, { data: Float32Array }>> }>;
  };
  readonly Tensor: new (
    type: 'float32' | 'int64',
    data: BigInt64Array | Float32Array,
    dims: readonly number[],
  ) => object;
}

export interface Feed {
  readonly data: BigInt64Array | Float32Array;
  readonly dims: readonly number[];
}

/** Its answers, on one thread; `others` are more options of a session. */
export async function runOnnxRuntime(
  model: ModelProto,
  feeds: Readonly<Record<string, Feed>>,
  others: object = {},
): Promise<Record<string, Float32Array>> {
  process.env.ORT_DISABLE_TELEMETRY = '1';
  const ort = createRequire(join(folder, 'package.json'))('onnxruntime-node') as Ort;
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3, ...others };
  const session = await ort.InferenceSession.create(writeModel(model), options);
  const tensors = Object.entries(feeds).map(([name, { data, dims }]) => {
    const type = data instanceof Float32Array ? 'float32' : 'int64';
    return [name, new ort.Tensor(type, data, dims)];
  });
  const outputs = await session.run(Object.fromEntries(tensors));
  return Object.fromEntries(Object.entries(outputs).map(([name, { data }]) => [name, data]));
}
