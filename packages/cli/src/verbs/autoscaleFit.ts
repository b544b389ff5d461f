// kinglet autoscale fit
import { readReplay, replayOptions, trace } from '../autoscale/autoscaleOptions.ts';
import { autoscalerPackage } from '../autoscale/autoscalerPackage.ts';
import { number, text } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { checkOutputs, writeOutput } from '../writeOutput.ts';

export const autoscaleFit: Verb = defineVerb({
  options: {
    ...replayOptions,
    evaluations: number('how many policies are tried, each on the whole trace', { min: 1, max: 1e6, fallback: 150 }),
    out: text('the file for the policy; without it it is printed', { value: 'path' }),
  },
  positionals: [trace],
  examples: [
    ['kinglet autoscale fit requests.csv --max 40 --out policy.json', 'a policy that your traffic chose'],
    ['kinglet autoscale replay later.csv --policy policy.json', 'what it would have done on traffic it has not seen'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, [given = '']) {
    checkOutputs(context, values.out);
    const autoscaler = await autoscalerPackage();
    const { trace, fleet, bounds } = await readReplay(autoscaler, context, given, values);
    const { seed, objective: objectiveMs, evaluations, out } = values;
    context.console.note(`replaying ${trace.name} under ${evaluations} policies`);
    const policy = autoscaler.fitPolicy(trace, fleet, { seed, objectiveMs, evaluations, limits: bounds });
    const json = JSON.stringify(policy, null, 2);
    if (out === undefined) return { data: policy, text: json };
    writeOutput(context, out, `${json}\n`);
    return { data: policy, text: `kinglet autoscale replay ${given} --policy ${out} shows it beside the engines` };
  },
});
