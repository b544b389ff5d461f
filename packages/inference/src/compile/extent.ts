// Numbers that lengths decide: of a batch `fixed + perItem * items`, or sums of products of any symbols.
import type { Extent as BatchExtent } from '@kinglet/kernels/plan';
import { type Dimension, factorsOf, termsOf } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { describeExtent as describeBatchExtent } from '../extent.ts';

/** Of a plan with one batch `terms` is undefined, of one with any symbols `perItem` is 0. */
export interface Extent extends BatchExtent {
  /** How many times each product of symbols (`sequence`, `batch*sequence`) is added: never 0. */
  readonly terms?: ReadonlyMap<string, number> | undefined;
}

/** What the extents of a plan may depend on: one batch, linearly, by its name; any symbols; or nothing. */
export type Growth = { readonly batch: string } | 'any' | undefined;

/** A number that no length changes. */
export function fixedExtent(fixed: number): Extent {
  return { fixed, perItem: 0 };
}

/** The length as shape inference has it. */
export function dimensionOf(extent: Extent): number | string {
  return isFixed(extent) ? extent.fixed : describeExtent(extent);
}

/** A symbol's value. */
export function symbolExtent(symbol: string): Extent {
  return { fixed: 0, perItem: 0, terms: new Map([[symbol, 1]]) };
}

/** A number as one that no length changes. */
export function asExtent(length: Extent | number): Extent {
  return typeof length === 'number' ? fixedExtent(length) : length;
}

/** A length as shape inference knows it; undefined for one that is not known or depends on what it may not. */
export function extentOf(dimension: Dimension, growth: Growth): Extent | undefined {
  if (typeof dimension === 'number') return fixedExtent(dimension);
  if (dimension === undefined || growth === undefined) return undefined;
  const terms = new Map(termsOf(dimension));
  const fixed = terms.get('') ?? 0;
  terms.delete('');
  if (growth === 'any') return withTerms(fixed, terms);
  const perItem = terms.get(growth.batch) ?? 0;
  return [...terms.keys()].every((product) => product === growth.batch) ? { fixed, perItem } : undefined;
}

/** `3`, `N`, `2*N + 1`, `N*sequence - 2`. */
export function describeExtent(extent: Extent, batch?: string): string {
  if (!extent.terms) return describeBatchExtent(extent, batch);
  const parts = [...extent.terms].map(([product, times]) =>
    times === 1 ? product : times === -1 ? `-${product}` : `${times}*${product}`,
  );
  if (extent.fixed !== 0) parts.push(String(extent.fixed));
  return parts.join(' + ').replaceAll(' + -', ' - ');
}

/** `[3, 2*N + 1]` */
export function describeShape(shape: readonly Extent[]): string {
  return `[${shape.map((extent) => describeExtent(extent)).join(', ')}]`;
}

export function isFixed(extent: Extent): boolean {
  return extent.perItem === 0 && !extent.terms;
}

export function equalExtents(a: Extent, b: Extent): boolean {
  return a.fixed === b.fixed && a.perItem === b.perItem && equalTerms(a.terms, b.terms);
}

export function equalShapes(a: readonly Extent[], b: readonly Extent[]): boolean {
  return a.length === b.length && a.every((extent, i) => equalExtents(extent, b[i]!));
}

export function addExtents(a: Extent, b: Extent): Extent {
  if (!a.terms && !b.terms) return { fixed: a.fixed + b.fixed, perItem: a.perItem + b.perItem };
  const terms = new Map(a.terms);
  for (const [product, times] of b.terms ?? []) terms.set(product, (terms.get(product) ?? 0) + times);
  return withTerms(a.fixed + b.fixed, terms);
}

export function subtractExtents(a: Extent, b: Extent): Extent {
  return addExtents(a, scaleExtent(b, -1));
}

export function scaleExtent(a: Extent, by: number): Extent {
  return mapExtent(a, (number) => number * by);
}

/** One of so many equal parts. */
export function partOfExtent(a: Extent, parts: number): Extent {
  return mapExtent(a, (number) => number / parts);
}

