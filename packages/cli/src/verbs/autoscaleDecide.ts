// kinglet autoscale decide
import type { Decision, FleetState, Metrics } from '@kinglet/autoscaler';
import { policy, readPolicy } from '../autoscale/autoscaleOptions.ts';
import { autoscalerPackage } from '../autoscale/autoscalerPackage.ts';
import { usageError } from '../cliError.ts';
import { isObject } from '../jsonObject.ts';
import { readJsonObject } from '../readJson.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const autoscaleDecide: Verb = defineVerb({
  options: { policy },
  positionals: [
    {
      name: 'situation',
      help: '{"state":{"instances":8},"metrics":{"cpu":0.75},"now":…}: a file, - for stdin, or the JSON itself',
    },
  ],
  examples: [
    ['kinglet autoscale decide situation.json --policy policy.json', 'how many instances, and why'],
    [
      'kinglet autoscale decide - --policy policy.json --json < situation.json',
      "with the memory for the next decision's state",
    ],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, [given = '']) {
    const { state, metrics, now = context.now().getTime() } = await readJsonObject(context, given, 'the situation');
    if (!isObject(state) || !isObject(metrics) || typeof now !== 'number')
      throw usageError(
        'Expected {"state":{"instances":…},"metrics":{…}} as the situation, with "now" in milliseconds or without',
      );
    const rule = await readPolicy(context, values.policy);
    const { decide } = await autoscalerPackage();
    const decision = decide(state as unknown as FleetState, metrics as Metrics, rule, now);
    return { data: decision, text: render(decision) };
  },
});

function render({ desired, action, reason, constraints, nextEvaluation }: Decision): string {
  return [
    `${action}: ${desired} instances`,
    `  ${reason}`,
    ...constraints.map(({ code, message }) => `  ${code}: ${message}`),
    `  next evaluation ${timeText(nextEvaluation)}`,
  ].join('\n');
}

// A Date goes no further, a period may.
const latest = 8.64e15;

function timeText(ms: number): string {
  return ms <= latest ? new Date(ms).toISOString() : 'never';
}
