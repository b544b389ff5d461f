// What model it is, wherever its weights are stored.
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
import { PartsHash } from './partsHash.ts';

/**
 * The SHA-256, in hexadecimal digits, of a model: of its message without tensors, then of each tensor's name, shape and type
 * and the SHA-256 of each MiB of its elements, which other threads compute. It is the same whether weights are inside the
 * model's file or beside it. `source`: where external tensors are read from, one at a time. Rejects with QuantizationError
 * KINGLET_QUANTIZATION_FILE for what cannot be read.
 */
export async function modelDigest(model: ModelProto, source?: TensorSource): Promise<string> {
  const digest = new ModelDigest();
  await digest.begin(model);
  for (const tensor of tensorsOf(model)) {
    const isRead = isExternal(tensor) && source !== undefined;
    await digest.add(tensor, isRead ? await readElements(tensor, source) : undefined);
  }
  return digest.digest();
}

/** The same, of tensors as they come: all of the model, in the order of `tensorsOf`. */
export class ModelDigest {
  readonly #hash = new PartsHash();

  async begin(model: ModelProto): Promise<void> {
    await this.#hash.addBytes(writeModel(withoutTensors(model)));
  }

  /** `elements`: those of a tensor that is in a file, where they are to count. They may change afterwards. */
  async add(tensor: TensorProto, elements?: Uint8Array): Promise<void> {
    const { name, dims, dataType } = tensor;
    await this.#hash.addText(JSON.stringify([name, dims.map(String), dataType]));
    if (tensor.stringData.length > 0) await this.#hash.addText(JSON.stringify(tensorStrings(tensor)));
    else if (elements) await this.#hash.addBytes(elements);
    else if (!isExternal(tensor)) await this.#hash.addBytes(elementsOf(tensor));
  }

  /** In hexadecimal digits, when all were hashed. */
  async digest(): Promise<string> {
    return this.#hash.digest();
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
