// The error of this package.

/** What went wrong, stable across releases. */
export type MemoryErrorCode =
  /** An argument that is not one of those there are. */
  | 'KINGLET_MEMORY_ARGUMENT'
  /** No room in the pool, with every cached tensor evicted that may be; the error has `requestedBytes` and the like. */
  | 'KINGLET_MEMORY_FULL'
  /** A tensor, scope or pool that was released. */
  | 'KINGLET_MEMORY_RELEASED'
  /** Memory of that size, page size or node that the system does not give; `cause` says why. */
  | 'KINGLET_MEMORY_UNAVAILABLE'
  /** A file that cannot be mapped, or whose length does not fit the shape. */
  | 'KINGLET_MEMORY_FILE';

/** How much there was when there was not enough, in bytes. */
export interface Shortage {
  readonly requestedBytes: number;
  readonly freeBytes: number;
  /** Of the free bytes those that lie together. */
  readonly largestFreeBytes: number;
}

/** Thrown by everything in this package. */
export class MemoryError extends Error {
  override readonly name = 'MemoryError';
  readonly code: MemoryErrorCode;
  readonly requestedBytes: number | undefined;
  readonly freeBytes: number | undefined;
  readonly largestFreeBytes: number | undefined;

  constructor(code: MemoryErrorCode, message: string, options: ErrorOptions & Partial<Shortage> = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.requestedBytes = options.requestedBytes;
    this.freeBytes = options.freeBytes;
    this.largestFreeBytes = options.largestFreeBytes;
  }
}

export function argumentError(what: string, expected: string, found: unknown): MemoryError {
  return new MemoryError('KINGLET_MEMORY_ARGUMENT', `${what}: expected ${expected}, found ${show(found)}`);
}

/** One of the names; throws MemoryError KINGLET_MEMORY_ARGUMENT. */
export function checkName<Name extends string>(what: string, found: Name, names: readonly Name[]): Name {
  if (names.includes(found)) return found;
  throw argumentError(what, `one of ${names.map((name) => `'${name}'`).join(', ')}`, found);
}

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}
