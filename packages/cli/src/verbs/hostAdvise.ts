// kinglet host advise
import { hostMachine } from '../host/hostMachine.ts';
import { chosenAdvice, settingOptions } from '../host/hostOptions.ts';
import { hostPackage } from '../host/hostPackage.ts';
import { explainAdvice, renderAdvice } from '../host/renderTuning.ts';
import { flag } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const hostAdvise: Verb = defineVerb({
  options: {
    ...settingOptions,
    explain: flag('where each value was read, why it matters, and the document that says so'),
  },
  examples: [
    ['kinglet host advise', 'each setting: as it is, and as it should be'],
    ['kinglet host advise --only swappiness --only governor --explain', 'why'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values) {
    const host = await hostPackage();
    const advice = chosenAdvice(host, hostMachine(host, context, values.root), values);
    return { data: { advice }, text: values.explain ? explainAdvice(advice) : renderAdvice(advice) };
  },
});
