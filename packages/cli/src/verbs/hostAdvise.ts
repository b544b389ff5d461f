// kinglet host advise
import type { Sources } from '@kinglet/host';
import { usageError } from '../cliError.ts';
import { hostMachine } from '../host/hostMachine.ts';
import { chosenAdvice, settingOptions } from '../host/hostOptions.ts';
import { type HostPackage, hostPackage } from '../host/hostPackage.ts';
import { explainAdvice, renderAdvice } from '../host/renderTuning.ts';
import { flag } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const hostAdvise: Verb = defineVerb({
  options: {
    ...settingOptions,
    measure: flag('measures the bandwidth of memory too, some tenths of a second a node'),
    explain: flag('where each value was read, why it matters, and the document that says so'),
  },
  examples: [
    ['kinglet host advise', 'each setting: as it is, and as it should be'],
    ['sudo kinglet host advise --measure', 'as root with the memory channels, which only root may read'],
    ['kinglet host advise --only swappiness --only governor --explain', 'why'],
  ],
  runsWithoutConfig: true,
  async run(context, values) {
    const host = await hostPackage();
    const machine = hostMachine(host, context, values.root);
    const bandwidth = values.measure ? await measuredBandwidth(host, machine.sources, values.root) : undefined;
    const advice = chosenAdvice(host, machine, { ...values, ...(bandwidth && { bandwidth }) });
    return { data: { advice }, text: values.explain ? explainAdvice(advice) : renderAdvice(advice) };
  },
});

/** @throws {CliError} `KINGLET_CLI_USAGE` for another machine than this one */
function measuredBandwidth(
  host: HostPackage,
  sources: Sources,
  root: string | undefined,
): ReturnType<HostPackage['measureBandwidth']> {
  if (root !== undefined) throw usageError('Expected --measure without --root: only this machine can be measured');
  return host.measureBandwidth(host.describeHost(sources));
}
