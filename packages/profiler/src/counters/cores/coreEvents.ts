// What a type of core can count, and how its top-down shares are computed.
import type { PerfEvent } from '@kinglet/syscalls';

/** What is counted, whatever the core's maker calls it. */
export type Count =
  | 'backendSlots'
  | 'backendStalls'
  | 'badSpeculationSlots'
  | 'branchMisses'
  | 'cycles'
  | 'fixedFlops'
  | 'frontendSlots'
  | 'frontendStalls'
  | 'instructions'
  | 'instructionsSpeculated'
  | 'l1dAccesses'
  | 'l1dMisses'
  | 'l2Accesses'
  | 'l2Misses'
  | 'llAccesses'
  | 'llMisses'
  | 'neonOperations'
  | 'operationsRetired'
  | 'operationsSpeculated'
  | 'retiringSlots'
  | 'scalableFlops'
  | 'slots'
  | 'stalledSlots'
  | 'sveInstructions';

export interface CoreEvent {
  readonly count: Count;
  readonly event: PerfEvent;
  /** The maker's name and number: `INST_RETIRED (0x8)`. */
  readonly label: string;
}

export type CoreGroupName = 'core' | 'memory' | 'simd' | 'topDown';

/** What is on the counters together. */
export interface CoreGroup {
  readonly name: CoreGroupName;
  /** Counted with each part, if the group has to be split: what the others are divided by. */
  readonly anchors: readonly CoreEvent[];
  /** Those that belong together stand side by side, pairs first: a group is split in the middle. */
  readonly events: readonly CoreEvent[];
}

/** How top-down level 1 is computed; `slots` per cycle. */
export type TopDown =
  | { readonly form: 'amd'; readonly slots: number }
  /** `stallsCountCycles`: each cycle is in STALL_SLOT and STALL_SLOT_FRONTEND once too often. */
  | { readonly form: 'arm'; readonly slots: number; readonly stallsCountCycles: boolean }
  | { readonly form: 'intel' };

export interface CoreEvents {
  readonly name: string;
  readonly groups: readonly CoreGroup[];
  readonly topDown: TopDown | undefined;
  /** Why metrics cannot be had on this core, by name. */
  readonly absent: Readonly<Record<string, string>>;
}

export const topDownNames = ['frontendBound', 'backendBound', 'retiring', 'badSpeculation'] as const;

/** The same reason for several metrics. */
export function absentFor(names: readonly string[], reason: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, reason]));
}
