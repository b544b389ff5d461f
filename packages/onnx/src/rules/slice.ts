// Slice: which part of each axis is taken.
import { intsAttribute } from '../attributes.ts';
import { addDimensions, type Dimension, isNotNegative, type Shape, subtractDimensions } from '../dimension.ts';
import {
  axisIn,
  fail,
  hasInput,
  type InferredOutput,
  type NodeContext,
  numbersOf,
  shapeOf,
  unknownShape,
} from '../nodeContext.ts';

/** One axis, and what is taken of it. */
export interface SliceRange {
  readonly axis: number;
  readonly start: Dimension;
  readonly end: Dimension;
  readonly step: number;
}

/** The rule. */
export function sliceRule(context: NodeContext): readonly InferredOutput[] {
  const shape = shapeOf(context, 0);
  const ranges = shape && slicesOf(context, shape.length);
  if (!shape || !ranges) return [slicedAxesUnknown(context, shape)];
  const lengths = [...shape];
  for (const range of ranges) lengths[range.axis] = slicedLength(context, shape[range.axis], range);
  return [lengths];
}

/** The ranges that a Slice takes, from its attributes (before opset 10) or its inputs; undefined when not known. */
export function slicesOf(context: NodeContext, rank: number): SliceRange[] | undefined {
  const list = (name: string, input: number) => intsAttribute(context.node, name) ?? context.known(input)?.data;
  const [starts, ends] = [list('starts', 1), list('ends', 2)];
  if (!starts || !ends) return undefined;
  const axes = numbersOf(list('axes', 3) ?? (hasInput(context, 3) ? undefined : starts.map((_, i) => i)));
  const steps = numbersOf(list('steps', 4) ?? (hasInput(context, 4) ? undefined : starts.map(() => 1)));
  if (!axes || !steps) return undefined;
  if ([ends, axes, steps].some(({ length }) => length !== starts.length))
    return fail(context, 'expected starts, ends, axes and steps of one length');
  if (steps.includes(0)) return fail(context, 'expected steps that are not 0');
  return starts.map((start, i) => ({ axis: axisIn(context, axes[i]!, rank), start, end: ends[i], step: steps[i]! }));
}

/** The first index and how many follow, for an axis of known length. */
export function clampSlice(length: number, start: number, end: number, step: number): { first: number; count: number } {
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const clamp = (index: number, least: number) => Math.max(least, Math.min(index < 0 ? index + length : index, high));
  // Counting down, an end before the beginning is -1, which `index + length` must not bring back.
  const first = clamp(start, step > 0 ? 0 : Math.min(0, high));
  const last = clamp(end, low);
  return { first, count: Math.max(0, Math.ceil((last - first) / step)) };
}

// Where only some axes are cut, the others keep their length, if it is known which.
function slicedAxesUnknown(context: NodeContext, shape: Shape | undefined): Shape | undefined {
  const given = intsAttribute(context.node, 'axes') ?? numbersOf(context.known(3)?.data);
  if (!shape || !given) return unknownShape(shape?.length);
  const cut = new Set(given.map((axis) => axisIn(context, axis, shape.length)));
  return shape.map((length, axis) => (cut.has(axis) ? undefined : length));
}

function slicedLength(context: NodeContext, length: Dimension, { start, end, step }: SliceRange): Dimension {
  if (typeof length === 'number' && typeof start === 'number' && typeof end === 'number')
    return clampSlice(length, start, end, step).count;
  if (step !== 1 || length === undefined) return undefined;
  const first = fromBeginning(start, length);
  const last = isPastEnd(context, end, length) ? length : fromBeginning(end, length);
  const count = subtractDimensions(last, first);
  // An end that is not clipped, behind a start that is none either.
  const isInside = [first, subtractDimensions(length, last), count].every((number) => context.assume(number));
  return isInside ? count : undefined;
}

/** TensorFlow's exporter writes 10^9 for an axis to its end. */
const leastEndlessEnd = 1e9;

/** An index that may count from the end. */
function fromBeginning(index: Dimension, length: Dimension): Dimension {
  return typeof index === 'number' && index < 0 ? addDimensions(length, index) : index;
}

function isPastEnd(context: NodeContext, end: Dimension, length: Dimension): boolean {
  if (typeof end === 'number' && end >= 2 ** 31 - 1) return true;
  const beyond = subtractDimensions(end, length);
  if (beyond !== undefined && isNotNegative(beyond)) return true;
  return typeof end === 'number' && end >= leastEndlessEnd && context.assume(beyond);
}
