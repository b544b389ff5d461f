// What `kinglet rollback` and `kinglet promote` print.
import type { Console } from '../context.ts';
import type { Moved } from './moveAlias.ts';
import { renderPlan } from './renderPlan.ts';

export function renderMoved({ isDryRun, step, to }: Moved, console: Pick<Console, 'paint'>): string {
  if (step.action === 'keep') return `nothing to change: ${step.resource} is at version ${to.version}`;
  return `${renderPlan([step], console)}${isDryRun ? '\nnothing was changed: a dry run' : ''}`;
}
