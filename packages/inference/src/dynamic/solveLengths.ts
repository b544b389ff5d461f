// The values of a plan's symbols that inputs' shapes, or the numbers of their values, say.
import type { GivenShapes, GivenValues } from '../modelBody.ts';
import type { TensorInfo } from '../tensorInfo.ts';
import { describeSum } from './describeSum.ts';
import type { DynamicPlan, Sum } from './dynamicPlan.ts';
import { Lengths } from './lengths.ts';

/**
 * One for each symbol, NaN for quotients; or what is wrong, as a text. A symbol is what an axis of that name has in a shape; else what sums of one
 * unknown say, and for an input that is given without its shape the one length that is not known yet.
 */
export function solveLengths(
  plan: DynamicPlan,
  inputs: readonly TensorInfo[],
  given: readonly GivenValues[],
  shapes: GivenShapes | undefined,
): readonly number[] | string {
  const lengths = new Lengths(plan);
  const problem = readShapes(plan, inputs, shapes, lengths);
  if (problem) return problem;
  readSums(plan, given, shapes, lengths);
  const open = plan.symbols.findIndex(({ of, most }, i) => !of && !most && Number.isNaN(lengths.values[i]!));
  if (open >= 0) return openLength(plan, inputs, plan.symbols[open]!.name);
  lengths.update();
  const wrong = inputs.findIndex((_, i) => !fits(plan.inputs[i]!.shape, lengths, given[i]!.length, shapes?.[i]));
  if (wrong >= 0) return wrongInput(plan, inputs, wrong, lengths, given[wrong]!.length, shapes?.[wrong]);
  return plan.symbols.map(({ of }, i) => (of ? Number.NaN : lengths.values[i]!));
}

/** The position of the symbol that a length is, and nothing else. */
export function symbolIn(sum: Sum, { symbols, terms }: DynamicPlan): number | undefined {
  const [fixed, times, term] = sum;
  const factors = sum.length === 3 && fixed === 0 && times === 1 ? terms[term!]! : [];
  return factors.length === 1 && !symbols[factors[0]!]!.of ? factors[0] : undefined;
}

function readShapes(
  plan: DynamicPlan,
  inputs: readonly TensorInfo[],
  shapes: GivenShapes | undefined,
  { values }: Lengths,
): string | undefined {
  const owners = new Map<number, string>();
  for (const [i, { shape }] of plan.inputs.entries()) {
    const found = shapes?.[i];
    if (!found) continue;
    const label = JSON.stringify(inputs[i]!.name);
    if (found.length !== shape.length)
      return `expected input ${label} of shape [${inputs[i]!.shape.join(', ')}], got [${found.join(', ')}]`;
    for (const [axis, sum] of shape.entries()) {
      const symbol = symbolIn(sum, plan);
      if (symbol === undefined) continue;
      const [known, length] = [values[symbol]!, found[axis]!];
      if (!Number.isInteger(length) || length < 0)
        return `expected input ${label} of whole lengths, got [${found.join(', ')}]`;
      if (!Number.isNaN(known) && known !== length)
        return `expected ${known} for ${plan.symbols[symbol]!.name}, axis ${axis} of input ${label}, as input ${owners.get(symbol)} has it, got ${length}`;
      values[symbol] = length;
      owners.set(symbol, label);
    }
  }
  return undefined;
}

/** Whatever one length tells of one symbol, until nothing tells more. */
function readSums(
  plan: DynamicPlan,
  given: readonly GivenValues[],
  shapes: GivenShapes | undefined,
  lengths: Lengths,
): void {
  const solvesAny = (i: number): boolean => {
    const { shape } = plan.inputs[i]!;
    const found = shapes?.[i];
    if (found) return shape.filter((sum, axis) => solveOne(plan, sum, found[axis]!, lengths)).length > 0;
    const open = shape.filter((sum) => Number.isNaN(lengths.at(sum)));
    const rest = shape.reduce((product, sum) => (open.includes(sum) ? product : product * lengths.at(sum)), 1);
    return open.length === 1 && solveOne(plan, open[0]!, given[i]!.length / rest, lengths);
  };
  let isNew = true;
  while (isNew) isNew = plan.inputs.filter((_, i) => solvesAny(i)).length > 0;
}

/** Gives the one symbol of a sum that has none yet its value; whether it did. */
function solveOne({ symbols, terms }: DynamicPlan, sum: Sum, length: number, { values }: Lengths): boolean {
  let rest = sum[0]!;
  let open: { readonly symbol: number; readonly times: number } | undefined;
  for (let i = 1; i < sum.length; i += 2) {
    const factors = terms[sum[i + 1]!]!;
    const unknown = factors.filter((symbol) => Number.isNaN(values[symbol]!));
    const times = factors.reduce((all, symbol) => (unknown.includes(symbol) ? all : all * values[symbol]!), sum[i]!);
    if (unknown.length > 1 || (open && unknown.length > 0)) return false;
    if (unknown.length === 0) rest += times;
    else open = { symbol: unknown[0]!, times };
  }
  if (!open || symbols[open.symbol]!.of) return false;
  const value = (length - rest) / open.times;
  if (!Number.isInteger(value) || value < 0) return false;
  values[open.symbol] = value;
  return true;
}

function fits(shape: readonly Sum[], lengths: Lengths, count: number, found: readonly number[] | undefined): boolean {
  const wanted = shape.map((sum) => lengths.at(sum));
  const size = wanted.reduce((product, length) => product * length, 1);
  return size === count && (!found || wanted.every((length, axis) => length === found[axis]));
}

function openLength(plan: DynamicPlan, inputs: readonly TensorInfo[], name: string): string {
  const i = plan.inputs.findIndex(({ shape }) => shape.some((sum) => String(describeSum(sum, plan)).includes(name)));
  const input = inputs[Math.max(i, 0)]!;
  return `expected lengths that numbers of values tell, and ${name} of input ${JSON.stringify(input.name)} [${input.shape.join(', ')}] is not told; give it as { data, shape }`;
}

function wrongInput(
  plan: DynamicPlan,
  inputs: readonly TensorInfo[],
  i: number,
  lengths: Lengths,
  count: number,
  found: readonly number[] | undefined,
): string {
  const wanted = plan.inputs[i]!.shape.map((sum) => lengths.at(sum));
  const known = plan.symbols.flatMap(({ name, of }, k) => (of ? [] : [`${name} ${lengths.values[k]}`]));
  const got = found ? `[${found.join(', ')}] with ${count} values` : `${count} values`;
  return `expected input ${JSON.stringify(inputs[i]!.name)} of shape [${inputs[i]!.shape.join(', ')}], with ${known.join(', ')} [${wanted.join(', ')}], got ${got}`;
}
