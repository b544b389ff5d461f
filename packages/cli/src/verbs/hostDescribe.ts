// kinglet host describe
import { hostMachine } from '../host/hostMachine.ts';
import { root } from '../host/hostOptions.ts';
import { hostPackage } from '../host/hostPackage.ts';
import { renderDescription } from '../host/renderDescription.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const hostDescribe: Verb = defineVerb({
  options: { root },
  examples: [
    ['kinglet host describe', 'core, instruction sets, caches, nodes, pages and limits, each with its source'],
    ['kinglet host describe --root recorded --json', 'of the machine whose /proc and /sys are in that folder'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values) {
    const host = await hostPackage();
    const data = host.describeHost(hostMachine(host, context, values.root).sources);
    return { data, text: renderDescription(data) };
  },
});
