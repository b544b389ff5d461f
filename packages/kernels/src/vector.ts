// A vector: an array of float32 whose operations are methods.
import type { ActiveCoreKernels } from './activeKernels.ts';
import { rangeError } from './errors.ts';
import type { CoreKernels } from './generated/kernels.ts';
import { VectorMethods } from './generated/vectorMethods.ts';

/** What a method takes as another operand: of this vector's length. */
export type VectorLike = BaseVector | Float32Array;

export interface VectorOptions {
  /** The tier to run on, such as `neon`; left out: the active one. Throws KINGLET_KERNELS_ISA if it cannot be had. */
  readonly isa?: string;
}

/** Makes vectors. */
export interface VectorFactory {
  /** A copy of the elements. */
  from(data: ArrayLike<number>, options?: VectorOptions): BaseVector;
  /** `length` zeros. */
  zeros(length: number, options?: VectorOptions): BaseVector;
  /** The array itself, not a copy: a tensor of an arena stays one. */
  over(array: Float32Array, options?: VectorOptions): BaseVector;
}

export class BaseVector extends VectorMethods {
  protected readonly kernels: CoreKernels;
  protected readonly elements: Float32Array;
  /** True after `into`: results replace the elements. */
  readonly #isInPlace: boolean;

  constructor(kernels: CoreKernels, elements: Float32Array, isInPlace = false) {
    super();
    this.kernels = kernels;
    this.elements = elements;
    this.#isInPlace = isInPlace;
  }

  get length(): number {
    return this.elements.length;
  }

  /**
   * Copies the elements into `out` and goes on there: the methods that follow in the chain overwrite `out` and allocate
   * nothing. Throws RangeError KINGLET_KERNELS_LENGTH for another length.
   *
   * @example
   * Vector.from([1, 2, 3]).into(new Float32Array(3)).scale(2); // 2, 4, 6
   */
  into(out: VectorLike): BaseVector {
    const target = this.operand(out);
    if (target.length !== this.length)
      throw rangeError(
        'KINGLET_KERNELS_LENGTH',
        `into: expected out to have the vector's length ${this.length}, got ${target.length}`,
      );
    target.set(this.elements);
    return new BaseVector(this.kernels, target, true);
  }

  /** The elements themselves, not a copy. */
  toFloat32Array(): Float32Array {
    return this.elements;
  }

  toArray(): number[] {
    return Array.from(this.elements);
  }

  [Symbol.iterator](): IterableIterator<number> {
    return this.elements.values();
  }

  protected operand(other: VectorLike): Float32Array {
    return other instanceof BaseVector ? other.elements : other;
  }

  protected output(copied = false): Float32Array {
    if (this.#isInPlace) return this.elements;
    return copied ? Float32Array.from(this.elements) : new Float32Array(this.length);
  }

  protected over(elements: Float32Array): BaseVector {
    return new BaseVector(this.kernels, elements, this.#isInPlace);
  }
}

/** The factory of an entry, over its kernels. */
export function vectorFactory(active: ActiveCoreKernels): VectorFactory {
  const kernelsFor = kernelsByIsa(active);
  const over = (array: Float32Array, { isa }: VectorOptions = {}): BaseVector => new BaseVector(kernelsFor(isa), array);
  return {
    over,
    from: (data, options) => over(Float32Array.from(data), options),
    zeros: (length, options) => over(new Float32Array(length), options),
  };
}

/** The kernels of a tier by its name, made once. */
export function kernelsByIsa(active: ActiveCoreKernels): (isa: string | undefined) => CoreKernels {
  const made = new Map<string, CoreKernels>([[active.isa(), active]]);
  return (isa) => {
    if (isa === undefined) return active;
    const kernels = made.get(isa) ?? active.withIsa(isa);
    made.set(isa, kernels);
    return kernels;
  };
}
