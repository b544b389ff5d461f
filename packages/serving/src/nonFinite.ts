// NaN and infinity in JSON, which has neither.
import { ServingError } from './errors.ts';

/**
 * What NaN and infinity become: `null`; the texts `NaN`, `Infinity` and `-Infinity`, which inputs may have as well; or an
 * error of their item.
 */
export type NonFinite = 'null' | 'string' | 'error';

/** What stands for a number in JSON. */
export type JsonNumber = number | string | null;

/** Makes numbers ready for JSON. */
export function jsonNumber(policy: NonFinite): (value: number | string) => JsonNumber {
  return (value) => {
    if (typeof value === 'string' || Number.isFinite(value)) return value;
    if (policy === 'null') return null;
    if (policy === 'string') return String(value);
    throw new ServingError(
      'KINGLET_SERVING_OUTPUT',
      `expected an answer of finite numbers, got ${value}; \`nonFinite\` \`null\` or \`string\` lets it through`,
    );
  };
}

const texts: Readonly<Record<string, number>> = {
  '-Infinity': Number.NEGATIVE_INFINITY,
  Infinity: Number.POSITIVE_INFINITY,
  NaN: Number.NaN,
};

/** The number that a text of the policy `string` stands for. */
export function nonFiniteOf(text: unknown): number | undefined {
  return typeof text === 'string' && Object.hasOwn(texts, text) ? texts[text] : undefined;
}
