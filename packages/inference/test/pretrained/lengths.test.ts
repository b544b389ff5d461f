// Every length of these networks follows from those of their inputs, by name: what plans for any length need.
import { inferShapes, type ModelProto } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { modelFromPretrained } from '../../src/build/pretrained/modelFromPretrained.ts';
import { bertConfig, bertShapes } from './bertShapes.ts';
import { gpt2Config, gpt2Shapes } from './gpt2Shapes.ts';
import { llamaShapes } from './llamaReference.ts';
import { randomFile } from './randomWeights.ts';

const llamaForm = { width: 16, hidden: 24, heads: 4, kvHeads: 2, size: 4, layers: 1, vocabulary: 19 };
const llamaConfig = {
  model_type: 'llama',
  ...{ hidden_size: 16, intermediate_size: 24, num_attention_heads: 4, num_key_value_heads: 2, num_hidden_layers: 1 },
  vocab_size: 19,
};
const [bertFile, gpt2File] = [randomFile(bertShapes()).file, randomFile(gpt2Shapes()).file];
const llamaFile = randomFile(llamaShapes(llamaForm, { head: true })).file;

test.for<[string, ModelProto, readonly (number | string)[]]>([
  ['hidden states', modelFromPretrained(bertConfig, bertFile), ['batch', 'sequence', 12]],
  ['embeddings', modelFromPretrained(bertConfig, bertFile, { output: 'embedding', normalize: true }), ['batch', 12]],
  ['labels', modelFromPretrained(bertConfig, bertFile, { output: 'logits', tokenTypes: false }), ['batch', 4]],
  ['gpt2', modelFromPretrained(gpt2Config, gpt2File), ['batch', 'sequence', 19]],
  ['gpt2, masked', modelFromPretrained(gpt2Config, gpt2File, { attentionMask: true }), ['batch', 'sequence', 19]],
  ['gpt2, the last', modelFromPretrained(gpt2Config, gpt2File, { logitsOf: 'last' }), ['batch', 1, 19]],
  ['llama', modelFromPretrained(llamaConfig, llamaFile), ['batch', 'sequence', 19]],
])('%s', ([, model, shape]) => {
  const { types } = inferShapes(model);
  const shapeOf = (name: string) => {
    const type = types.get(name);
    return type?.kind === 'tensor' ? type.shape : undefined;
  };

  for (const { opType, output } of model.graph!.node)
    for (const name of output) expect(shapeOf(name) ?? [undefined], opType).not.toContain(undefined);
  expect(shapeOf(model.graph!.output[0]!.name)).toEqual(shape);
});
