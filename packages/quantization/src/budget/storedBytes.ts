// Bytes of layers' weights as they are stored.
import type { ResolvedOptions } from '../options.ts';
import type { Layer, LayerChoice } from '../recipe.ts';
import { integerTypes } from '../tensor/integerTypes.ts';
import { scaleDims } from '../tensor/quantizeWeights.ts';
import { isBlockwise4Bit } from '../tensor/scaleGroups.ts';

type Format = ResolvedOptions['format'];

/** `choices`: of each layer. Weights that layers share in one precision count once; scales and zero points with them. */
export function storedBytes(layers: readonly Layer[], choices: readonly LayerChoice[], format: Format): number {
  const bytes = new Map<string, number>();
  for (const [i, layer] of layers.entries()) {
    const key = storedKey(layer, choices[i]!);
    bytes.set(key, Math.max(bytes.get(key) ?? 0, weightBytes(layer, choices[i]!, format)));
  }
  return [...bytes.values()].reduce((sum, own) => sum + own, 0);
}

/** Of one layer's weights, with scales and the zero points that are written. */
export function weightBytes({ weightDims, channelAxis }: Layer, choice: LayerChoice, format: Format): number {
  const count = product(weightDims);
  if (choice.kind === 'float') return 4 * count;
  if (choice.kind === 'half') return 2 * count;
  const { bits } = integerTypes[choice.weights.type];
  const scales = product(scaleDims({ dims: weightDims, channelAxis }, choice.weights));
  const points = hasZeroPoints(choice) ? scales : 0;
  return Math.ceil((bits * count) / 8) + Math.ceil((bits * points) / 8) + scaleBytes(choice, format) * scales;
}

type IntegerChoice = LayerChoice & { readonly kind: 'dynamic' | 'static' | 'weights' };

/** Zeros are left out, but for static layers. */
function hasZeroPoints({ kind, weights }: IntegerChoice): boolean {
  return kind === 'static' || !weights.isSymmetric || weights.type.startsWith('u');
}

/** Plans keep the scales of blocks of 4 bits in halves. */
function scaleBytes({ weights }: IntegerChoice, format: Format): number {
  return format === 'plan' && isBlockwise4Bit(weights) ? 2 : 4;
}

function storedKey({ weights, channelAxis }: Layer, choice: LayerChoice): string {
  if (choice.kind === 'float') return `${weights} float`;
  if (choice.kind === 'half') return `${weights} ${choice.type}`;
  return `${weights} ${channelAxis} ${JSON.stringify(choice.weights)}`;
}

function product(lengths: readonly number[]): number {
  return lengths.reduce((all, length) => all * length, 1);
}
