// Windows that move over an image: convolutions and pools.
import { intAttribute, intsAttribute, stringAttribute } from '../attributes.ts';
import {
  addDimensions,
  type Dimension,
  divideDimensions,
  divideUp,
  multiplyDimensions,
  type Shape,
  sizeOf,
  subtractDimensions,
} from '../dimension.ts';
import {
  elementOf,
  fail,
  hasInput,
  type NodeContext,
  numbersOf,
  rulesFor,
  type ShapeRules,
  sameDimension,
  shapeOf,
} from '../nodeContext.ts';
import { describeShape, tensorType } from '../valueType.ts';

/** The rules. */
export const spatialRules: ShapeRules = {
  ...rulesFor('Conv ConvInteger DeformConv', (context) => [convolution(context, 1)]),
  QLinearConv: (context) => [convolution(context, 3)],
  CausalConvWithState: (context) => [shapeOf(context, 0), causalState(context)],
  ConvTranspose: (context) => [transposed(context)],
  ...rulesFor('AveragePool LpPool', (context) => [pooled(context)]),
  MaxPool: (context) => [pooled(context), tensorType('int64', pooled(context))],
  MaxUnpool: (context) => [unpooled(context)],
  ...rulesFor('GlobalAveragePool GlobalLpPool GlobalMaxPool', (context) => [globallyPooled(context)]),
  MaxRoiPool: (context) => [regions(context, intsAttribute(context.node, 'pooled_shape') ?? [])],
  RoiAlign: (context) => [
    regions(
      context,
      ['output_height', 'output_width'].map((name) => intAttribute(context.node, name, 1)),
    ),
  ],
  Col2Im: (context) => [imageOfColumns(context)],
};

