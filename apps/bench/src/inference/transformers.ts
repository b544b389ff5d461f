// The transformers that the suite `inference` measures: MiniLM-L6's sizes in floats and bytes, a step of GPT-2's.
import { decoder, encoder } from '@kinglet/inference/compile';
import type { ModelProto } from '@kinglet/onnx';
import { type QuantizeOptions, quantizeModel } from '@kinglet/quantization';
import { inputValues } from './cases.ts';
import type { Feeds } from './feedSessions.ts';

export interface TransformerCase {
  readonly name: string;
  make(): Promise<ModelProto>;
  /** The model of floats that a quantized one is made of: no answer is to be further from its than the peer's. */
  readonly exact?: () => ModelProto;
  readonly feeds: () => Feeds;
  /** At most so much of onnxruntime-node's time. */
  readonly most: number;
  /** At least so many times faster than our own row of this name. */
  readonly faster?: { readonly times: number; readonly than: string };
}

const width = 384;
const past = 128;
const gpt2 = 'GPT-2 124M, a token after 128';

export const transformerCases: readonly TransformerCase[] = [
  ...[16, 128].flatMap(encoderCases),
  { name: gpt2, make: async () => decoder({ past }), feeds: decoderFeeds, most: 1 },
  {
    ...{ name: `${gpt2}, 4 bits`, make: () => quantizeModel(decoder({ past }), nibbles).then(({ model }) => model) },
    ...{ exact: () => decoder({ past }), feeds: decoderFeeds, most: 1, faster: { times: 3, than: gpt2 } },
  },
];

/** In blocks of 32, multiplied with bytes (`accuracy_level` 4). */
const nibbles: QuantizeOptions = {
  ...{ bits: 4, mode: 'weight-only', granularity: { block: 32 }, format: 'matmulnbits', fastAccuracy: true },
};

/** `dynamic` writes what quantize_dynamic of onnxruntime.quantization does: DynamicQuantizeLinear and MatMulInteger. */
function encoderCases(tokens: number): TransformerCase[] {
  const floats = (): ModelProto => encoder({ tokens, batch: 1 });
  const shape = [1, tokens, width];
  const feeds = (): Feeds => ({ x: { shape, values: inputValues(tokens * width) } });
  const name = `MiniLM-L6 encoder, ${tokens} tokens`;
  const quantized = async (options: QuantizeOptions): Promise<ModelProto> =>
    (await quantizeModel(floats(), options)).model;
  const calibrationData = Array.from({ length: 8 }, (_, i) => inputValues(tokens * width, i));
  const base = { exact: floats, feeds, most: 1 };
  return [
    // `cases.ts` has the other length.
    ...(tokens === 128 ? [] : [{ name, make: async () => floats(), feeds, most: 1 }]),
    { ...base, name: `${name}, QDQ of bytes`, make: () => quantized({ calibrationData }) },
    { ...base, name: `${name}, dynamic bytes`, make: () => quantized({ mode: 'dynamic' }) },
  ];
}

function decoderFeeds(): Feeds {
  const one = (value: number) => ({ shape: [1, 1], values: BigInt64Array.of(BigInt(value)) });
  const shape = [1, 12, past, 64];
  const cache = Array.from({ length: 12 }, (_, layer) =>
    ['key', 'value'].map((kind) => [`past_${kind}_${layer}`, { shape, values: inputValues(12 * past * 64, layer) }]),
  );
  return { ids: one(464), places: one(past), ...Object.fromEntries(cache.flat()) };
}
