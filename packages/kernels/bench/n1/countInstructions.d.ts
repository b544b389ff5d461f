export interface InstructionCount {
  readonly operation: string;
  readonly elements: number;
  /** Instructions of one call, by tier. */
  readonly counts: Readonly<Record<string, number>>;
}
/** All dimensions of one product of two square matrices, by operation. */
export declare const squareProducts: Readonly<Record<string, (n: number) => readonly number[]>>;
/**
 * Runs test/c/one-call.c, with all dimensions' `sizes` if there are several, in `outDir`, on a core as qemu-user spells it.
 * Throws where the compiler or the emulator is missing.
 */
export declare function countInstructions(
  operations: readonly string[],
  tiers: readonly string[],
  options: {
    readonly elements: number;
    readonly outDir: string;
    readonly sizes?: readonly number[];
    readonly cpu?: string;
  },
): Promise<InstructionCount[]>;
export declare function executedIn(trace: AsyncIterable<string> | Iterable<string>): Promise<number>;
//# sourceMappingURL=countInstructions.d.ts.map
