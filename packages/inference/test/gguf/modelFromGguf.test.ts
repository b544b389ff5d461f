// Networks from GGUF files, beside plain float64 ones of the same weights.
import { expect, test } from 'vitest';
import { blockFormats } from '../../src/build/gguf/blockFormats.ts';
import { dequantize } from '../../src/build/gguf/dequantize.ts';
import { modelFromGguf } from '../../src/build/gguf/modelFromGguf.ts';
import { randomNumbers, randomWeights } from '../../src/build/randomNumbers.ts';
import { compile } from '../../src/compile/index.ts';
import { expectNear } from '../compareOutputs.ts';
import { answersOf, ids } from '../pretrained/answers.ts';
import { expectDecoded } from '../pretrained/decoding.ts';
import { llamaLogits } from '../pretrained/llamaReference.ts';
import { type Get, range } from '../pretrained/reference.ts';
import { type GgufTensorToWrite, writeGguf } from './writeGguf.ts';

const form = { width: 256, hidden: 256, heads: 4, kvHeads: 2, size: 64, layers: 1, vocabulary: 300 };
const metadata = {
  'general.architecture': 'llama',
  ...{ 'llama.embedding_length': 256, 'llama.feed_forward_length': 256, 'llama.block_count': 1 },
  ...{
    'llama.attention.head_count': 4,
    'llama.attention.head_count_kv': 2,
    'llama.rope.freq_base': 500.5,
    'llama.rope.dimension_count': 64,
  },
  'llama.attention.layer_norm_rms_epsilon': 0.00001,
};
const numberOf = new Map([...blockFormats].map(([number, { name }]) => [name, number]));
const halves: Readonly<Record<string, readonly number[]>> = { Q4_1: [0, 2], Q4_K: [0, 2], Q6_K: [208] };

/** Random blocks whose weights are around 0, as those of networks are. */
function tensorOf(formatName: string, dims: readonly number[], random: () => number): GgufTensorToWrite {
  const count = dims.reduce((product, length) => product * length, 1);
  if (formatName === 'F32') {
    const isNorm = dims.length === 1;
    const floats = randomWeights(random, count, isNorm ? 0.1 : 0.05, isNorm ? 1 : 0);
    return { type: 0, dims, bytes: new Uint8Array(floats.buffer) };
  }
  const type = numberOf.get(formatName)!;
  const format = blockFormats.get(type)!;
  const bytes = Uint8Array.from({ length: (count / format.elements) * format.bytes }, () => random() * 256);
  const scale = formatName === 'Q8_0' ? 0x1000 : formatName.endsWith('_K') ? 0x0800 : 0x2000;
  for (let at = 0; at < bytes.length; at += format.bytes)
    for (const [i, place] of (halves[formatName] ?? [0]).entries()) {
      const bits = i === 0 ? scale + Math.floor(random() * 256) : formatName === 'Q4_1' ? 0xa700 : scale + 0x0800;
      bytes[at + place] = bits & 255;
      bytes[at + place + 1] = bits >> 8;
    }
  return { type, dims, bytes };
}

function llamaTensors(formats: Readonly<Record<string, string>>, otherwise: string): Record<string, GgufTensorToWrite> {
  const random = randomNumbers(3);
  const make = (name: string, ...dims: number[]): [string, GgufTensorToWrite] => [
    `${name}.weight`,
    tensorOf(dims.length === 1 ? 'F32' : (formats[name] ?? otherwise), dims, random),
  ];
  const { width, hidden, vocabulary } = form;
  return Object.fromEntries([
    make('token_embd', vocabulary, width),
    make('output_norm', width),
    ...(formats.output ? [make('output', vocabulary, width)] : []),
    make('blk.0.attn_norm', width),
    make('blk.0.attn_q', 256, width),
    make('blk.0.attn_k', 128, width),
    make('blk.0.attn_v', 128, width),
    make('blk.0.attn_output', width, 256),
    make('blk.0.ffn_norm', width),
    make('blk.0.ffn_gate', hidden, width),
    make('blk.0.ffn_up', hidden, width),
    make('blk.0.ffn_down', width, hidden),
  ]);
}

const names: Readonly<Record<string, string>> = {
  ...{
    'embed_tokens.weight': 'token_embd.weight',
    'norm.weight': 'output_norm.weight',
    'lm_head.weight': 'output.weight',
  },
  'layers.0.input_layernorm.weight': 'blk.0.attn_norm.weight',
  'layers.0.post_attention_layernorm.weight': 'blk.0.ffn_norm.weight',
  'layers.0.self_attn.q_proj.weight': 'blk.0.attn_q.weight',
  'layers.0.self_attn.k_proj.weight': 'blk.0.attn_k.weight',
  'layers.0.self_attn.v_proj.weight': 'blk.0.attn_v.weight',
  'layers.0.self_attn.o_proj.weight': 'blk.0.attn_output.weight',
  'layers.0.mlp.gate_proj.weight': 'blk.0.ffn_gate.weight',
  'layers.0.mlp.up_proj.weight': 'blk.0.ffn_up.weight',
  'layers.0.mlp.down_proj.weight': 'blk.0.ffn_down.weight',
};

