// Weights one tensor at a time, from the model or from the file beside it.
import {
  checkTensor,
  type FileSystem,
  graphOf,
  isExternal,
  type ModelProto,
  nodeFiles,
  nodeLabel,
  OnnxError,
  readExternalData,
  type TensorProto,
  tensorValues,
} from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import type { Layer } from '../recipe.ts';

/** Rejects with QuantizationError KINGLET_QUANTIZATION_FILE for weights whose file cannot be read or is too short. */
export interface WeightReader {
  /** Row by row, `layer.weightDims` long. Not to be changed: they may be the model's own. */
  readonly weightsOf: (layer: Layer) => Promise<Float32Array>;
  /** Undefined if the layer has none, or one that is computed. */
  readonly biasOf: (layer: Layer) => Promise<Float32Array | undefined>;
}

/** Where weights in other files are. */
export interface WeightReaderOptions {
  /** The folder of the model's file; needed for weights in other files. */
  readonly folder?: string;
  /** @default the machine's */
  readonly files?: FileSystem;
}

/** Reads weights of a prepared model when they are asked for and keeps none, so that no two need be in memory at once. */
export function weightReader(model: ModelProto, { folder, files = nodeFiles }: WeightReaderOptions = {}): WeightReader {
  const tensors = new Map(graphOf(model).initializer.map((tensor) => [tensor.name, tensor]));
  const read = async (tensor: TensorProto, layer: Layer): Promise<Float32Array> => {
    if (!isExternal(tensor)) return tensorValues(tensor) as Float32Array;
    if (folder === undefined) throw fileError(layer, 'its weights are in another file: give the folder of the model');
    return floatsOf(await bytesOf(tensor, layer, folder, files));
  };
  return {
    weightsOf: (layer) => read(tensors.get(layer.weights)!, layer),
    biasOf: async (layer) => {
      const tensor = tensors.get(layer.bias ?? '');
      return tensor && checkTensor(tensor).type === 'float' ? read(tensor, layer) : undefined;
    },
  };
}

async function bytesOf(tensor: TensorProto, layer: Layer, folder: string, files: FileSystem): Promise<Uint8Array> {
  try {
    return await readExternalData(tensor, folder, files);
  } catch (cause) {
    if (cause instanceof OnnxError) throw fileError(layer, cause.message, { cause });
    throw cause;
  }
}

/** A view where the bytes lie at a multiple of four, else a copy. */
function floatsOf(bytes: Uint8Array): Float32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  return new Float32Array(aligned.buffer as ArrayBuffer, aligned.byteOffset, aligned.byteLength / 4);
}

function fileError({ node }: Layer, message: string, options?: ErrorOptions): QuantizationError {
  return new QuantizationError('KINGLET_QUANTIZATION_FILE', message, { ...options, node: nodeLabel(node) });
}
