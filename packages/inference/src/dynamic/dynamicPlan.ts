// What the file of a plan with lengths that a run decides says of itself: a part of its metadata.

/** A whole number that lengths decide: `[fixed, times, term, times, term, …]`. */
export type Sum = readonly number[];

/** A symbol that inputs' shapes or values that are computed give, or a whole quotient `floor(of / by)` of others. */
export interface PlanSymbol {
  readonly name: string;
  readonly of?: Sum;
  readonly by?: Sum;
  /** Of a symbol that a run decides: the most that it can be. Memory is laid out for that. */
  readonly most?: Sum;
}

/** Bytes that are needed from one instruction to another, both of them included. */
export type PlanBuffer = readonly [bytes: Sum, from: number, to: number];

/** Where a tensor begins: a buffer of the arena. */
export interface PlanTensor {
  readonly buffer: number;
  readonly shape: readonly Sum[];
}

/** Integers that follow from lengths: written before the first instruction. */
export interface PlanLengths {
  readonly buffer: number;
  readonly type: string;
  /** Left out: `count` numbers from `start` on, `step` apart. */
  readonly values?: readonly Sum[];
  readonly start?: Sum;
  readonly step?: Sum;
  readonly count?: Sum;
}

/** Instructions that run one after another: their words, and what lengths and places add to them. */
export interface PlanSegment {
  /** Of the table of words: the first one, and how many. */
  readonly words: readonly [first: number, count: number];
  /** Of the table of relocations: the first number, and how many. */
  readonly relocations: readonly [first: number, count: number];
  readonly instructions: number;
  /** Whether it depends on symbols that a run decides: its words are made anew before each run. */
  readonly isLate: boolean;
}

/** One element in memory. */
export interface PlanElement {
  readonly buffer: number;
  readonly type: string;
}

export type PlanStep =
  | { readonly run: number }
  /** A symbol gets the value of an element. */
  | { readonly measure: number; readonly element: PlanElement }
  /** The first of two lists where the element is not 0, else the second. */
  | { readonly choose: PlanElement; readonly branches: readonly [readonly PlanStep[], readonly PlanStep[]] }
  /** A symbol gets a value that others decide. */
  | { readonly set: number; readonly to: Sum }
  | PlanLoop;

/** Steps again and again, while `turn` is below `most` and the condition is not 0. */
export interface PlanLoop {
  readonly loop: readonly PlanStep[];
  /** The symbol of how many turns are over, in each. */
  readonly turn: number;
  /** The symbol of how many there were, after the loop. */
  readonly turns: number;
  readonly most: Sum;
  readonly condition?: PlanElement;
  /** Where the number of the turn is put before each. */
  readonly counter?: PlanElement;
  /** The loop's node, for messages. */
  readonly node: string;
  /** Whether it is an error if the loop has not ended after `most` turns. */
  readonly isLimited: boolean;
}

/** A number that must not be negative. */
export interface PlanDemand {
  readonly notNegative: Sum;
  readonly node: string;
}

export interface DynamicPlan {
  readonly symbols: readonly PlanSymbol[];
  /** Products of symbols: their positions. */
  readonly terms: readonly (readonly number[])[];
  readonly buffers: readonly PlanBuffer[];
  readonly inputs: readonly PlanTensor[];
  readonly outputs: readonly PlanTensor[];
  readonly lengths: readonly PlanLengths[];
  /** Numbers that must not be negative, and the nodes that ask for it. */
  readonly demands: readonly PlanDemand[];
  /**
   * The file's first constant: 32-bit words, then relocations, each of a word, a count, and so many pairs: how many times
   * (with a sign) a term is added. A term behind the last one is a buffer's place.
   */
  readonly words: number;
  readonly relocations: number;
  readonly segments: readonly PlanSegment[];
  readonly steps: readonly PlanStep[];
  /** Why lengths are decided in a run. */
  readonly reason: string;
}

/** A session's memory is made of so many bytes at a time: the file's arena has that size for an item of its batch. */
export const arenaPageBytes = 65_536;
