// kinglet autoscale replay
import type { Fleet, Limits, Policy } from '@kinglet/autoscaler';
import { policy, readPolicy, readReplay, replayOptions, trace } from '../autoscale/autoscaleOptions.ts';
import { type AutoscalerPackage, autoscalerPackage } from '../autoscale/autoscalerPackage.ts';
import { type BaselineName, baselineNames, baselines } from '../autoscale/baselines.ts';
import { renderReplay } from '../autoscale/renderReplay.ts';
import { replay } from '../autoscale/replay.ts';
import { replayPage } from '../autoscale/replayPage.ts';
import { usageError } from '../cliError.ts';
import { suggestion } from '../nearest.ts';
import { text } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { checkOutputs, writeOutput } from '../writeOutput.ts';

export const autoscaleReplay: Verb = defineVerb({
  options: {
    policy,
    compare: text(`the engines' own rules beside it, at their defaults: some of ${baselineNames.join(', ')}, or none`, {
      value: 'names',
      fallback: baselineNames.join(','),
    }),
    ...replayOptions,
    html: text('a page with the traffic, the instances, and cost against misses', { value: 'path' }),
  },
  positionals: [trace],
  examples: [
    ['kinglet autoscale replay flash-crowd --html out.html', "the engines' own rules on a crowd that comes at once"],
    ['kinglet autoscale replay requests.csv --policy policy.json --max 40', 'your policy on your traffic, beside them'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, [given = '']) {
    const names = namesOf(values.compare);
    if (values.policy === undefined && names.length === 0)
      throw usageError('Expected --policy, or engines to --compare, got neither');
    checkOutputs(context, values.html);
    const yours = values.policy === undefined ? undefined : await readPolicy(context, values.policy);
    const autoscaler = await autoscalerPackage();
    const { trace, fleet, bounds } = await readReplay(autoscaler, context, given, values);
    const policies = policiesOf(autoscaler, yours, names, fleet, bounds);
    const { seed, objective: objectiveMs } = values;
    const onRun = (name: string) => context.console.note(`replaying ${trace.name} under ${name}`);
    const result = replay(autoscaler, trace, fleet, { policies, seed, objectiveMs, onRun });
    if (values.html !== undefined) writeOutput(context, values.html, replayPage(result));
    return { data: result, text: renderReplay(result) };
  },
});

// What is given by flags is for those that have no bounds; the engines take over yours.
function policiesOf(
  autoscaler: AutoscalerPackage,
  yours: Policy | undefined,
  names: readonly BaselineName[],
  fleet: Fleet,
  flags: Pick<Limits, 'max' | 'min'>,
): Record<string, Policy> {
  const { min = yours?.min, max = yours?.max } = flags;
  const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const engines = baselines(autoscaler, fleet, bounds);
  const others = Object.fromEntries(names.map((name) => [name, engines[name]]));
  return { ...(yours ? { yours: { ...flags, ...yours } } : {}), ...others };
}

function namesOf(words: string): BaselineName[] {
  if (words === 'none') return [];
  return words.split(',').map((word) => {
    const name = baselineNames.find((one) => one === word.trim());
    if (name) return name;
    const hint = suggestion(word, baselineNames);
    throw usageError(`Expected --compare to be some of ${baselineNames.join(', ')}, got ${word}${hint}`);
  });
}
