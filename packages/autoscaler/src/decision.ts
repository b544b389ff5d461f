// What is handed to a decision and what comes of it.
import type { PolicyMode } from './policy.ts';

/** What a mode keeps from one decision to the next: plain JSON, so that it can be kept anywhere. */
export interface DecisionMemory {
  readonly mode: PolicyMode;
  readonly [name: string]: unknown;
}

/** The fleet as it is. */
export interface FleetState {
  /** Instances asked for: those that serve and those that start. */
  readonly instances: number;
  /** Of them those that serve. @default instances */
  readonly ready?: number;
  /** `memory` of the last decision; without it a mode starts anew. */
  readonly memory?: DecisionMemory;
}

/** What kept `desired` from what the rule wanted. */
export type ConstraintCode =
  | 'cool-down'
  | 'dead-band'
  | 'max'
  | 'min'
  | 'missing-metric'
  | 'panic'
  | 'scale-to-zero'
  | 'stabilization'
  | 'step-limit'
  | 'warm-up';

export interface Constraint {
  readonly code: ConstraintCode;
  /** In a sentence, with the numbers. */
  readonly message: string;
  /** Instances before and after it. */
  readonly from: number;
  readonly to: number;
}

export interface Decision {
  /** Instances, from `min` to `max`. */
  readonly desired: number;
  readonly action: 'hold' | 'scale-down' | 'scale-up';
  /** In a sentence: which metric against which target, and what the rule wants of it. */
  readonly reason: string;
  /** In the order in which they took effect. */
  readonly constraints: readonly Constraint[];
  /** When the next decision is wanted, in milliseconds since the epoch. */
  readonly nextEvaluation: number;
  /** To be handed to the next decision. */
  readonly memory: DecisionMemory;
}
