// Arguments and tier lists that several rows of the operation table share.
import type { ArrayArgument } from '../ops.ts';

/** The tiers with a vocabulary of their own: every kernel written once against it exists on each of these. */
export const everyTier = ['scalar', 'avx2', 'avx512', 'neon', 'wasm', 'wasm_relaxed'] as const;

export const a = { kind: 'in', name: 'a', shape: ['n'], doc: 'first operand' } as const satisfies ArrayArgument;
export const b = {
  kind: 'in',
  name: 'b',
  shape: ['n'],
  doc: 'second operand, as long as `a`',
} as const satisfies ArrayArgument;
export const elements = { ...a, doc: 'the elements' } as const satisfies ArrayArgument;
export const out = {
  kind: 'out',
  name: 'out',
  shape: ['n'],
  aliasing: 'same',
  doc: 'receives the result',
} as const satisfies ArrayArgument;
