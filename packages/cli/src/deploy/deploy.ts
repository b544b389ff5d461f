// Brings AWS to what the settings describe: read, plan, do, and read what it holds then.
import { CliError } from '../cliError.ts';
import { applySteps } from './applySteps.ts';
import type { Aws } from './connectAws.ts';
import { observeAll } from './observeAll.ts';
import { type Observed, planDeploy, type Wish } from './planDeploy.ts';
import { changesAnything, renderPlan } from './renderPlan.ts';
import { type ShownStep, shownStep } from './step.ts';
import { assertGoingOn, waitForProvisioned } from './waitForFunction.ts';

/** What a deploy did, or would do. */
export interface Deployed {
  readonly isDryRun: boolean;
  readonly hasChanged: boolean;
  /** Of all rounds, without secrets. */
  readonly plan: readonly ShownStep[];
  readonly functionName: string;
  /** Of the alias: what callers invoke. Undefined while nothing is there. */
  readonly arn: string | undefined;
  readonly version: string | undefined;
  readonly url: string | undefined;
}

// Somebody else, or a request that was sent again after its answer was lost, may have made what the plan makes. Each round gets
// further than the one before: of two deploys at once, the slower finds what the other made.
const mostRounds = 10;

/**
 * Plans and, unless `isDryRun`, does it.
 *
 * @throws {CliError} `KINGLET_CLI_CONFLICT` for things that this tool did not make, or that somebody else keeps changing; what
 * AWS refuses
 */
export async function deploy(aws: Aws, wish: Wish, isDryRun: boolean): Promise<Deployed> {
  const plan: ShownStep[] = [];
  for (let round = 1; ; round++) {
    const observed = await observeAll(aws, wish.desired);
    const steps = planDeploy(wish, observed, aws);
    const isNew = round === 1 || changesAnything(steps);
    if (isNew) plan.push(...steps.map(shownStep));
    if (isDryRun) return deployed(wish, isDryRun, plan, observed);
    if (!changesAnything(steps)) return deployed(wish, isDryRun, plan, await ready(aws, wish, observed));
    aws.context.console.note(renderPlan(steps.map(shownStep), aws.context.console));
    try {
      await applySteps(aws, steps);
    } catch (error) {
      if (!(error instanceof CliError) || error.code !== 'KINGLET_CLI_CONFLICT' || round === mostRounds) throw error;
      aws.context.console.note(`something changed meanwhile, planning again: ${error.message}`);
      await aws.context.sleep(200 * round, aws.context.signal).catch(() => assertGoingOn(aws.context));
      continue;
    }
    return deployed(wish, isDryRun, plan, await ready(aws, wish, await observeAll(aws, wish.desired)));
  }
}

// An alias that moves takes its environments to the other version; and the run that asked for them may have been killed.
async function ready(aws: Aws, { desired }: Wish, observed: Observed): Promise<Observed> {
  if (observed.function?.provisioned?.status === 'IN_PROGRESS')
    await waitForProvisioned(aws, desired.functionName, desired.alias);
  return observed;
}

function deployed(
  { desired }: Wish,
  isDryRun: boolean,
  plan: readonly ShownStep[],
  { function: found }: Observed,
): Deployed {
  return {
    isDryRun,
    hasChanged: !isDryRun && changesAnything(plan),
    plan,
    functionName: desired.functionName,
    arn: found?.alias?.arn,
    version: found?.alias?.version,
    url: found?.url?.url,
  };
}
