import { toBinary } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { encoderModel } from '../test/encoderModel.ts';
import { readModel } from './encoding.ts';
import { type ModelProto, ModelProtoSchema } from './generated/onnx_pb.ts';
import { setMetadata } from './metadata.ts';
import { modelParts } from './modelParts.ts';
import { makeTensor } from './tensor.ts';
import { joined } from './wireParts.ts';

const large = makeTensor('large', 'uint8', [70_000], new Uint8Array(70_000).fill(3));

/** With large tensors between small ones, and fields before and behind all that is given in parts. */
function model(): ModelProto {
  const own = encoderModel();
  const graph = own.graph!;
  const last = makeTensor('last', 'float', [50_000], new Float32Array(50_000).fill(0.1));
  last.docString = 'behind the raw data';
  graph.initializer.splice(1, 0, large);
  graph.initializer.push(last);
  graph.docString = 'behind the initializers';
  setMetadata(own, 'key', 'behind the graph');
  return own;
}

/** With a field that the schema does not have at the end of the model, of its graph and of a tensor. */
function withUnknown(own: ModelProto): ModelProto {
  const unknown = [{ no: 3000, wireType: 0, data: Uint8Array.of(7) }];
  for (const message of [own, own.graph!, own.graph!.initializer[1]!]) message.$unknown = unknown;
  return own;
}

test.each([
  ['as it is', model()],
  ['with unknown fields', withUnknown(model())],
  ['without large tensors', encoderModel()],
  ['without a graph', Object.assign(encoderModel(), { graph: undefined })],
])('a model %s in parts has the bytes that it has in one', (_, own) => {
  const before = structuredClone(own);

  const bytes = joined(modelParts(own));

  expect(Buffer.compare(bytes, toBinary(ModelProtoSchema, own))).toBe(0);
  expect(readModel(bytes).graph?.initializer.length).toBe(own.graph?.initializer.length);
  expect(structuredClone(own)).toEqual(before);
});

test('large weights are not copied', () => {
  const parts = modelParts(model());

  expect(parts.some((part) => part.buffer === large.rawData.buffer && part.length === 70_000)).toBe(true);
});