function getOf(tensors: Readonly<Record<string, GgufTensorToWrite>>): Get {
  return (name) => {
    const tensor = tensors[names[name]!];
    if (!tensor) throw new Error(`no weight ${name}`);
    const { type, dims, bytes } = tensor;
    const format = blockFormats.get(type);
    const floats = format ? dequantize({ format, dims, bytes }) : new Float32Array(bytes.slice().buffer);
    return { dims, values: [...floats] };
  };
}

const angles = Array.from({ length: 32 }, (_, i) => 500.5 ** ((-2 * i) / 64));
const tokens = [3, 299, 18, 4];
const reference = { angles, epsilon: 1e-5, interleaved: true };
const whole = { parts: [3, 1], sizes: { layers: 1, heads: 2, size: 64 } };

test.for(['F32', 'Q4_0', 'Q4_1', 'Q8_0', 'Q4_K', 'Q6_K'])('llama of %s answers as its floats do', async (name) => {
  const tensors = llamaTensors({ output: name === 'Q4_0' ? 'Q6_K' : '' }, name);
  const model = modelFromGguf(writeGguf(metadata, tensors));

  const expected = llamaLogits(getOf(tensors), form, tokens, reference);
  await expectDecoded(model, tokens, { ...whole, expected });
});

test('Q4_0 is multiplied by 4 bits, tables stay bytes, and so does Q8_0 in the model', () => {
  const model = modelFromGguf(writeGguf(metadata, llamaTensors({ 'blk.0.ffn_up': 'Q8_0' }, 'Q4_0')));

  const operators = model.graph!.node.map(({ opType }) => opType);
  expect(operators.filter((name) => name === 'MatMulNBits')).toHaveLength(7);
  expect(operators.filter((name) => name === 'DequantizeLinear')).toHaveLength(1);
  const bytes = model.graph!.initializer.reduce((sum, { rawData }) => sum + rawData.length, 0);
  expect(bytes).toBeLessThan(1.2 * (300 * 256 * 1.2 + 7 * 256 * 256 * 0.7 + 256 * 256 * 1.2));
  const shapes = { input_ids: [1, 1], position_ids: [1, 1] };
  const past = Object.fromEntries(['key', 'value'].map((part) => [`past_key_values.0.${part}`, [1, 2, 4, 64]]));
  const { program } = compile(model, { inputShapes: { ...shapes, ...past } });
  expect(program.instructions.filter(({ kernel }) => kernel.startsWith('matmulNibbles')).length).toBe(7);
});

test('what no kernel multiplies by is rounded to 4 bits when that is asked for', async () => {
  const tensors = llamaTensors({}, 'Q8_0');
  const file = writeGguf(metadata, tensors);
  const exact = llamaLogits(getOf(tensors), form, tokens, reference);
  const feeds = { input_ids: ids(tokens), position_ids: ids(range(0, 4)) };

  const model = modelFromGguf(file, { requantize: true, cache: false });
  const got = (await answersOf(model, feeds)).logits!;

  expect(model.graph!.node.filter(({ opType }) => opType === 'MatMulNBits')).toHaveLength(8);
  const [a, b] = [got, exact.flat()];
  const dot = a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  const cosine = dot / Math.sqrt(a.reduce((sum, x) => sum + x * x, 0) * b.reduce((sum, x) => sum + x * x, 0));
  expect(cosine).toBeGreaterThan(0.9);
  expect(cosine).toBeLessThan(0.99999);
});

test.for<[string, object, string]>([
  [
    'another architecture',
    { 'general.architecture': 'rwkv' },
    'expected general.architecture to be one of llama, qwen2, gpt2, bert, found rwkv',
  ],
  ['angles of a part of heads', { 'llama.rope.dimension_count': 32 }, 'expected rotary_dim to be none or 64, found 32'],
  ['experts', { 'llama.expert_count': 8 }, 'expected llama.expert_count to be 0, found 8'],
  [
    'another scaling',
    { 'llama.rope.scaling.type': 'yarn', 'llama.rope.scaling.factor': 2 },
    'default, linear or llama3, found yarn',
  ],
  [
    'no width',
    { 'llama.embedding_length': 'wide' },
    'expected hidden_size to be a whole number from 1 on, found "wide"',
  ],
])('is refused: %s', ([, changes, message]) => {
  const file = writeGguf({ ...metadata, ...changes }, llamaTensors({}, 'Q4_0'));

  expect(() => modelFromGguf(file)).toThrow(
    expect.objectContaining({ code: 'KINGLET_INFERENCE_OPTION', message: expect.stringContaining(message) as string }),
  );
});

test('factors of rotary frequencies', async () => {
  const factors = randomWeights(randomNumbers(8), 32, 0.5, 3);
  const tensors = llamaTensors({}, 'F32');
  const rope = { type: 0, dims: [32], bytes: new Uint8Array(factors.buffer) };
  const expected = llamaLogits(getOf(tensors), form, tokens, {
    ...reference,
    angles: angles.map((angle, i) => angle / factors[i]!),
  });

  const model = modelFromGguf(writeGguf(metadata, { ...tensors, 'rope_freqs.weight': rope }), { cache: false });
  const got = await answersOf(model, { input_ids: ids(tokens), position_ids: ids(range(0, 4)) });

  expectNear(got.logits!, expected.flat(), 1e-5);
});
