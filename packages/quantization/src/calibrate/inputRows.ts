// What a layer multiplies its weights with, as rows: vectors of matrix products, patches of convolutions (im2col).
import { intAttribute } from '@kinglet/onnx';
import type { Layer } from '../recipe.ts';
import { productOf } from '../tensor/scaleGroups.ts';
import { convolutionWindow, placesAt } from './convolutionWindow.ts';
import type { Activation } from './observe.ts';

/** How the inputs of a layer are read. */
export interface InputRows {
  /** Inputs of one output: the weights that an output has. */
  readonly features: number;
  /** Of convolutions: outputs of each read rows of their own. */
  readonly groups: number;
  /**
   * For each group [rows, features], at most `most` rows of each item, evenly spread over it. `firstItem` is how many items
   * there were before: each item shows other rows of it.
   */
  readonly read: (activation: Activation, most: number, firstItem: number) => readonly Float32Array[];
}

/** Undefined for layers that multiply no rows with all their weights: Gather, ConvTranspose, a product that turns its input. */
export function inputRows(layer: Layer): InputRows | undefined {
  const { node, input, weightDims, channelAxis } = layer;
  if (input === undefined || node.opType === 'ConvTranspose' || intAttribute(node, 'transA', 0) !== 0) return undefined;
  if (node.opType === 'Conv') return patchRows(layer);
  const features = weightDims[1 - channelAxis]!;
  return { features, groups: 1, read: (activation, most, first) => [vectors(activation, features, most, first)] };
}

/** The golden ratio: the offsets of any items that follow one another are far apart. */
const ratio = (Math.sqrt(5) - 1) / 2;

/** At most `most` of `count` places, evenly spread, from an offset of the item's own. */
function spread(count: number, most: number, item: number): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  const offset = (item * ratio) % 1;
  return Array.from({ length: most }, (_, i) => Math.floor(((i + offset) * count) / most));
}

function vectors({ values, items }: Activation, features: number, most: number, firstItem: number): Float32Array {
  const perItem = values.length / features / items;
  const chosen = Array.from({ length: items }, (_, item) =>
    spread(perItem, most, firstItem + item).map((row) => item * perItem + row),
  ).flat();
  const rows = new Float32Array(chosen.length * features);
  for (const [i, row] of chosen.entries())
    for (let j = 0; j < features; j++) rows[i * features + j] = values[row * features + j]!;
  return rows;
}

function patchRows({ node, weightDims }: Layer): InputRows {
  const groups = intAttribute(node, 'group', 1);
  const [, channels, ...kernel] = weightDims as [number, number, ...number[]];
  const features = channels * productOf(kernel);
  const read = ({ shape, values }: Activation, most: number, firstItem: number): readonly Float32Array[] => {
    const [items, , ...spatial] = shape as [number, number, ...number[]];
    const window = convolutionWindow(node, kernel, spatial);
    const chosen = Array.from({ length: items }, (_, item) =>
      spread(productOf(window.output), most, firstItem + item).map((position) => ({ item, position })),
    ).flat();
    const rows = Array.from({ length: groups }, () => new Float32Array(chosen.length * features));
    const size = productOf(spatial);
    for (const [i, { item, position }] of chosen.entries()) {
      const places = placesAt(window, position);
      for (const [group, row] of rows.entries()) {
        const from = (item * groups + group) * channels * size;
        fillPatch(row.subarray(i * features, (i + 1) * features), values, places, from, size);
      }
    }
    return rows;
  };
  return { features, groups, read };
}

/** What lies at the places of each channel; 0 in the padding. */
function fillPatch(
  patch: Float32Array,
  values: ArrayLike<number>,
  places: Int32Array,
  from: number,
  size: number,
): void {
  for (let i = 0, start = from; i < patch.length; start += size)
    for (const place of places) patch[i++] = place < 0 ? 0 : values[start + place]!;
}
