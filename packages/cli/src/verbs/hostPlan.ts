// kinglet host plan
import { hostMachine } from '../host/hostMachine.ts';
import { chosenPlan, settingOptions } from '../host/hostOptions.ts';
import { hostPackage } from '../host/hostPackage.ts';
import { renderWrites } from '../host/renderTuning.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const hostPlan: Verb = defineVerb({
  options: settingOptions,
  examples: [
    ['kinglet host plan', 'each file with its value now and the one that it would get; writes nothing'],
    ['kinglet host plan --huge-pages 512', 'with 512 MiB of reserved huge pages'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values) {
    const host = await hostPackage();
    const plan = chosenPlan(host, hostMachine(host, context, values.root), values);
    return { data: plan, text: plan.writes.length === 0 ? 'nothing to write' : renderWrites(plan.writes) };
  },
});