/** Of a batch alone: throws KINGLET_INFERENCE_SHAPE where both grow with it, for such words of a plan are sums, not squares. */
export function multiplyExtents(a: Extent, b: Extent): Extent {
  if (isFixed(a)) return scaleExtent(b, a.fixed);
  if (isFixed(b)) return scaleExtent(a, b.fixed);
  if (a.terms && b.terms) return productOf(a, b);
  throw new InferenceError(
    'KINGLET_INFERENCE_SHAPE',
    `expected lengths that grow with the batch at most once, got (${describeExtent(a)}) * (${describeExtent(b)}); fix the batch with the option \`batch\``,
  );
}

/** a / b where that is a whole number whatever the lengths are; undefined where it is not surely one. */
export function divideExtents(a: Extent, b: Extent): Extent | undefined {
  if (isFixed(b)) return b.fixed === 0 ? undefined : wholeParts(partOfExtent(a, b.fixed));
  if (isFixed(a)) return a.fixed === 0 ? a : undefined;
  if (!b.terms) return a.fixed === 0 && b.fixed === 0 ? wholeParts(fixedExtent(a.perItem / b.perItem)) : undefined;
  return quotientOf(a, b);
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

function mapExtent({ fixed, perItem, terms }: Extent, change: (number: number) => number): Extent {
  if (!terms) return { fixed: change(fixed), perItem: change(perItem) };
  return withTerms(change(fixed), new Map([...terms].map(([product, times]) => [product, change(times)])));
}

function withTerms(fixed: number, terms: Map<string, number>): Extent {
  for (const [product, times] of terms) if (times === 0) terms.delete(product);
  return terms.size === 0 ? fixedExtent(fixed) : { fixed, perItem: 0, terms };
}

function equalTerms(a: Extent['terms'], b: Extent['terms']): boolean {
  if (!a || !b) return a === b;
  return a.size === b.size && [...a].every(([product, times]) => b.get(product) === times);
}

function productOf(a: Extent, b: Extent): Extent {
  const terms = new Map<string, number>();
  for (const [x, timesX] of [['', a.fixed] as const, ...a.terms!])
    for (const [y, timesY] of [['', b.fixed] as const, ...b.terms!]) {
      const product = [...factorsOf(x), ...factorsOf(y)].sort().join('*');
      terms.set(product, (terms.get(product) ?? 0) + timesX * timesY);
    }
  const fixed = terms.get('') ?? 0;
  terms.delete('');
  return withTerms(fixed, terms);
}

/** By one product, or by a sum that `a` is so many times. */
function quotientOf(a: Extent, b: Extent): Extent | undefined {
  const [[product, times] = ['', 1], ...more] = b.terms!;
  const ratio = (a.terms?.get(product) ?? 0) / times;
  if (equalExtents(a, scaleExtent(b, ratio))) return wholeParts(fixedExtent(ratio));
  if (more.length > 0 || b.fixed !== 0 || a.fixed !== 0) return undefined;
  let quotient = fixedExtent(0);
  for (const [whole, count] of a.terms ?? []) {
    const rest = withoutFactors(whole, product);
    if (rest === undefined) return undefined;
    const part = rest === '' ? fixedExtent(count / times) : withTerms(0, new Map([[rest, count / times]]));
    quotient = addExtents(quotient, part);
  }
  return wholeParts(quotient);
}

function wholeParts(extent: Extent): Extent | undefined {
  const parts = [extent.fixed, extent.perItem, ...(extent.terms?.values() ?? [])];
  return parts.every(Number.isInteger) ? extent : undefined;
}

/** A product without all of another's factors; undefined if it does not have them. */
function withoutFactors(product: string, divisor: string): string | undefined {
  const rest = [...factorsOf(product)];
  for (const factor of factorsOf(divisor)) {
    const at = rest.indexOf(factor);
    if (at < 0) return undefined;
    rest.splice(at, 1);
  }
  return rest.join('*');
}
