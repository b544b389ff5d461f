// Numbers that may grow with a batch: `fixed + perItem * items`.
import type { Extent } from '@kinglet/kernels/plan';
import type { Dimension } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { describeExtent } from '../extent.ts';

export type { Extent };
export { describeExtent };

/** A number that no batch changes. */
export function fixedExtent(fixed: number): Extent {
  return { fixed, perItem: 0 };
}

/** A number as one that no batch changes. */
export function asExtent(length: Extent | number): Extent {
  return typeof length === 'number' ? fixedExtent(length) : length;
}

export function isFixed(extent: Extent): boolean {
  return extent.perItem === 0;
}

export function equalExtents(a: Extent, b: Extent): boolean {
  return a.fixed === b.fixed && a.perItem === b.perItem;
}

export function equalShapes(a: readonly Extent[], b: readonly Extent[]): boolean {
  return a.length === b.length && a.every((extent, i) => equalExtents(extent, b[i]!));
}

export function addExtents(a: Extent, b: Extent): Extent {
  return { fixed: a.fixed + b.fixed, perItem: a.perItem + b.perItem };
}

export function scaleExtent(a: Extent, by: number): Extent {
  return { fixed: a.fixed * by, perItem: a.perItem * by };
}

/** Throws KINGLET_INFERENCE_SHAPE where both grow with the batch: words of a plan are sums, not squares. */
export function multiplyExtents(a: Extent, b: Extent): Extent {
  if (isFixed(a)) return scaleExtent(b, a.fixed);
  if (isFixed(b)) return scaleExtent(a, b.fixed);
  throw new InferenceError(
    'KINGLET_INFERENCE_SHAPE',
    `expected lengths that grow with the batch at most once, got (${describeExtent(a)}) * (${describeExtent(b)}); fix the batch with the option \`batch\``,
  );
}

/** A shape without the axes of length 1 that it begins with. */
export function withoutLeadingOnes(shape: readonly Extent[]): readonly Extent[] {
  const first = shape.findIndex((extent) => !equalExtents(extent, fixedExtent(1)));
  return first < 0 ? [] : shape.slice(first);
}

/** The number of elements of a shape. */
export function sizeOfExtents(shape: readonly Extent[]): Extent {
  return shape.reduce(multiplyExtents, fixedExtent(1));
}

/**
 * A length as shape inference knows it; undefined for one that is not known or not linear in the batch, whose symbol is
 * `batch`.
 */
export function extentOf(dimension: Dimension, batch: string | undefined): Extent | undefined {
  if (typeof dimension === 'number') return fixedExtent(dimension);
  if (dimension === undefined || batch === undefined) return undefined;
  let sum: Extent = fixedExtent(0);
  for (const term of dimension.replaceAll(' - ', ' + -').split(' + ')) {
    const extent = extentOfTerm(term, batch);
    if (!extent) return undefined;
    sum = addExtents(sum, extent);
  }
  return sum;
}

function extentOfTerm(term: string, batch: string): Extent | undefined {
  if (/^-?\d+$/.test(term)) return fixedExtent(Number(term));
  if (term === batch) return { fixed: 0, perItem: 1 };
  const [times, symbol] = [term.slice(0, term.indexOf('*')), term.slice(term.indexOf('*') + 1)];
  return symbol === batch && /^\d+$/.test(times) ? { fixed: 0, perItem: Number(times) } : undefined;
}
