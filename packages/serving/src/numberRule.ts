// Which numbers a field takes.
import type { ElementArray } from '@kinglet/inference';
import { describe } from './describe.ts';
import type { NumberRange } from './elements.ts';
import { optionError } from './errors.ts';
import { nonFiniteOf } from './nonFinite.ts';
import type { RangeCheck } from './rangeChecks.ts';

/** What a field's input allows. */
export interface FieldTarget {
  readonly range: NumberRange;
  /** Whether its elements are bigints. */
  readonly isBig: boolean;
  readonly areWithin: RangeCheck;
  /** Whether texts stand for NaN and infinity. */
  readonly takesNonFinite: boolean;
}

/** How numbers of a field are to be. */
export interface NumberRule extends NumberRange {
  readonly isBig: boolean;
  readonly areWithin: RangeCheck;
  /** In the words of messages. */
  readonly expected: string;
  readonly takesNonFinite: boolean;
}

interface NumberBounds {
  readonly type: string;
  readonly items?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Throws ServingError KINGLET_SERVING_OPTION for a range that is none, or more than the input's elements hold. */
export function numberRule(name: string, field: NumberBounds, target: FieldTarget): NumberRule {
  const { range, isBig, areWithin } = target;
  const { minimum = range.minimum, maximum = range.maximum } = field;
  if (!(minimum <= maximum && minimum >= range.minimum && maximum <= range.maximum))
    throw fieldError(name, `a range within ${range.minimum} to ${range.maximum}`, `${minimum} to ${maximum}`);
  const isWhole = range.isWhole || field.type === 'integer' || field.items === 'integer';
  const isBound = field.minimum !== undefined || field.maximum !== undefined || range.isWhole;
  const expected = `a ${isWhole ? 'whole' : 'finite'} number${isBound ? ` from ${minimum} to ${maximum}` : ''}`;
  const takesNonFinite = target.takesNonFinite && !isWhole && !isBound;
  return { minimum, maximum, isWhole, isBig, areWithin, expected, takesNonFinite };
}

/** The number that a value is, if it is as it should be. NaN is never within a range. */
export function allowedNumber(value: unknown, rule: NumberRule): number | undefined {
  if (typeof value !== 'number') return rule.takesNonFinite ? nonFiniteOf(value) : undefined;
  const isAllowed = value >= rule.minimum && value <= rule.maximum && (!rule.isWhole || value % 1 === 0);
  return isAllowed ? value : undefined;
}

/** Puts numbers into a view; false where one is not as it should be. */
export function putNumbers(values: readonly unknown[], view: ElementArray, at: number, rule: NumberRule): boolean {
  if (!rule.areWithin(values, rule)) return rule.takesNonFinite && putEach(values, view, at, rule);
  if (rule.isBig) view.set(Array.from(values, BigInt) as never, at);
  else view.set(values as never, at);
  return true;
}

/** With texts for NaN and infinity among them. */
function putEach(values: readonly unknown[], view: ElementArray, at: number, rule: NumberRule): boolean {
  const numbers = values.map((value) => allowedNumber(value, rule));
  if (numbers.includes(undefined)) return false;
  view.set(numbers as never, at);
  return true;
}

/** An error of a field's definition. */
export function fieldError(name: string, expected: string, found: unknown): Error {
  const shown = typeof found === 'string' ? found : describe(found);
  return optionError(`field ${JSON.stringify(name)}: expected ${expected}, found ${shown}`);
}
