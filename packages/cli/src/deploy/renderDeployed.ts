// What `kinglet deploy` prints.
import { columns } from '../columns.ts';
import type { Console } from '../context.ts';
import type { Deployed } from './deploy.ts';
import { changesAnything, renderPlan } from './renderPlan.ts';

/** The plan of a dry run, else what is there now. */
export function renderDeployed(deployed: Deployed, console: Pick<Console, 'paint'>): string {
  const { isDryRun, hasChanged, plan, functionName, arn, version, url } = deployed;
  if (isDryRun) {
    const last = changesAnything(plan) ? 'nothing was changed: a dry run' : 'nothing to change';
    return `${renderPlan(plan, console)}\n${last}`;
  }
  return [
    hasChanged ? `deployed ${functionName}` : `nothing to change: ${functionName} is as it should be`,
    ...columns([['arn', arn ?? ''], ['version', version ?? ''], ...(url === undefined ? [] : [['url', url] as const])]),
  ].join('\n');
}
