// Operations that give the same elements another shape.
import { describeExtent, type Extent, equalExtents, equalShapes, isFixed, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { imagesOf, isSameInBoth, type Value } from '../compile/programBuilder.ts';
import { checkCount, mostElements } from './limits.ts';

/** Reshape, Flatten, Squeeze, Unsqueeze, Identity and others: the memory stays. */
export function lowerSameElements(node: Lowering): void {
  const value = node.input(0);
  const { shape } = node.output();
  checkSize(node, value.shape, shape);
  if (value.constant) node.define(value.constant);
  else if (equalShapes(shape, value.shape)) node.rename(0);
  else if (!flattenImages(node, value, shape)) node.alias(node.required(0));
}

/** Images that lie with their channels last stay so as rows: who multiplies them by a constant matrix turns that. */
function flattenImages(node: Lowering, value: Value, shape: readonly Extent[]): boolean {
  const images = value.places.get('channelsLast');
  if (!images || value.places.has('plain') || isSameInBoth(value) || shape.length !== 2) return false;
  const { batch, channels, area } = imagesOf(value);
  if (!equalExtents(shape[0]!, batch) || !isFixed(channels) || !isFixed(area)) return false;
  node.flatten(images, channels.fixed);
  return true;
}

/** A shape that a model fixes need not fit a batch of any size. */
function checkSize(node: Lowering, before: readonly Extent[], after: readonly Extent[]): void {
  const [found, wanted] = [sizeOfExtents(before), sizeOfExtents(after)];
  if (equalExtents(found, wanted)) return;
  const sizes = `${describeExtent(found)} and ${describeExtent(wanted)}`;
  throw node.refuse(`expected as many elements after as before for every batch, found ${sizes}`);
}

/** Dropout where nothing is trained: what came in, and a mask of ones. */
export function lowerDropout(node: Lowering): void {
  const training = node.opset >= 12 ? node.constantInput(2)?.[0] : 0;
  if (Number(training ?? 0) !== 0) throw node.refuse('expected training_mode to be false: plans do not train');
  node.rename(0);
  if (node.proto.output[1]) defineMask(node);
}

function defineMask(node: Lowering): void {
  const { type, shape } = node.output(1);
  const size = sizeOfExtents(shape);
  if (!isFixed(size)) return;
  checkCount(node, size.fixed, mostElements, 'elements of a mask');
  node.define(type === 'float' ? new Float32Array(size.fixed).fill(1) : new Uint8Array(size.fixed).fill(1), 1);
}
