// Layers by role, name or operator.
import { QuantizationError } from '../errors.ts';
import type { Layer, LayerRole } from '../recipe.ts';

const roles: readonly string[] = ['attention', 'output', 'embedding', 'depthwise'] satisfies LayerRole[];

/**
 * The layers that entries name: a role, an operator (`Conv`), or a name in which `*` is any text and `?` any character.
 * Throws QuantizationError KINGLET_QUANTIZATION_LAYER for an entry that fits none.
 */
export function selectLayers(layers: readonly Layer[], entries: readonly string[]): ReadonlySet<Layer> {
  return new Set(entries.flatMap((entry) => fittingLayers(layers, entry)));
}

function fittingLayers(layers: readonly Layer[], entry: string): readonly Layer[] {
  const pattern = patternOf(entry);
  const fits = ({ roles: own, node, name }: Layer): boolean =>
    own.some((role) => role === entry) || node.opType === entry || pattern.test(name);
  const found = layers.filter(fits);
  if (found.length > 0) return found;
  const names = layers.map(({ name }) => JSON.stringify(name));
  const some = names.length > 12 ? `${names.slice(0, 12).join(', ')}, and ${names.length - 12} more` : names.join(', ');
  throw new QuantizationError(
    'KINGLET_QUANTIZATION_LAYER',
    `expected ${JSON.stringify(entry)} to be a role (${roles.join(', ')}), an operator or a pattern of names that fits a layer; the layers are ${some || 'none'}`,
  );
}

function patternOf(entry: string): RegExp {
  const text = entry.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${text.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
