// What reads a field of an item, and the reader of one number.
import type { ElementArray } from '@kinglet/inference';
import { describe } from './describe.ts';
import type { Issue } from './errors.ts';
import { allowedNumber, type NumberRule } from './numberRule.ts';

/**
 * Reads one field. What is right is put without a word, since words take time; what was wrong is said afterwards.
 */
export interface FieldReader {
  /** Elements. */
  readonly width: number;
  /** What counts where the item has none. */
  readonly default: unknown;
  readonly expected: string;
  /** Puts `value` into `view` from `at` on; false, with anything in those elements, for one that is not as it should be. */
  readonly put: (value: unknown, view: ElementArray, at: number) => boolean;
  /** Adds to `issues` what is wrong with a value. */
  readonly explain: (value: unknown, path: string, issues: Issue[]) => void;
}

/** The most issues that an item is answered with. */
export const mostIssues = 20;

/** Reads one number. */
export function numberReader(rule: NumberRule, fallback: number | undefined): FieldReader {
  const { expected, isBig } = rule;
  return {
    ...readerOfOne(expected, fallback, (value) => allowedNumber(value, rule)),
    put: (value, view, at) => {
      const number = allowedNumber(value, rule);
      if (number === undefined) return false;
      view[at] = isBig ? BigInt(number) : number;
      return true;
    },
  };
}

/** What readers of one value have in common. */
export function readerOfOne(
  expected: string,
  fallback: unknown,
  allowed: (value: unknown) => unknown,
): Omit<FieldReader, 'put'> {
  return {
    width: 1,
    default: fallback,
    expected,
    explain: (value, path, issues) => {
      if (allowed(value) === undefined) issues.push({ path, expected, found: describe(value) });
    },
  };
}
