// What model it is, wherever its weights are stored.
import { createHash } from 'node:crypto';
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
  const digest = new ModelDigest(model);
  for (const tensor of tensorsOf(model)) {
    const isRead = isExternal(tensor) && source !== undefined;
    digest.add(tensor, isRead ? await readElements(tensor, source) : undefined);
  }
  return digest.digest();
}

/** The same, of tensors as they come: all of the model, in the order of `tensorsOf`. */
export class ModelDigest {
  readonly #hash = createHash('sha256');

  constructor(model: ModelProto) {
    this.#hash.update(writeModel(withoutTensors(model)));
  }

  /** `elements`: those of a tensor that is in a file, where they are to count. */
  add(tensor: TensorProto, elements?: Uint8Array): void {
    const { name, dims, dataType } = tensor;
    this.#hash.update(JSON.stringify([name, dims.map(String), dataType]));
    if (tensor.stringData.length > 0) this.#hash.update(JSON.stringify(tensorStrings(tensor)));
    else if (elements) this.#hash.update(elements);
    else if (!isExternal(tensor)) this.#hash.update(elementsOf(tensor));
  }

  /** In hexadecimal digits. */
  digest(): string {
    return this.#hash.digest('hex');
  }
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

/** Raw data as they are: typed arrays would copy what is not aligned. */
function elementsOf(tensor: TensorProto): Uint8Array {
  checkTensor(tensor);
  return Object.hasOwn(tensor, 'rawData') ? tensor.rawData : bytesOf(tensorValues(tensor));
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
