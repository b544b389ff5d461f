// What the suite `kernels` measures and what it asks: every case, its rows, and the bar of each row.
import { operationNames } from '../lanes/operands.ts';
import type { Rule } from './rules.ts';
import { shapedCases } from './shapedCases.ts';

/** Our forms: plain typed arrays, arena tensors, a recorded plan, the kernels called from C, on the best tier and on AVX2. */
export type Form = 'plain' | 'arena' | 'plan' | 'native' | 'avx2';
/**
 * `simsimdArena` is simsimd on the bytes of the tensors; the other peers have plain arrays of their own or of `plain`.
 * `floats` are our own kernels for float32, `reads` loads of the same inputs and nothing else, both from C.
 */
export type PeerName = VectorPeer | 'openblas' | 'onnx' | 'floats' | 'reads';
type VectorPeer = 'numpy' | 'simsimd' | 'simsimdArena' | 'loops' | 'trueno' | 'limit' | 'scalar';

/** A row is met if one of its forms meets the rule of that form. */
export interface Row {
  readonly group: Group;
  readonly peer: PeerName;
  /** What the peer runs, if that is not the operation of the case; of several limits the tighter one counts. */
  readonly peerOperations?: readonly string[];
  readonly rules: Readonly<Partial<Record<Form, Rule>>>;
}

export interface Case {
  /** Of a call on matrices or images with its shape (lanes/calls.ts): `matmul@64x64x64`. */
  readonly operation: string;
  /** Elements; of such a call multiply-adds. */
  readonly n: number;
  readonly rows: readonly Row[];
}

export type Group = keyof typeof groups;

/** The bars, as the page names them. */
export const groups = {
  numpy: 'NumPy: faster at every size, at least 1.6× up to 1000, never slower where memory bounds both',
  simsimdPlain: 'simsimd, plain typed arrays: never slower',
  simsimdArena: 'simsimd, arena tensors: at least 4× up to 128, 1.8× at 1024, else never slower',
  simsimdRows: 'simsimd, one against 1000 rows of 384: at least 5× per row',
  loops: 'Plain JavaScript loops: never slower',
  trueno: 'The trueno crate: from C never slower, or a recorded plan',
  bandwidth: 'Memory bandwidth at 1 000 000 elements: at least 95 %',
  firstLevel: 'dot inside the first-level cache: at least 85 % of the load or multiply-add limit',
  scalarTier: 'Our scalar tier, dot of 10 000 and a product of 128 × 128: at least 5×',
  openblas: 'OpenBLAS, products of float32: at least as fast up to 256, 95 % above',
  onnx: 'onnxruntime-node, single operators: at least as fast',
  bytes: 'Products of bytes from 256 on: at least 3× our float32',
  nibbles:
    'Weights of 4 bits, 64 MiB, in blocks of 32: 85 % of the bandwidth of reading them with activations of bytes, 60 % of float32',
  truenoShapes: 'The trueno crate, matrices and images: never slower',
} as const;

const numpyOperations = ['dot', 'sum', 'max', 'argmax', 'add', 'mul', 'exp', 'tanh', 'softmax', 'normL2'];
const pairOperations = ['dot', 'cosine', 'squaredEuclidean'];
const boundByMemory = ['dot', 'sum', 'max', 'argmax', 'add', 'mul', 'normL2'];
const notInTrueno = new Set(['cosine', 'squaredEuclidean', 'erf', 'gelu', 'rsqrt', 'pow', 'softplus']);
const bandwidthOf: Readonly<Record<string, string>> = { dot: 'read2', sum: 'read1', add: 'triad' };

/** All cases. `firstLevelBytes` is the size of the first-level data cache: half of it holds the operands of one dot. */
export function allCases(firstLevelBytes: number): Case[] {
  const inside = Math.floor(firstLevelBytes / 16 / 128) * 128;
  const found = new Map<string, { operation: string; n: number; rows: Row[] }>();
  const add = (operation: string, n: number, rows: readonly Row[]): void => {
    const key = `${operation} ${n}`;
    const known = found.get(key) ?? { operation, n, rows: [] };
    known.rows.push(...rows);
    found.set(key, known);
  };
  for (const operation of numpyOperations)
    for (const n of [16, 128, 1000, 10_000, 1_000_000]) add(operation, n, [numpyRow(operation, n)]);
  for (const operation of pairOperations)
    for (const n of [4, 16, 64, 128, 1024, 10_000, 100_000, 1_000_000]) add(operation, n, simsimdRows(n));
  for (const operation of ['dotMany', 'cosineMany']) add(operation, 1000, [manyRow]);
  for (const operation of operationNames)
    for (const n of loopLengths(operation)) add(operation, n, loopRows(operation));
  for (const [operation, limit] of Object.entries(bandwidthOf)) add(operation, 1_000_000, [bandwidthRow(limit)]);
  add('dot', inside, [firstLevelRow]);
  add('dot', 10_000, [scalarRow]);
  for (const { operation, n, rows } of shapedCases) add(operation, n, rows);
  return [...found.values()];
}

function loopLengths(operation: string): number[] {
  const isMain = numpyOperations.includes(operation) || pairOperations.includes(operation);
  return isMain ? [4, 16, 128, 1000, 10_000, 1_000_000] : [4, 128, 1000, 100_000];
}

function numpyRow(operation: string, n: number): Row {
  const rule: Rule =
    n <= 1000 ? { times: 1.6 } : n >= 1_000_000 && boundByMemory.includes(operation) ? 'never slower' : { times: 1 };
  return { group: 'numpy', peer: 'numpy', rules: { plain: rule, arena: rule, plan: rule } };
}

function simsimdRows(n: number): Row[] {
  const arena: Rule = n <= 128 ? { times: 4 } : n === 1024 ? { times: 1.8 } : 'never slower';
  return [
    { group: 'simsimdPlain', peer: 'simsimd', rules: { plain: 'never slower' } },
    { group: 'simsimdArena', peer: 'simsimdArena', rules: { arena } },
  ];
}

const manyRow: Row = {
  group: 'simsimdRows',
  peer: 'simsimd',
  rules: { plain: { times: 5 }, arena: { times: 5 }, plan: { times: 5 } },
};

function loopRows(operation: string): Row[] {
  const loops: Row = { group: 'loops', peer: 'loops', rules: { plain: 'never slower', arena: 'never slower' } };
  if (notInTrueno.has(operation)) return [loops];
  return [loops, { group: 'trueno', peer: 'trueno', rules: { native: 'never slower', plan: 'recorded plan' } }];
}

function bandwidthRow(limit: string): Row {
  const rule: Rule = { times: 0.95 };
  return {
    group: 'bandwidth',
    peer: 'limit',
    peerOperations: [limit],
    rules: { plain: rule, arena: rule, plan: rule, native: rule },
  };
}

const firstLevelRow: Row = {
  group: 'firstLevel',
  peer: 'limit',
  peerOperations: ['read2', 'fmaPeak'],
  rules: { plan: { times: 0.85 }, native: { times: 0.85 } },
};

const scalarRow: Row = { group: 'scalarTier', peer: 'scalar', rules: { native: { times: 5 } } };
