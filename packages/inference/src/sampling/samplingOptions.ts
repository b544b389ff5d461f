// What a token is drawn by, checked once.
import { InferenceError } from '../errors.ts';

export interface SamplingOptions {
  /** What logits are divided by: below 1 likely tokens become likelier; 0 takes the likeliest. @default 1 */
  readonly temperature?: number;
  /** Only so many of the likeliest tokens. Left out: all. */
  readonly topK?: number;
  /** Of those only the likeliest that together have this share, at least one. @default 1 */
  readonly topP?: number;
  /** Only tokens that are at least this share as likely as the likeliest. @default 0 */
  readonly minP?: number;
  /** What logits of previous tokens are divided by if above 0, and multiplied with if below. @default 1 */
  readonly repetitionPenalty?: number;
  /** A whole number: the same draws on every machine. Left out: `Math.random`. */
  readonly seed?: number;
}

export interface CheckedSampling {
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
  readonly repetitionPenalty: number;
  readonly seed: number | undefined;
}

/** Throws InferenceError KINGLET_INFERENCE_OPTION for an option that is unknown or outside its range. */
export function checkSampling(options: SamplingOptions): CheckedSampling {
  for (const name of Object.keys(options))
    if (!Object.hasOwn(ranges, name))
      throw refusal(`${name} is none of the options of sampling: ${Object.keys(ranges).join(', ')}`);
  const checked = (name: keyof SamplingOptions, left: number): number => {
    const value = options[name] ?? left;
    const [isInside, range] = ranges[name];
    if (typeof value === 'number' && isInside(value)) return value;
    throw refusal(`expected ${name} to be ${range}, found ${String(value)}`);
  };
  return {
    temperature: checked('temperature', 1),
    topK: checked('topK', Number.MAX_SAFE_INTEGER),
    topP: checked('topP', 1),
    minP: checked('minP', 0),
    repetitionPenalty: checked('repetitionPenalty', 1),
    seed: options.seed === undefined ? undefined : checked('seed', 0),
  };
}

type Range = readonly [isInside: (value: number) => boolean, description: string];

const isFinitePositive = (value: number): boolean => value > 0 && value < Number.POSITIVE_INFINITY;

const ranges: Readonly<Record<keyof SamplingOptions, Range>> = {
  temperature: [(value) => value === 0 || isFinitePositive(value), 'finite and 0 or more'],
  topK: [(value) => Number.isSafeInteger(value) && value > 0, 'a whole number above 0'],
  topP: [(value) => value > 0 && value <= 1, 'above 0 and at most 1'],
  minP: [(value) => value >= 0 && value <= 1, 'from 0 to 1'],
  repetitionPenalty: [isFinitePositive, 'finite and above 0'],
  seed: [(value) => Number.isSafeInteger(value), 'a whole number'],
};

function refusal(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_OPTION', message);
}
