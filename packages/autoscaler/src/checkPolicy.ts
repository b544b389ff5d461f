// The rules that a policy has to keep.
import { AutoscalerError } from './errors.ts';
import { isMetricName, metricNames } from './metrics.ts';
import type { StepLimit, Targets } from './policy.ts';
import type { ResolvedDirection, ResolvedLimits } from './resolvePolicy.ts';

type Range = 'above 0' | 'above 1' | 'from 0' | 'whole, from 0' | 'whole, from 1';

const ranges: { readonly [Name in Range]: (value: number) => boolean } = {
  'above 0': (value) => value > 0 && value < Number.POSITIVE_INFINITY,
  'above 1': (value) => value > 1 && value < Number.POSITIVE_INFINITY,
  'from 0': (value) => value >= 0 && value < Number.POSITIVE_INFINITY,
  'whole, from 0': (value) => Number.isSafeInteger(value) && value >= 0,
  'whole, from 1': (value) => Number.isSafeInteger(value) && value >= 1,
};

/** @throws AutoscalerError for the option `name` that is `found`. */
export function fail(name: string, expected: string, found: unknown): never {
  throw new AutoscalerError('KINGLET_AUTOSCALER_POLICY', `Expected \`${name}\` to be ${expected}, got ${shown(found)}`);
}

/** Every option given must be one there is: a misspelt one would silently be its default. */
export function checkOptions(given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;

  const message = `Expected options among ${known.join(', ')}, got \`${unknown}\``;
  throw new AutoscalerError('KINGLET_AUTOSCALER_POLICY', message);
}

export function checkObject(name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(name, 'an object', value);
}

export function checkChoice(name: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value)) fail(name, `one of ${choices.join(', ')}`, value);
}

/** Each of these must be a number of the range. */
export function checkNumbers<T extends object>(of: T, names: readonly (keyof T & string)[], range: Range): void {
  for (const name of names) {
    const value: unknown = of[name];
    if (typeof value !== 'number' || !ranges[range](value)) fail(name, `a number ${range}`, value);
  }
}

/** Targets name at least one metric, each above zero. */
export function checkTargets(targets: Targets): void {
  const names = Object.keys(targets ?? {});
  if (names.length === 0) fail('targets', 'a target for at least one metric', targets);
  const unknown = names.find((name) => !isMetricName(name));
  if (unknown !== undefined) fail('metric', `one of ${metricNames.join(', ')}`, unknown);
  checkNumbers({ ...targets } as Record<string, unknown>, names, 'above 0');
}

export function checkLimits(limits: ResolvedLimits): void {
  checkNumbers(limits, ['min'], 'whole, from 0');
  checkNumbers(limits, ['max'], 'whole, from 1');
  if (limits.min > limits.max) fail('min', `at most max ${limits.max}`, limits.min);
  checkNumbers(limits, ['warmUpMs', 'scaleToZeroAfterMs'], 'from 0');
  checkNumbers(limits, ['staleAfterMs', 'periodMs'], 'above 0');
  checkDirection(limits.up);
  checkDirection(limits.down);
}

function checkDirection(direction: ResolvedDirection): void {
  checkOptions(direction, ['coolDownMs', 'stabilizationMs', 'steps', 'select']);
  checkNumbers(direction, ['coolDownMs', 'stabilizationMs'], 'from 0');
  checkChoice('select', direction.select, ['disabled', 'max', 'min']);
  if (!Array.isArray(direction.steps)) fail('steps', 'a list', direction.steps);
  direction.steps.forEach(checkStep);
}

function checkStep(step: StepLimit): void {
  checkObject('steps', step);
  checkOptions(step, 'instances' in step ? ['instances', 'periodMs'] : ['percent', 'periodMs']);
  checkNumbers(step, ['periodMs'], 'above 0');
  if ('instances' in step) checkNumbers(step, ['instances'], 'whole, from 1');
  else checkNumbers(step, ['percent'], 'above 0');
}

function shown(value: unknown): string {
  return typeof value === 'number' ? `${value}` : `${JSON.stringify(value)} (${typeof value})`;
}
