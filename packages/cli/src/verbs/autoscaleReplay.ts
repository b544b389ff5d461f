// kinglet autoscale replay
import type { Fleet, Policy, TraceFormat } from '@kinglet/autoscaler';
import { policy, readPolicy } from '../autoscale/autoscaleOptions.ts';
import { autoscalerPackage } from '../autoscale/autoscalerPackage.ts';
import { type BaselineName, baseline, baselineNames } from '../autoscale/baselines.ts';
import { renderReplay } from '../autoscale/renderReplay.ts';
import { replay } from '../autoscale/replay.ts';
import { replayPage } from '../autoscale/replayPage.ts';
import { replayTrace } from '../autoscale/replayTrace.ts';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { defined } from '../defined.ts';
import { suggestion } from '../nearest.ts';
import { choice, flag, number, text } from '../option.ts';
import { readJsonObject } from '../readJson.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { checkOutputs, writeOutput } from '../writeOutput.ts';

const formats: readonly TraceFormat[] = ['azure-llm', 'csv', 'json-lines', 'nab'];
const defaultFleet = '{"kind":"containers","service":{"kind":"exponential","meanMs":100}}';

export const autoscaleReplay: Verb = defineVerb({
  options: {
    policy,
    compare: text(`the engines' own rules beside it, at their defaults: some of ${baselineNames.join(', ')}, or none`, {
      value: 'names',
      fallback: baselineNames.join(','),
    }),
    fleet: text('what serves the requests: a file, - for stdin, or the JSON itself', {
      value: 'json',
      fallback: defaultFleet,
    }),
    min: number("the engines' least instances; without it the policy's, or 1", { min: 0, max: 1e6 }),
    max: number("the engines' most instances; without it the policy's, or 16", { min: 1, max: 1e6 }),
    objective: number('a request that takes longer is a miss', { value: 'ms', min: 1, max: 1e9, fallback: 1000 }),
    seed: number('of service times and of made traffic; the same gives the same result', {
      min: 0,
      max: 2 ** 31,
      fallback: 1,
    }),
    hours: number('of made traffic', { min: 0.01, max: 1000, isWhole: false, fallback: 1 }),
    rate: number('requests a second of made traffic, in the mean', {
      min: 0.001,
      max: 1e6,
      isWhole: false,
      fallback: 20,
    }),
    format: choice('of the trace; without it what its first line says', formats),
    gaps: flag('an interval that a trace of counts leaves out had no traffic; otherwise it is an error'),
    html: text('a page with the traffic, the instances, and cost against misses', { value: 'path' }),
  },
  positionals: [
    { name: 'trace', help: 'a file with requests or counts, or bursty, diurnal, flash-crowd, ramp: made traffic' },
  ],
  examples: [
    ['kinglet autoscale replay flash-crowd --html out.html', "the engines' own rules on a crowd that comes at once"],
    ['kinglet autoscale replay requests.csv --policy policy.json --max 40', 'your policy on your traffic, beside them'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, [given = '']) {
    const names = namesOf(values.compare);
    checkOutputs(context, values.html);
    const autoscaler = await autoscalerPackage();
    const { seed, hours, rate: perSecond, objective: objectiveMs, format } = values;
    const reading = { ...defined({ format }), gaps: values.gaps ? ('idle' as const) : ('error' as const) };
    const trace = replayTrace(autoscaler, context, given, { hours, perSecond, seed }, reading);
    const fleet = (await readJsonObject(context, values.fleet, 'the fleet')) as unknown as Fleet;
    const policies = await policiesOf(context, names, fleet, values);
    const onRun = (name: string) => context.console.note(`replaying ${trace.name} under ${name}`);
    const result = replay(autoscaler, trace, fleet, { policies, seed, objectiveMs, onRun });
    if (values.html !== undefined) writeOutput(context, values.html, replayPage(result));
    return { data: result, text: renderReplay(result) };
  },
});

interface Given {
  readonly policy: string | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

async function policiesOf(
  context: Context,
  names: readonly BaselineName[],
  fleet: Fleet,
  given: Given,
): Promise<Record<string, Policy>> {
  const yours = given.policy === undefined ? undefined : await readPolicy(context, given.policy);
  if (!yours && names.length === 0) throw usageError('Expected --policy, or engines to --compare, got neither');
  const bounds = defined({ min: given.min ?? yours?.min, max: given.max ?? yours?.max });
  const others = names.map((name) => [name, baseline(name, fleet, bounds)] as const);
  return { ...(yours ? { yours } : {}), ...Object.fromEntries(others) };
}

function namesOf(words: string): BaselineName[] {
  if (words === 'none') return [];
  return words.split(',').map((word) => {
    const name = baselineNames.find((one) => one === word.trim());
    if (name) return name;
    throw usageError(
      `Expected --compare to be some of ${baselineNames.join(', ')}, got ${word}${suggestion(word, baselineNames)}`,
    );
  });
}
