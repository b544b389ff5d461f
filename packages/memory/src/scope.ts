// Tensors that are released together.
import type { DataType, Shape } from './dataTypes.ts';
import { MemoryError } from './errors.ts';
import type { AllocateOptions, Fill, Pool } from './pool.ts';
import type { Tensor } from './tensor.ts';

/** What a function of `pool.scope` allocates from; it ends when the function, or its promise, does. */
export class Scope {
  readonly #pool: Pool;
  readonly #tensors = new Set<Tensor>();
  readonly #unpins: (() => void)[] = [];
  #isOpen = true;

  /** @internal */
  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** As `pool.allocate`; released when the scope ends, unless it is kept. */
  allocate<Type extends DataType>(shape: Shape, dtype: Type, options?: AllocateOptions): Tensor<Type> {
    this.#check();
    const tensor = this.#pool.allocate(shape, dtype, options);
    this.#tensors.add(tensor);
    return tensor;
  }

  /** As `pool.cache`; not evicted before the scope ends. */
  cache<Type extends DataType>(name: string, shape: Shape, dtype: Type, fill?: Fill<Type>): Tensor<Type> {
    this.#check();
    const tensor = this.#pool.cache(name, shape, dtype, fill);
    this.#unpins.push(this.#pool.pin(name));
    return tensor;
  }

  /** The tensor outlives the scope: it is the caller's to release. */
  keep<Type extends DataType>(tensor: Tensor<Type>): Tensor<Type> {
    this.#tensors.delete(tensor);
    return tensor;
  }

  /** @internal */
  end(): void {
    this.#isOpen = false;
    for (const tensor of this.#tensors) tensor.release();
    for (const unpin of this.#unpins) unpin();
    this.#tensors.clear();
    this.#unpins.length = 0;
  }

  #check(): void {
    if (this.#isOpen) return;
    throw new MemoryError('KINGLET_MEMORY_RELEASED', 'scope: expected one that is open, found one that has ended');
  }
}

/** Runs a function with a scope, which ends with it: with its promise, if it returns one. */
export function runInScope<Result>(pool: Pool, run: (scope: Scope) => Result): Result {
  const scope = new Scope(pool);
  let isPending = false;
  try {
    const result = run(scope);
    if (!isPromiseLike(result)) return result;
    isPending = true;
    return Promise.resolve(result).finally(() => scope.end()) as Result;
  } finally {
    if (!isPending) scope.end();
  }
}

/** Those of query builders and of other realms too, which are no instances of Promise. */
function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
