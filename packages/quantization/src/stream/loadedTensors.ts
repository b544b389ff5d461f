// Tensors that hold their elements only while something is done with them.
import { isExternal, type TensorProto } from '@kinglet/onnx';
import { readElements } from './readElements.ts';
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
  static async load(tensors: Iterable<TensorProto>, source: TensorSource): Promise<LoadedTensors> {
    const loaded = new LoadedTensors();
    for (const tensor of new Set(tensors)) {
      if (!isExternal(tensor)) continue;
      const rawData = await readElements(tensor, source);
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

/** What `use` gives, which has the elements of the tensors. Rejects as `LoadedTensors.load` does. */
export async function withElements<Value>(
  tensors: Iterable<TensorProto>,
  source: TensorSource,
  use: () => Value,
): Promise<Value> {
  using _ = await LoadedTensors.load(tensors, source);
  return use();
}

/** Fields that are not set are no own properties of a message. */
function replace(tensor: TensorProto, fields: object): void {
  for (const key of ['dataLocation', 'rawData']) Reflect.deleteProperty(tensor, key);
  Object.assign(tensor, fields);
}
