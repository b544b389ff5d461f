// A tensor: an array with its shape and type, which is somebody's until it is released.
import type { TensorConstructor, Tensor as TypedArray } from '@kinglet/kernels';
import type { DataType, DataTypes, Shape } from './dataTypes.ts';
import { MemoryError } from './errors.ts';
import type { Block } from './heap.ts';

export interface Tensor<Type extends DataType = DataType> {
  readonly shape: Shape;
  readonly dtype: Type;
  /** Bytes of its elements. */
  readonly byteLength: number;
  readonly isReleased: boolean;
  /**
   * Its elements, the same array each time. Throws MemoryError KINGLET_MEMORY_RELEASED once the tensor is released: an
   * array that was kept then reads and writes what others keep there.
   */
  readonly data: DataTypes[Type];
  /** Gives the bytes back. A second time does nothing. */
  release(): void;
  [Symbol.dispose](): void;
}

/** Who has the bytes of a pool's tensors. */
export interface TensorOwner {
  viewOf(block: Block, type: TensorConstructor<TypedArray>, items: number): TypedArray;
  releaseBlock(block: Block, byteLength: number): void;
}

/** A tensor of a pool. It has its block as long as the block's generation is the one that it was given with. */
export class PooledTensor<Type extends DataType> implements Tensor<Type> {
  readonly shape: Shape;
  readonly dtype: Type;
  readonly byteLength: number;
  readonly #owner: TensorOwner;
  readonly #block: Block;
  readonly #generation: number;
  readonly #type: TensorConstructor<TypedArray>;

  constructor(
    owner: TensorOwner,
    block: Block,
    shape: Shape,
    dtype: Type,
    type: TensorConstructor<TypedArray>,
    byteLength: number,
  ) {
    this.#owner = owner;
    this.#block = block;
    this.#generation = block.generation;
    this.#type = type;
    this.shape = shape;
    this.dtype = dtype;
    this.byteLength = byteLength;
  }

  get isReleased(): boolean {
    return this.#block.generation !== this.#generation;
  }

  get data(): DataTypes[Type] {
    if (this.#block.generation !== this.#generation) throw releasedError(this);
    const items = this.byteLength / this.#type.BYTES_PER_ELEMENT;
    return this.#owner.viewOf(this.#block, this.#type, items) as DataTypes[Type];
  }

  release(): void {
    if (this.#block.generation === this.#generation) this.#owner.releaseBlock(this.#block, this.byteLength);
  }

  [Symbol.dispose](): void {
    this.release();
  }
}

export function releasedError({ dtype, shape }: { readonly dtype: DataType; readonly shape: Shape }): MemoryError {
  return new MemoryError(
    'KINGLET_MEMORY_RELEASED',
    `data: expected a tensor that is held, found ${describe(dtype, shape)} after its release; allocate another, or keep it in its scope`,
  );
}

/** Such as `f32 [2, 3]`. */
export function describe(dtype: DataType, shape: Shape): string {
  return `${dtype} [${shape.join(', ')}]`;
}
