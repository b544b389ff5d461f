import { toBinary } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { hasLargeTensors } from './encodeParts.ts';
import { readModel, writeModel } from './encoding.ts';
import { type ModelProto, ModelProtoSchema } from './generated/onnx_pb.ts';
import { makeGraph, makeModel, makeNode, makeValueInfo } from './make.ts';
import { makeTensor } from './tensor.ts';
import { tensorType } from './valueType.ts';

function model(elements: number): ModelProto {
  const values = Uint8Array.from({ length: elements }, (_, i) => i * 7);
  const graph = makeGraph({
    name: 'graph',
    nodes: [makeNode('Add', ['x', 'small'], ['y'], { name: 'add' })],
    inputs: [makeValueInfo('x', tensorType('float', [1]))],
    outputs: [makeValueInfo('y', tensorType('float', [1]))],
    initializers: [
      makeTensor('large', 'uint8', [elements], values),
      makeTensor('small', 'float', [1], Float32Array.of(1)),
      makeTensor('other', 'uint8', [elements], values.toReversed()),
    ],
  });
  graph.initializer[2]!.docString = 'behind the elements';
  graph.docString = 'behind the tensors';
  const made = makeModel(graph, { opsets: { '': 21 } });
  const unknown = [{ no: 2000, wireType: 2, data: Uint8Array.of(1, 5) }];
  for (const message of [made, graph, graph.initializer[0]!]) message.$unknown = unknown;
  return made;
}

test('a model with large tensors is written as by protobuf, field by field, unknown ones too', () => {
  const large = model(2 ** 20);

  const bytes = writeModel(large);

  expect(hasLargeTensors(large)).toBe(true);
  expect(Buffer.compare(bytes, toBinary(ModelProtoSchema, large))).toBe(0);
  expect(Buffer.compare(writeModel(readModel(bytes)), bytes)).toBe(0);
});