/** How a window moves along the spatial axes. */
interface Window {
  readonly kernel: readonly Dimension[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Those before each axis, then those after. */
  readonly pads: readonly number[];
  readonly autoPad: string;
  readonly roundsUp: boolean;
}

function windowOf(context: NodeContext, kernel: readonly Dimension[]): Window {
  const { node } = context;
  const rank = kernel.length;
  const list = (name: string, length: number, otherwise: number) => {
    const given = intsAttribute(node, name) ?? Array<number>(length).fill(otherwise);
    if (given.length !== length) fail(context, `expected ${length} ${name}, found ${given.length}`);
    return given;
  };
  const strides = list('strides', rank, 1);
  const dilations = list('dilations', rank, 1);
  if ([...strides, ...dilations].some((step) => step < 1)) fail(context, 'expected strides and dilations of 1 or more');
  const autoPad = stringAttribute(node, 'auto_pad', 'NOTSET');
  const pads = autoPad === 'NOTSET' ? list('pads', 2 * rank, 0) : Array<number>(2 * rank).fill(0);
  return { kernel, strides, dilations, pads, autoPad, roundsUp: intAttribute(node, 'ceil_mode', 0) === 1 };
}

/** How many places a window has along one spatial axis. */
function placesOf(context: NodeContext, window: Window, length: Dimension, axis: number): Dimension {
  const stride = window.strides[axis]!;
  if (window.autoPad.startsWith('SAME')) return divideUp(length, stride);
  const [before, after] = [window.pads[axis]!, window.pads[axis + window.kernel.length]!];
  const room = subtractDimensions(addDimensions(length, before + after), extentOf(window, axis));
  if (typeof room !== 'number') return symbolicPlaces(window, room, axis);
  if (room < 0) fail(context, `a window of ${extentOf(window, axis)} does not fit an axis of ${length}`);
  const places = Math.floor((window.roundsUp ? room + stride - 1 : room) / stride) + 1;
  // The last window has to begin inside the image or the padding before it.
  const beginsOutside = window.roundsUp && (places - 1) * stride >= Number(length) + before;
  return beginsOutside ? places - 1 : places;
}

function symbolicPlaces(window: Window, room: Dimension, axis: number): Dimension {
  const [stride, after] = [window.strides[axis]!, window.pads[axis + window.kernel.length]!];
  if (!window.roundsUp) return addDimensions(divideDimensions(room, stride), 1);
  // Whether the last window would begin outside depends on the length, unless padding and stride are too short for it.
  const extent = extentOf(window, axis);
  const fits = typeof extent === 'number' && after + stride <= extent;
  return fits ? addDimensions(divideUp(room, stride), 1) : undefined;
}

function extentOf({ kernel, dilations }: Window, axis: number): Dimension {
  return addDimensions(multiplyDimensions(subtractDimensions(kernel[axis], 1), dilations[axis]), 1);
}

function convolution(context: NodeContext, weightInput: number): Shape | undefined {
  const [data, weight] = [shapeOf(context, 0), shapeOf(context, weightInput)];
  if (!data || !weight) return undefined;
  checkRanks(context, data, weight);
  const group = intAttribute(context.node, 'group', 1);
  sameDimension(
    context,
    multiplyDimensions(weight[1], group),
    data[1],
    'the channels of weights times groups and data',
  );
  const window = windowOf(context, intsAttribute(context.node, 'kernel_shape') ?? weight.slice(2));
  if (window.kernel.length !== data.length - 2) fail(context, `expected a kernel of ${data.length - 2} axes`);
  window.kernel.forEach((length, axis) => {
    sameDimension(context, length, weight[axis + 2], 'kernel_shape and the axes of the weights');
  });
  return [data[0], weight[0], ...data.slice(2).map((length, axis) => placesOf(context, window, length, axis))];
}

function checkRanks(context: NodeContext, data: Shape, weight: Shape): void {
  if (data.length >= 3 && data.length === weight.length) return;
  const found = `found ${describeShape(data)} and ${describeShape(weight)}`;
  fail(context, `expected data and weights of one rank, batch and channels and at least one more, ${found}`);
}

function causalState(context: NodeContext): Shape | undefined {
  const [data, weight] = [shapeOf(context, 0), shapeOf(context, 1)];
  return data && weight && [data[0], data[1], subtractDimensions(weight.at(-1), 1)];
}

function transposed(context: NodeContext): Shape | undefined {
  const [data, weight] = [shapeOf(context, 0), shapeOf(context, 1)];
  if (!data || !weight) return undefined;
  checkRanks(context, data, weight);
  sameDimension(context, weight[0], data[1], 'the channels of weights and data');
  const window = windowOf(context, intsAttribute(context.node, 'kernel_shape') ?? weight.slice(2));
  const channels = multiplyDimensions(weight[1], intAttribute(context.node, 'group', 1));
  const given = intsAttribute(context.node, 'output_shape')?.slice(2 - data.length);
  const lengths = given ?? data.slice(2).map((length, axis) => transposedLength(context, window, length, axis));
  return [data[0], channels, ...lengths];
}

function transposedLength(context: NodeContext, window: Window, length: Dimension, axis: number): Dimension {
  const stride = window.strides[axis]!;
  if (window.autoPad.startsWith('SAME')) return multiplyDimensions(length, stride);
  const extra = intsAttribute(context.node, 'output_padding')?.[axis] ?? 0;
  const pads = window.pads[axis]! + window.pads[axis + window.kernel.length]!;
  const steps = multiplyDimensions(subtractDimensions(length, 1), stride);
  return addDimensions(addDimensions(steps, extentOf(window, axis)), extra - pads);
}

function poolWindow(context: NodeContext, data: Shape): Window {
  const kernel = intsAttribute(context.node, 'kernel_shape') ?? fail(context, 'expected kernel_shape');
  if (kernel.length !== data.length - 2 || kernel.some((length) => length < 1))
    fail(context, `expected a kernel for the ${data.length - 2} spatial axes, found [${kernel}]`);
  return windowOf(context, kernel);
}

function pooled(context: NodeContext): Shape | undefined {
  const data = shapeOf(context, 0);
  if (!data) return undefined;
  const window = poolWindow(context, data);
  return [data[0], data[1], ...data.slice(2).map((length, axis) => placesOf(context, window, length, axis))];
}

function unpooled(context: NodeContext): Shape | undefined {
  const data = shapeOf(context, 0);
  if (hasInput(context, 2)) return context.known(2)?.data ?? data?.map(() => undefined);
  if (!data) return undefined;
  const window = poolWindow(context, data);
  return [data[0], data[1], ...data.slice(2).map((length, axis) => transposedLength(context, window, length, axis))];
}

function globallyPooled(context: NodeContext): Shape | undefined {
  const data = shapeOf(context, 0);
  if (data && data.length < 2) fail(context, `expected batch and channels, found ${describeShape(data)}`);
  return data?.map((length, axis) => (axis < 2 ? length : 1));
}

function regions(context: NodeContext, size: readonly number[]): Shape | undefined {
  const [data, rois] = [shapeOf(context, 0), shapeOf(context, 1)];
  return [rois?.[0], data?.[1], ...size];
}

function imageOfColumns(context: NodeContext) {
  const [columns, image, block] = [shapeOf(context, 0), context.known(1)?.data, numbersOf(context.known(2)?.data)];
  if (!columns || !image || !block) return undefined;
  return tensorType(elementOf(context, 0), [columns[0], divideDimensions(columns[1], sizeOf(block)), ...image]);
}
