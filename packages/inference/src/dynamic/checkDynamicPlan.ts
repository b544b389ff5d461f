// Whether the tables of a dynamic plan name only what is there: checksums do not say who wrote a file.
import { arrayTypeOf } from '../elementArrays.ts';
import type { DynamicPlan, PlanElement, PlanStep, Sum } from './dynamicPlan.ts';
import { termsIn } from './sums.ts';

/** Whether every position is one, and every number a number. */
export function checkDynamicPlan(plan: DynamicPlan, tables: Int32Array): boolean {
  const { symbols, terms, buffers, inputs, outputs, lengths, demands, segments, steps } = plan;
  const lists: readonly unknown[] = [symbols, terms, buffers, inputs, outputs, lengths, demands, segments, steps];
  if (!lists.every(Array.isArray) || typeof plan.reason !== 'string') return false;
  const isSum = (sum: unknown): boolean => isSumOf(sum, terms.length);
  const isBuffer = (number: unknown): boolean => isIndex(number, buffers.length);
  const isTensor = (tensor: DynamicPlan['inputs'][number]): boolean =>
    isBuffer(tensor?.buffer) && Array.isArray(tensor.shape) && tensor.shape.every(isSum);
  return (
    symbols.every(
      ({ name, of, by, most }) =>
        typeof name === 'string' && [of, by, most].every((sum) => sum === undefined || isSum(sum)) && !of === !by,
    ) &&
    terms.every((term) => Array.isArray(term) && term.every((symbol) => isIndex(symbol, symbols.length))) &&
    symbols.every((_, i) => isMadeOfOthers(plan, i)) &&
    buffers.every(([bytes, from, to]) => isSum(bytes) && Number.isInteger(from) && Number.isInteger(to)) &&
    [...inputs, ...outputs].every(isTensor) &&
    lengths.every(({ buffer, type, values, start, step, count }) => {
      const isList =
        values === undefined ? [start, step, count].every(isSum) : Array.isArray(values) && values.every(isSum);
      return isBuffer(buffer) && arrayTypeOf(type) !== undefined && isList;
    }) &&
    demands.every(({ notNegative, node }) => isSum(notNegative) && typeof node === 'string') &&
    areSegments(plan, tables) &&
    areSteps(steps, plan)
  );
}

function isIndex(value: unknown, end: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < end;
}

function isSumOf(sum: unknown, terms: number): sum is Sum {
  if (!Array.isArray(sum) || sum.length % 2 !== 1) return false;
  return sum.every(Number.isFinite) && termsIn(sum).every((term) => isIndex(term, terms));
}

/** A symbol is made of symbols before it, or it would be made of itself. */
function isMadeOfOthers({ symbols, terms }: DynamicPlan, symbol: number): boolean {
  const { of = [0], by = [0], most = [0] } = symbols[symbol]!;
  return [of, by, most].every((sum) => termsIn(sum).every((term) => terms[term]!.every((each) => each < symbol)));
}

function areSegments({ segments, words, relocations, terms, buffers }: DynamicPlan, tables: Int32Array): boolean {
  return segments.every(({ words: [first, count], relocations: [begin, length], instructions }) => {
    const isInside = isIndex(first, words + 1) && isIndex(count, words + 1 - first) && isIndex(begin, relocations + 1);
    if (!isInside || !isIndex(length, relocations + 1 - begin) || !isIndex(instructions, count + 1)) return false;
    const end = words + begin + length;
    let at = words + begin;
    while (at + 1 < end) {
      const [word, pairs] = [tables[at]!, tables[at + 1]!];
      if (word < first || word >= first + count || pairs < 0 || pairs > (end - at - 2) / 2) return false;
      for (let i = 0; i < pairs; i++) if (!isIndex(tables[at + 3 + 2 * i], terms.length + buffers.length)) return false;
      at += 2 + 2 * pairs;
    }
    return at === end;
  });
}

/** Segments of a step that come again: a step that ran itself would never end, and JSON has none. */
function areSteps(steps: readonly PlanStep[], plan: DynamicPlan): boolean {
  return Array.isArray(steps) && steps.every((step) => typeof step === 'object' && step !== null && isStep(step, plan));
}

function isStep(step: PlanStep, plan: DynamicPlan): boolean {
  const { symbols, segments, terms, buffers } = plan;
  const isElement = ({ buffer, type }: PlanElement): boolean =>
    isIndex(buffer, buffers.length) && arrayTypeOf(type) !== undefined;
  const isOpen = (symbol: number): boolean => isIndex(symbol, symbols.length) && symbols[symbol]!.most !== undefined;
  if ('run' in step) return isIndex(step.run, segments.length);
  if ('measure' in step) return isOpen(step.measure) && isElement(step.element);
  if ('set' in step) return isOpen(step.set) && isSumOf(step.to, terms.length);
  if ('choose' in step)
    return isElement(step.choose) && step.branches?.length === 2 && step.branches.every((each) => areSteps(each, plan));
  if (!('loop' in step)) return false;
  const elements = [step.condition, step.counter].filter((each) => each !== undefined);
  return (
    areSteps(step.loop, plan) &&
    isOpen(step.turn) &&
    isOpen(step.turns) &&
    isSumOf(step.most, terms.length) &&
    elements.every(isElement) &&
    typeof step.node === 'string'
  );
}
