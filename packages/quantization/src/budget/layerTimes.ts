// What each layer takes in each precision: where the search for the fastest choice begins.
import type { Layer, LayerChoice } from '../recipe.ts';
import { nodeName } from '../report/planKernels.ts';
import type { PrecisionSpace } from './precisionSpace.ts';
import type { InstructionTime } from './timePlan.ts';

/**
 * Nanoseconds of each layer's candidates, in the order of the space: one model for each form there is, in which every
 * layer that may has it, is timed. An estimate: what stands between layers of different forms is in none of these models.
 */
export function layerTimes(
  space: PrecisionSpace,
  time: (choices: readonly LayerChoice[]) => readonly InstructionTime[],
): readonly (readonly number[])[] {
  const timesOf = new Map<string, ReadonlyMap<string, number>>();
  for (const form of new Set(space.candidates.flat().map(formOf))) {
    const choices = space.candidates.map((own) => own.find((choice) => formOf(choice) === form) ?? own.at(-1)!);
    timesOf.set(form, byLayer(space.layers, time(choices)));
  }
  return space.candidates.map((own) => own.map((choice) => timesOf.get(formOf(choice))!.get(choice.layer) ?? 0));
}

/** What layers of the same form have in common. */
function formOf(choice: LayerChoice): string {
  if (choice.kind === 'float') return choice.kind;
  if (choice.kind === 'half') return choice.type;
  const { type } = choice.weights;
  return choice.kind === 'static' ? `${choice.activations.type} by ${type}` : `${choice.kind} ${type}`;
}

/** Its own instructions, and those that quantize its input or unpack its weights. */
function byLayer(layers: readonly Layer[], times: readonly InstructionTime[]): ReadonlyMap<string, number> {
  const owners = ownersOf(layers);
  const sums = new Map<string, number>();
  for (const { node, nanoseconds } of times) {
    const owner = ownerOf(nodeName(node), owners);
    if (owner !== undefined) sums.set(owner, (sums.get(owner) ?? 0) + nanoseconds);
  }
  return sums;
}

/** Writers name what they add for a layer by the layer, its weights, or its input. */
function ownersOf(layers: readonly Layer[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { name, weights, input } of layers.toReversed())
    for (const base of [input, weights, name]) if (base !== undefined) owners.set(base, name);
  return owners;
}

function ownerOf(node: string, owners: ReadonlyMap<string, string>): string | undefined {
  for (let base = node; base !== ''; base = base.slice(0, Math.max(0, base.lastIndexOf('_')))) {
    const owner = owners.get(base);
    if (owner !== undefined) return owner;
  }
  return undefined;
}
