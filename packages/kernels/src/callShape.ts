// How an operation is called, for code that treats all of them alike: recorders and the copies into WebAssembly.

export interface CallShape {
  /** The opcode of recorded plans: operation id | dtype << 16. */
  readonly code: number;
  /**
   * A letter per argument: array read i, written o, both x, a capital if it may be left out (empty; its offset is then 0);
   * scratch memory w; scalar s; size n.
   */
  readonly kinds: string;
  /** For each dimension the argument that tells it, by its length or its value. */
  readonly dimensions: readonly number[];
  /** Arguments that its result may be, all of it: none unless given. */
  readonly inPlace?: readonly number[];
  /** True if the call gives back a number; else it gives back its last written array. */
  readonly isNumber: boolean;
}

/** True for the letter of an array. */
export function isArrayKind(kind: string | undefined): boolean {
  return kind !== undefined && 'ioxIOXw'.includes(kind);
}

/** True for the letter of an array that holds a result. */
export function isResultKind(kind: string | undefined): boolean {
  return kind !== undefined && 'oxOX'.includes(kind);
}

/** True for an array that need not be there and is not. */
export function isLeftOut(kind: string | undefined, value: unknown): boolean {
  return kind !== undefined && 'IOXw'.includes(kind) && (value as ArrayLike<number>).length === 0;
}

export type OffsetFunction = (...numbers: number[]) => number;

/** The dimensions of a call with these arguments. */
export function dimensionsOf(shape: CallShape, args: readonly unknown[]): number[] {
  return shape.dimensions.map((i) =>
    shape.kinds[i] === 'n' ? (args[i] as number) : (args[i] as ArrayLike<number>).length,
  );
}
