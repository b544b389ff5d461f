// The handler `mnist` as its users write it for onnxruntime-node, for comparison: Node starts it, with the same loop.
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, unknown>>): Promise<Record<string, { readonly data: Float32Array }>>;
}

interface OnnxRuntime {
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => unknown;
  readonly InferenceSession: {
    create(path: string, options: Readonly<Record<string, unknown>>): Promise<Session>;
  };
}

// Read when the package is loaded.
process.env.ORT_DISABLE_TELEMETRY = '1';
const { Tensor, InferenceSession } = createRequire(join(process.env.ONNXRUNTIME_FOLDER!, 'package.json'))(
  'onnxruntime-node',
) as OnnxRuntime;
const session = await InferenceSession.create('mnist.onnx', { interOpNumThreads: 1, intraOpNumThreads: 1 });

export const handler = async (event: {
  readonly image: readonly number[];
}): Promise<{ statusCode: number; body: { digit: number } }> => {
  const tensor = new Tensor('float32', Float32Array.from(event.image), [1, 1, 28, 28]);
  const found = await session.run({ [session.inputNames[0]!]: tensor });
  const scores = found[session.outputNames[0]!]!.data;
  return { statusCode: 200, body: { digit: scores.indexOf(Math.max(...scores)) } };
};
