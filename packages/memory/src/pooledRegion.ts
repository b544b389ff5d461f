// A part of a pool that somebody else hands out, such as a model of @kinglet/inference.
import type { Region } from '@kinglet/kernels';
import type { Tensor } from './tensor.ts';

/** Bytes of a pool, 64-byte aligned, until they are released. */
export class PooledRegion implements Region {
  readonly base: number;
  readonly bytes: number;
  readonly #tensor: Tensor<'u8'>;

  /** @internal */
  constructor(tensor: Tensor<'u8'>) {
    this.#tensor = tensor;
    this.base = tensor.data.byteOffset;
    this.bytes = tensor.byteLength;
  }

  /** Throws MemoryError KINGLET_MEMORY_RELEASED once the region was freed or its pool closed: others have the bytes then. */
  get buffer(): ArrayBuffer {
    return this.#tensor.data.buffer as ArrayBuffer;
  }

  /** @internal */
  release(): void {
    this.#tensor.release();
  }
}
