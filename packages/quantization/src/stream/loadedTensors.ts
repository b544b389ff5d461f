// Tensors that hold their elements only while something is done with them.
import { isExternal, readExternalData, type TensorProto } from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import type { WorkFiles } from './workFiles.ts';

/** Where elements are read from. */
export interface TensorSource {
  /** The model's. */
  readonly folder: string;
  readonly files: WorkFiles;
}

/** The elements of external tensors, until they are given back. */
export class LoadedTensors implements Disposable {
  /** What they were before. */
  readonly #before = new Map<TensorProto, TensorProto>();

  /** Reads those that are in files. Rejects with QuantizationError KINGLET_QUANTIZATION_FILE. */
  static async load(tensors: Iterable<TensorProto>, { folder, files }: TensorSource): Promise<LoadedTensors> {
    const loaded = new LoadedTensors();
    for (const tensor of new Set(tensors)) {
      if (!isExternal(tensor)) continue;
      const rawData = await readElements(tensor, folder, files);
      loaded.#before.set(tensor, { ...tensor });
      const { dataLocation, ...inside } = tensor;
      replace(tensor, { ...inside, externalData: [], rawData });
    }
    return loaded;
  }

  /** Their elements are in files again; those that are there already stay. */
  [Symbol.dispose](): void {
    for (const [tensor, before] of this.#before) replace(tensor, before);
    this.#before.clear();
  }
}

/** Fields that are not set are no own properties of a message. */
function replace(tensor: TensorProto, fields: object): void {
  for (const key of ['dataLocation', 'rawData']) Reflect.deleteProperty(tensor, key);
  Object.assign(tensor, fields);
}

async function readElements(tensor: TensorProto, folder: string, files: WorkFiles): Promise<Uint8Array> {
  try {
    return await readExternalData(tensor, folder, files);
  } catch (cause) {
    throw new QuantizationError('KINGLET_QUANTIZATION_FILE', (cause as Error).message, { cause });
  }
}
