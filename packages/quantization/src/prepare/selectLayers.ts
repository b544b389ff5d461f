// Layers by role, by operator and by name, as `sensitiveLayers` and `exclude` say them.
import { QuantizationError } from '../errors.ts';
import type { Layer, LayerRole } from '../recipe.ts';

const roles: readonly string[] = ['attention', 'output', 'embedding', 'depthwise'] satisfies LayerRole[];
const suggested = 3;

/**
 * The layers that at least one entry fits, in their order. An entry is a role, an operator (`Conv`) or a name, in which `*`
 * is any text and `?` any character.
 *
 * @throws QuantizationError KINGLET_QUANTIZATION_LAYER for an entry that fits no layer, with the nearest names there are.
 */
export function selectLayers(layers: readonly Layer[], entries: readonly string[]): Layer[] {
  const selected = new Set<Layer>();
  for (const entry of entries) {
    const fitting = layers.filter((layer) => fits(layer, entry));
    if (!fitting.length) throw noSuchLayer(layers, entry);
    for (const layer of fitting) selected.add(layer);
  }
  return layers.filter((layer) => selected.has(layer));
}

function fits({ name, node, roles: own }: Layer, entry: string): boolean {
  return own.some((role) => role === entry) || node.opType === entry || matchesGlob(name, entry);
}

/** In time proportional to the product of the lengths: a pattern is the user's, and names may be long. */
function matchesGlob(text: string, glob: string): boolean {
  let [at, next, star, from] = [0, 0, -1, 0];
  while (at < text.length) {
    if (glob[next] === '*') [star, from, next] = [next, at, next + 1];
    else if (glob[next] === '?' || glob[next] === text[at]) [at, next] = [at + 1, next + 1];
    else if (star < 0) return false;
    else [from, at, next] = [from + 1, from + 1, star + 1];
  }
  while (glob[next] === '*') next++;
  return next === glob.length;
}

function noSuchLayer(layers: readonly Layer[], entry: string): QuantizationError {
  const known = new Set([...layers.flatMap(({ name, node, roles: own }) => [...own, node.opType, name])]);
  const byDistance = [...known].map((name) => [distance(entry, name), name] as const).sort(([a], [b]) => a - b);
  const nearest = byDistance.slice(0, suggested).map(([, name]) => JSON.stringify(name));
  const asked = roles.includes(entry) ? `role ${entry}` : JSON.stringify(entry);
  const found = nearest.length ? `the nearest are ${nearest.join(', ')}` : 'there are no layers';
  const message = `expected a role, an operator or a name of a layer (* and ? fit any), found ${asked}, which fits none: ${found}`;
  return new QuantizationError('KINGLET_QUANTIZATION_LAYER', message);
}

/** How many characters have to be put in, taken out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + Number(a[i] !== b[j])));
    row = next;
  }
  return row[b.length]!;
}
