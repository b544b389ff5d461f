// Options of the verbs of `kinglet host`.
import type { Advice, NodeBandwidth, Placement, Reading, TuningPlan } from '@kinglet/host';
import { usageError } from '../cliError.ts';
import { suggestion } from '../nearest.ts';
import { choice, list, number, type Option, text } from '../option.ts';
import type { HostMachine } from './hostMachine.ts';
import type { HostPackage } from './hostPackage.ts';

export const root: Option<string | undefined> = text(
  'the folder with the /proc and /sys of another machine: one that was recorded, or the one below a container',
  { value: 'folder' },
);

export const journal: Option<string | undefined> = text(
  'the file with the old values (default /var/lib/kinglet/tuning.json, below --root)',
  { value: 'path' },
);

/** Those that choose settings. */
export const settingOptions: {
  readonly hugePages: Option<number>;
  readonly only: Option<readonly string[]>;
  readonly placement: Option<Placement>;
  readonly root: Option<string | undefined>;
} = {
  hugePages: number('MiB that are to be had in reserved huge pages', {
    value: 'MiB',
    min: 0,
    max: 2 ** 30,
    fallback: 0,
  }),
  only: list('a setting, as advise names it; repeat it for more (default all)', { value: 'setting' }),
  placement: choice('whether processes and their memory are bound to NUMA nodes', ['bound', 'free'], {
    fallback: 'free',
  }),
  root,
};

interface SettingValues {
  readonly hugePages: number;
  readonly only: readonly string[];
  readonly placement: Placement;
  readonly bandwidth?: Reading<readonly NodeBandwidth[]>;
}

/** @throws {CliError} `KINGLET_CLI_USAGE` for a setting that there is not */
export function chosenAdvice(
  { advise }: HostPackage,
  { sources }: HostMachine,
  { hugePages, only, placement, bandwidth }: SettingValues,
): readonly Advice[] {
  const options = { hugePageBytes: hugePages * 2 ** 20, placement, ...(bandwidth && { bandwidth }) };
  const advice = advise(undefined, sources, options);
  const topics = advice.map(({ topic }) => topic as string);
  const wrong = only.find((name) => !topics.includes(name));
  if (wrong !== undefined)
    throw usageError(`Expected --only to be one of ${topics.join(', ')}, got ${wrong}${suggestion(wrong, topics)}`);
  return only.length === 0 ? advice : advice.filter(({ topic }) => only.includes(topic));
}

/** @throws {CliError} as `chosenAdvice`, and for huge pages that cannot be had: a plan without them would keep quiet about it */
export function chosenPlan(host: HostPackage, machine: HostMachine, values: SettingValues): TuningPlan {
  const advice = chosenAdvice(host, machine, values);
  const isPossible = ({ topic, state }: Advice): boolean =>
    topic !== 'hugePages' || state === 'change' || state === 'right';
  const refused = values.hugePages > 0 ? advice.find((each) => !isPossible(each)) : undefined;
  if (refused) throw usageError(`Expected --huge-pages that can be had, got ${values.hugePages}: ${refused.advice}`);
  return host.planTuning(advice);
}
