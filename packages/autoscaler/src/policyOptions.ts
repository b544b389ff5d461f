// The options that each mode has, by name.
import type { Limits, Policy, PolicyMode } from './policy.ts';

export type ModePolicy<Mode extends PolicyMode> = Extract<Policy, { readonly mode: Mode }>;

/** All that a policy of the mode may have. */
export function optionNames(mode: PolicyMode): readonly string[] {
  return ['mode', ...limitNames, ...ownNames[mode]];
}

const limitNames: readonly (keyof Limits)[] = [
  'min',
  'max',
  'up',
  'down',
  'warmUpMs',
  'scaleToZeroAfterMs',
  'staleAfterMs',
  'periodMs',
];

const ownNames: { readonly [Mode in PolicyMode]: readonly Exclude<keyof ModePolicy<Mode>, keyof Limits | 'mode'>[] } = {
  threshold: ['targets', 'scaleUpAt', 'scaleDownAt'],
  'target-tracking': ['targets', 'tolerance'],
  'aws-target-tracking': ['metric', 'target', 'statistic', 'outPeriods', 'inPeriods', 'disableScaleIn'],
  'stable-panic': [
    'metric',
    'capacity',
    'utilization',
    'stableWindowMs',
    'panicWindow',
    'panicThreshold',
    'maxScaleUpRate',
    'maxScaleDownRate',
  ],
  predictive: ['metric', 'target', 'seasonsMs', 'horizonMs', 'quantile'],
  kinglet: ['metric', 'capacity', 'parameters'],
};
