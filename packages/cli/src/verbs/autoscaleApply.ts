// kinglet autoscale apply
import { applyInstances, planInstances } from '../autoscale/applyInstances.ts';
import { server } from '../autoscale/autoscaleOptions.ts';
import { autoscalerPackage } from '../autoscale/autoscalerPackage.ts';
import { resourceForms, scalableResource } from '../autoscale/scalableResource.ts';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { flag, number, text } from '../option.ts';
import { readJsonObject } from '../readJson.ts';
import { endpointUrl, profile, region } from '../settings.ts';
import { defineVerb, type Verb } from '../verb.ts';

const most = 1_000_000;

export const autoscaleApply: Verb = defineVerb({
  options: {
    instances: number('how many there shall be', { min: 0, max: most }),
    decision: text('what `autoscale decide --json` printed, in the place of --instances: a file, or - for stdin', {
      value: 'json',
    }),
    from: number('how many there are; without it the engine is asked. If it has others meanwhile, nothing is changed', {
      min: 0,
      max: most,
    }),
    dryRun: flag('shows what would be done, and changes nothing'),
    server,
    region,
    profile,
    endpointUrl,
  },
  positionals: [{ name: 'resource', help: `what is scaled: ${resourceForms.join(', ')}` }],
  examples: [
    ['kinglet autoscale apply ecs/shop/web --instances 6 --dry-run', 'what it would do'],
    [
      'kinglet autoscale decide - --policy policy.json --json < now.json | kinglet autoscale apply deployment/shop/web --decision -',
      'what was decided',
    ],
  ],
  runsWithoutConfig: true,
  async run(context, values, [resource = '']) {
    const target = await targetOf(context, values);
    const autoscaler = await autoscalerPackage();
    const scalable = await scalableResource(resource, { autoscaler, env: context.env, access: values });
    const planned = await planInstances(scalable, target);
    const plan = { ...planned, from: values.from ?? planned.from };
    const change = values.dryRun ? undefined : await applyInstances(scalable, plan);
    const line = `${plan.resource}: ${plan.from ?? 'unknown'} -> ${plan.to}`;
    return {
      data: { ...plan, change: change ?? null },
      text: change === undefined ? line : `${line}, ${done(change)}`,
    };
  },
});

interface Wanted {
  readonly instances: number | undefined;
  readonly decision: string | undefined;
}

/** @throws {CliError} `KINGLET_CLI_USAGE` for neither or both, and for what is no decision */
async function targetOf(context: Context, { instances, decision }: Wanted): Promise<number> {
  if ((instances === undefined) === (decision === undefined))
    throw usageError('Expected either --instances or --decision, got both or neither');
  if (instances !== undefined) return instances;
  const { desired } = await readJsonObject(context, decision as string, 'the decision');
  if (typeof desired === 'number' && Number.isSafeInteger(desired) && desired >= 0) return desired;
  throw usageError(`Expected a decision with a whole number as \`desired\`, got ${JSON.stringify(desired)}`);
}

function done(change: number): string {
  if (change === 0) return 'nothing to change';
  return change > 0 ? `${change} added` : `${-change} drained`;
}
