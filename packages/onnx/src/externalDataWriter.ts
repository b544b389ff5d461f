// Weights written beside a model one after the other, as they are made.
import { basename, dirname } from 'node:path';
import { type ExternalRegion, externalRegionOf, openRegion, setExternal } from './externalData.ts';
import { type FileSystem, nodeFiles, type OpenFile } from './fileSystem.ts';
import type { TensorProto } from './generated/onnx_pb.ts';
import { checkTensor, isExternal } from './tensor.ts';

/** How weights are written. */
export interface ExternalDataOptions {
  /** The folder that tensors' external data is in now. @default the new file's */
  readonly from?: string;
  /** What tensors say of the new file's place. @default its name */
  readonly location?: string;
  /** Of each tensor's place, in bytes: a page, so that a file can be mapped. @default 4096 */
  readonly alignment?: number;
  /** @default the machine's */
  readonly files?: FileSystem;
}

/** One copy holds no more than so many bytes in memory. */
const pieceBytes = 2 ** 22;

/** A new file of weights. It is closed when it is disposed of. */
export class ExternalDataWriter implements AsyncDisposable {
  readonly #file: OpenFile;
  readonly #options: Required<ExternalDataOptions>;
  /** By their old region: where tensors were copied to. */
  readonly #copied = new Map<string, number>();
  /** Tensors that are here, which a second `take` leaves alone. */
  readonly #taken = new WeakSet<TensorProto>();
  /** What was written: where the next byte goes. */
  #size = 0;

  private constructor(file: OpenFile, options: Required<ExternalDataOptions>) {
    [this.#file, this.#options] = [file, options];
  }

  /** A new file, in place of one of that name. */
  static async create(path: string, options: ExternalDataOptions = {}): Promise<ExternalDataWriter> {
    const defaults = { from: dirname(path), location: basename(path), alignment: 4096, files: nodeFiles };
    const all = { ...defaults, ...options };
    return new ExternalDataWriter(await all.files.create(path), all);
  }

  /** Bytes so far. */
  get size(): number {
    return this.#size;
  }

  /**
   * Appends a tensor's raw data, or copies it from the file where it is, and says in the tensor that it is here now; the
   * same part of a file is copied once, and a tensor that is here stays. Rejects with `KINGLET_ONNX_TENSOR` for what does not fit its shape, with
   * `KINGLET_ONNX_EXTERNAL_DATA` for what cannot be read.
   */
  async take(tensor: TensorProto): Promise<void> {
    if (this.#taken.has(tensor)) return;
    const { byteLength: length } = checkTensor(tensor);
    const offset = isExternal(tensor) ? await this.#copy(tensor) : await this.#store(tensor.rawData);
    setExternal(tensor, { location: this.#options.location, offset, length });
    this.#taken.add(tensor);
  }

  [Symbol.asyncDispose](): PromiseLike<void> {
    return this.#file[Symbol.asyncDispose]();
  }

  async #store(bytes: Uint8Array): Promise<number> {
    const offset = await this.#align();
    await this.#append(bytes);
    return offset;
  }

  async #copy(tensor: TensorProto): Promise<number> {
    const region = externalRegionOf(tensor);
    const key = JSON.stringify(region);
    const offset = this.#copied.get(key) ?? (await this.#copyRegion(tensor, region));
    this.#copied.set(key, offset);
    return offset;
  }

  async #copyRegion(tensor: TensorProto, region: ExternalRegion): Promise<number> {
    const { from, files } = this.#options;
    const offset = await this.#align();
    await using source = await openRegion(tensor, region, from, files, 0);
    for (let done = 0; done < region.byteLength; done += pieceBytes)
      await this.#append(await source.read(region.offset + done, Math.min(pieceBytes, region.byteLength - done)));
    return offset;
  }

  async #align(): Promise<number> {
    const { alignment } = this.#options;
    await this.#append(new Uint8Array(Math.ceil(this.#size / alignment) * alignment - this.#size));
    return this.#size;
  }

  async #append(bytes: Uint8Array): Promise<void> {
    await this.#file.write(bytes);
    this.#size += bytes.length;
  }
}
