// Whether trueno and ours answer the same: a benchmark of two programs that compute different things says nothing.
import { BenchError } from '../errors.ts';
import { callOf, encodeCall } from '../lanes/calls.ts';
import type { Lane } from './lane.ts';
import { shapedCases } from './shapedCases.ts';

type Answering = Pick<Lane, 'time'>;

/**
 * Compares elements of all that both lanes compute; `answer.<case>` with n = i is answered by element i. Throws BenchError
 * KINGLET_BENCH_LANE where one differs or is missing.
 */
export async function compareAnswers(ours: Answering | undefined, trueno: Answering | undefined): Promise<void> {
  if (!ours || !trueno) return;
  for (const { operation, rows } of shapedCases) {
    if (!rows.some(({ peer }) => peer === 'trueno')) continue;
    for (const i of [0, 17, 511]) await compareElement(operation, i, ours, trueno);
  }
}

async function compareElement(name: string, i: number, ours: Answering, trueno: Answering): Promise<void> {
  const call = callOf(name);
  const expected = call && (await ours.time(`answer.${encodeCall(call)}`, i, 1));
  const found = await trueno.time(`answer.${name}`, i, 1);
  if (expected !== undefined && Math.abs((found ?? Number.NaN) - expected) <= tolerance(expected)) return;
  throw new BenchError(
    'KINGLET_BENCH_LANE',
    `${name}: expected element ${i} of trueno to be ${expected}, got ${found}`,
  );
}

/** Sums of a thousand products of numbers up to 4, in another order. */
function tolerance(expected: number): number {
  return 1e-3 * Math.max(10, Math.abs(expected));
}
