// kinglet delete
import { awsSettings } from '../aws/awsSettings.ts';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { applySteps } from '../deploy/applySteps.ts';
import { connectAws } from '../deploy/connectAws.ts';
import { observeOwned } from '../deploy/observeOwned.ts';
import { roleName } from '../deploy/observeRole.ts';
import { planDelete } from '../deploy/planDelete.ts';
import { changesAnything, renderPlan } from '../deploy/renderPlan.ts';
import { type ShownStep, shownStep } from '../deploy/step.ts';
import { functionName } from '../functionName.ts';
import { flag } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const deleteFunction: Verb = defineVerb({
  options: {
    ...awsSettings,
    keepLogs: flag('leaves the log group'),
    dryRun: flag('prints what would be removed, and removes nothing'),
    yes: flag('does not ask', { short: 'y' }),
  },
  examples: [
    ['kinglet delete --dry-run', 'shows what deploy made'],
    ['kinglet delete --yes --keep-logs', 'removes all of it but the logs'],
  ],
  async run(context, values) {
    const name = functionName(context.cwd, values.name);
    const aws = await connectAws(context, values);
    const names = { functionName: name, roleName: roleName(name), keepsLogs: values.keepLogs };
    const steps = planDelete(names, await observeOwned(aws, name), aws);
    const plan = steps.map(shownStep);
    const isNeeded = changesAnything(plan);
    const isDone = isNeeded && !values.dryRun && (values.yes || (await isConfirmed(context, plan)));
    if (isDone) await applySteps(aws, steps);
    const data = { isDryRun: values.dryRun, hasChanged: isDone, plan };
    return { data, text: outcome(context, name, data, isNeeded) };
  },
});

/** @throws {CliError} `KINGLET_CLI_USAGE` when nobody is there to be asked */
async function isConfirmed(context: Context, plan: readonly ShownStep[]): Promise<boolean> {
  context.console.note(renderPlan(plan, context.console));
  if (!context.isInteractive)
    throw usageError('Expected --yes, since nobody is there to be asked; nothing was removed');
  return /^y(es)?$/i.test((await context.ask('Remove these? [y/N] ')).trim());
}

function outcome(
  { console, isInteractive }: Context,
  name: string,
  {
    isDryRun,
    hasChanged,
    plan,
  }: { readonly isDryRun: boolean; readonly hasChanged: boolean; readonly plan: readonly ShownStep[] },
  isNeeded: boolean,
): string {
  const shown = renderPlan(plan, console);
  if (!isNeeded)
    return [...(shown ? [shown] : []), `nothing to remove: there is no ${name} that kinglet made`].join('\n');
  if (hasChanged) return `${shown}\nremoved ${name}`;
  if (isDryRun) return `${shown}\nnothing was removed: a dry run`;
  return isInteractive ? 'nothing was removed' : shown;
}
