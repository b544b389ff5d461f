// What model it is, wherever its weights are stored.
import { createHash, type Hash } from 'node:crypto';
import {
  checkTensor,
  copyMessage,
  copyModel,
  isExternal,
  type ModelProto,
  makeTensor,
  type TensorProto,
  tensorStrings,
  tensorsOf,
  tensorValues,
  writeModel,
} from '@kinglet/onnx';
import type { TensorSource } from '../stream/loadedTensors.ts';
import { readElements } from '../stream/readElements.ts';

/**
 * The SHA-256, in hexadecimal digits, of a model: of its message without tensors, then of each tensor's name, shape, type
 * and elements. It is the same whether weights are inside the model's file or beside it. `source`: where external tensors
 * are read from, one at a time. Rejects with QuantizationError KINGLET_QUANTIZATION_FILE for what cannot be read.
 */
export async function modelDigest(model: ModelProto, source?: TensorSource): Promise<string> {
  const hash = createHash('sha256').update(writeModel(withoutTensors(model)));
  for (const tensor of tensorsOf(model)) await addTensor(hash, tensor, source);
  return hash.digest('hex');
}

const bare = makeTensor('', 'uint8', [0], new Uint8Array(0));

/** Tensors of graphs inside nodes stay: they are small in files too. */
function withoutTensors(model: ModelProto): ModelProto {
  const copy = copyModel(model);
  if (!copy.graph) return copy;
  copy.graph.initializer = [];
  for (const node of copy.graph.node)
    node.attribute = node.attribute.map((own) => (own.t ? Object.assign(copyMessage(own), { t: bare }) : own));
  return copy;
}

async function addTensor(hash: Hash, tensor: TensorProto, source: TensorSource | undefined): Promise<void> {
  const { name, dims, dataType } = tensor;
  hash.update(JSON.stringify([name, dims.map(String), dataType]));
  if (tensor.stringData.length > 0) hash.update(JSON.stringify(tensorStrings(tensor)));
  else if (!isExternal(tensor)) hash.update(elementsOf(tensor));
  else if (source) hash.update(await readElements(tensor, source));
}

/** Raw data as they are: typed arrays would copy what is not aligned. */
function elementsOf(tensor: TensorProto): Uint8Array {
  checkTensor(tensor);
  return Object.hasOwn(tensor, 'rawData') ? tensor.rawData : bytesOf(tensorValues(tensor));
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
