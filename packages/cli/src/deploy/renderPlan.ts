// A plan as a person reads it.
import type { Console, Style } from '../context.ts';
import type { ShownStep } from './step.ts';

const signs: Readonly<Record<ShownStep['action'], readonly [string, Style]>> = {
  create: ['+', 'green'],
  update: ['~', 'yellow'],
  delete: ['-', 'red'],
  keep: ['=', 'dim'],
};

/** A line for each step, and below it a line for each change. */
export function renderPlan(steps: readonly ShownStep[], { paint }: Pick<Console, 'paint'>): string {
  return steps
    .flatMap(({ resource, action, changes }) => {
      const [sign, style] = signs[action];
      const lines = changes.map(({ what, from, to }) => `    ${what}: ${from === 'none' ? to : `${from} -> ${to}`}`);
      return [paint(style, `${sign} ${action} ${resource}`), ...lines];
    })
    .join('\n');
}

/** Whether the steps change anything. */
export function changesAnything(steps: readonly ShownStep[]): boolean {
  return steps.some(({ action }) => action !== 'keep');
}
