// kinglet autoscale configure
import type { ConfigurationStep, EmitTarget } from '@kinglet/autoscaler';
import { policy, readPolicy, server } from '../autoscale/autoscaleOptions.ts';
import { autoscalerPackage } from '../autoscale/autoscalerPackage.ts';
import { planConfiguration } from '../autoscale/planConfiguration.ts';
import { flag } from '../option.ts';
import { readJsonObject } from '../readJson.ts';
import { endpointUrl, profile, region } from '../settings.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const autoscaleConfigure: Verb = defineVerb({
  options: {
    policy,
    dryRun: flag('shows what would be done, and changes nothing'),
    server,
    region,
    profile,
    endpointUrl,
  },
  positionals: [{ name: 'target', help: 'as of emit: a file, - for stdin, or the JSON itself' }],
  examples: [
    ['kinglet autoscale configure target.json --policy policy.json --dry-run', 'what would be put, and what removed'],
    [
      'kinglet autoscale configure target.json --policy policy.json',
      'puts what emit writes, through AWS or Kubernetes',
    ],
  ],
  runsWithoutConfig: true,
  async run(context, values, [given = '']) {
    const target = (await readJsonObject(context, given, 'the target')) as unknown as EmitTarget;
    const rule = await readPolicy(context, values.policy);
    const autoscaler = await autoscalerPackage();
    const { steps, explained } = await planConfiguration(rule, target, {
      autoscaler,
      env: context.env,
      access: values,
    });
    const shown = steps.map(({ action, what }) => ({ action, what }));
    const notes = [...new Set(autoscaler.emit(rule, target).flatMap(({ approximations }) => approximations))];
    for (const note of notes) context.console.note(note);
    if (!values.dryRun)
      for (const step of steps) {
        context.console.note(line(step));
        await explained(`${step.action} ${step.what}`, step.run);
      }
    return { data: { steps: shown, isDone: !values.dryRun }, text: steps.map(line).join('\n') };
  },
});

function line({ action, what }: Pick<ConfigurationStep, 'action' | 'what'>): string {
  return `${action === 'put' ? '+' : '-'} ${action} ${what}`;
}
