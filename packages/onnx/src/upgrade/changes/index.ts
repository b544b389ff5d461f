// Every operator whose meaning or form changed, by the opset that changed it. Versions that only allow more are not here.
import type { Change } from '../upgradeStep.ts';
import { attributeChanges } from './attributes.ts';
import { broadcastChanges } from './broadcasting.ts';
import { inputChanges } from './inputs.ts';
import { resizeChanges } from './resizing.ts';
import { softmaxChanges } from './softmax.ts';
import { trainingChanges } from './training.ts';

/** By operator, then by the opset since which it holds. */
export type Changes = Readonly<Record<string, Readonly<Record<number, Change>>>>;

const tables: readonly Changes[] = [
  attributeChanges,
  broadcastChanges,
  inputChanges,
  resizeChanges,
  softmaxChanges,
  trainingChanges,
];

/** The first change of an operator after opset `version`, until opset `to`. */
export function findChange(
  opType: string,
  version: number,
  to: number,
): { readonly since: number; readonly change: Change } | undefined {
  const changes = Object.assign({}, ...tables.map((table) => (Object.hasOwn(table, opType) ? table[opType] : {})));
  const since = Object.keys(changes)
    .map(Number)
    .find((key) => key > version && key <= to);
  return since === undefined ? undefined : { since, change: changes[since] as Change };
}
