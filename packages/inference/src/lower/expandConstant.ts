// Constants that are broadcast when the model is compiled.
import { type Extent, isFixed } from '../compile/extent.ts';

/** A repeated constant of more elements is not worth its place in the file. */
const mostElements = 1 << 14;

export interface ExpandedConstant {
  readonly values: Float32Array;
  /** How many trailing axes of the shape it has. */
  readonly axes: number;
}

/**
 * A constant of the lengths `own` repeated over the trailing axes of a shape that it meets, or over as many as make a row
 * that is worth vectors where it is one number; undefined where that would be too many elements or grows with the batch.
 */
export function expandConstant(
  constant: Float32Array,
  own: readonly Extent[],
  shape: readonly Extent[],
): ExpandedConstant | undefined {
  const axes = own.length || axesOfRow(shape);
  const lengths = shape.slice(shape.length - axes);
  const count = lengths.reduce((product, { fixed }) => product * fixed, 1);
  if (axes === 0 || !lengths.every(isFixed) || count > mostElements) return undefined;
  const steps = stepsOf(own, lengths);
  const values = Float32Array.from({ length: count }, (_, i) => {
    let [rest, at] = [i, 0];
    for (let axis = axes - 1; axis >= 0; axis--) {
      const { fixed } = lengths[axis]!;
      at += (rest % fixed) * steps[axis]!;
      rest = Math.floor(rest / fixed);
    }
    return constant[at]!;
  });
  return { values, axes };
}

/** Trailing axes of a row of 64 elements or more, where there are so many that are fixed. */
function axesOfRow(shape: readonly Extent[]): number {
  let [axes, count] = [0, 1];
  for (const extent of shape.toReversed()) {
    if (!isFixed(extent) || count >= 64 || count * extent.fixed > mostElements) break;
    count *= extent.fixed;
    axes++;
  }
  return axes;
}

/** How far apart neighbours along each axis are: 0 where they are the same element. */
function stepsOf(own: readonly Extent[], lengths: readonly Extent[]): number[] {
  const steps: number[] = lengths.map(() => 0);
  let step = 1;
  for (let axis = own.length - 1; axis >= 0; axis--) {
    const { fixed } = own[axis]!;
    steps[axis] = fixed === 1 ? 0 : step;
    step *= fixed;
  }
  return steps;
}
