// Operators that make tensors from attributes, lengths or nothing.
import {
  findAttribute,
  floatsAttribute,
  intAttribute,
  intsAttribute,
  stringsAttribute,
  tensorAttribute,
} from '../attributes.ts';
import {
  type Dimension,
  isNotNegative,
  multiplyDimensions,
  type Shape,
  sizeOf,
  subtractDimensions,
} from '../dimension.ts';
import { type ElementType, elementTypeOf } from '../elementTypes.ts';
import {
  axisIn,
  elementFromCode,
  fail,
  hasInput,
  lengthOf,
  type NodeContext,
  numbersOf,
  rulesFor,
  type ShapeRules,
  shapeOf,
  shapeWithAxis,
  unknownShape,
} from '../nodeContext.ts';
import { type TensorType, tensorType } from '../valueType.ts';

/** The rules. */
export const creationRules: ShapeRules = {
  Constant: (context) => [constant(context)],
  ConstantOfShape: (context) => [filled(context)],
  Shape: (context) => [[shapeSlice(context)?.length]],
  Size: () => [[]],
  Range: (context) => [[rangeLength(context)]],
  OneHot: (context) => [oneHot(context)],
  NonZero: (context) => [[shapeOf(context, 0)?.length, undefined]],
  NonMaxSuppression: () => [[undefined, 3]],
  Unique: unique,
  ...rulesFor('RandomNormal RandomUniform', (context) => [random(context)]),
  Multinomial: (context) => [multinomial(context)],
  ...rulesFor('BlackmanWindow HammingWindow HannWindow', (context) => [window(context)]),
  MelWeightMatrix: (context) => [melWeights(context)],
  DFT: (context) => [fourier(context)],
  STFT: (context) => [shortTimeFourier(context)],
  ImageDecoder: () => [[undefined, undefined, undefined]],
  TfIdfVectorizer: (context) => [weighted(context)],
  StringNormalizer: (context) => [shapeWithAxis(context, 0)?.with(-1, undefined)],
  StringSplit: (context) => [withAxis(shapeOf(context, 0)), shapeOf(context, 0)],
};

/** The lengths that a Shape node gives, from its attributes start to end. */
export function shapeSlice(context: NodeContext): Shape | undefined {
  const shape = shapeOf(context, 0);
  const end = findAttribute(context.node, 'end') ? intAttribute(context.node, 'end', 0) : undefined;
  return shape?.slice(intAttribute(context.node, 'start', 0), end);
}

function constant(context: NodeContext): TensorType | undefined {
  const { node } = context;
  const tensor = tensorAttribute(node, 'value') ?? findAttribute(node, 'sparse_value')?.sparseTensor;
  if (tensor?.$typeName === 'onnx.TensorProto')
    return tensorType(elementTypeOf(tensor.dataType), tensor.dims.map(Number));
  if (tensor) {
    const type = tensorType(elementTypeOf(tensor.values?.dataType ?? 0), tensor.dims.map(Number));
    return { ...type, kind: 'tensor' };
  }
  return constantList(context);
}

function constantList({ node }: NodeContext): TensorType | undefined {
  const lists = {
    int64: intsAttribute(node, 'value_ints'),
    float: floatsAttribute(node, 'value_floats'),
    string: stringsAttribute(node, 'value_strings'),
  };
  for (const [type, list] of Object.entries(lists)) if (list) return tensorType(type as ElementType, [list.length]);
  if (findAttribute(node, 'value_int')) return tensorType('int64', []);
  if (findAttribute(node, 'value_float')) return tensorType('float', []);
  return findAttribute(node, 'value_string') && tensorType('string', []);
}

function filled(context: NodeContext): TensorType {
  const value = tensorAttribute(context.node, 'value');
  const elementType = value ? elementFromCode(context, value.dataType) : 'float';
  const shape = context.known(0)?.data ?? unknownShape(lengthOf(context, 0));
  if (shape?.some((length) => Number(length) < 0)) fail(context, `expected lengths of axes, found [${shape}]`);
  return tensorType(elementType, shape);
}

function rangeLength(context: NodeContext): Dimension {
  const [start, limit, delta] = [0, 1, 2].map((input) => context.known(input)?.data[0]);
  if (start === 0 && delta === 1 && typeof limit === 'string') return isNotNegative(limit) ? limit : undefined;
  if (typeof start !== 'number' || typeof limit !== 'number' || typeof delta !== 'number') return undefined;
  if (delta === 0) return fail(context, 'expected a step that is not 0');
  return Math.max(0, Math.ceil((limit - start) / delta));
}

function oneHot(context: NodeContext): Shape | undefined {
  const indices = shapeOf(context, 0);
  if (!indices) return undefined;
  const axis = axisIn(context, intAttribute(context.node, 'axis', -1), indices.length + 1);
  return indices.toSpliced(axis, 0, context.known(1)?.data[0]);
}

function unique(context: NodeContext): readonly (Shape | undefined)[] {
  const shape = shapeOf(context, 0);
  const hasAxis = findAttribute(context.node, 'axis') !== undefined;
  const axis = hasAxis && shape ? axisIn(context, intAttribute(context.node, 'axis', 0), shape.length) : 0;
  const all = shape && (hasAxis ? shape[axis] : sizeOf(shape));
  return [hasAxis ? shape?.with(axis, undefined) : [undefined], [undefined], [all], [undefined]];
}

function random(context: NodeContext): TensorType {
  const type = elementFromCode(context, intAttribute(context.node, 'dtype', 1));
  return tensorType(type, intsAttribute(context.node, 'shape'));
}

function multinomial(context: NodeContext): TensorType {
  const type = elementFromCode(context, intAttribute(context.node, 'dtype', 6));
  return tensorType(type, [shapeOf(context, 0)?.[0], intAttribute(context.node, 'sample_size', 1)]);
}

function window(context: NodeContext): TensorType {
  const type = elementFromCode(context, intAttribute(context.node, 'output_datatype', 1));
  return tensorType(type, [context.known(0)?.data[0]]);
}

function melWeights(context: NodeContext): TensorType {
  const type = elementFromCode(context, intAttribute(context.node, 'output_datatype', 1));
  const [bins, length] = [context.known(0)?.data[0], context.known(1)?.data[0]];
  return tensorType(type, [typeof length === 'number' ? Math.floor(length / 2) + 1 : undefined, bins]);
}

function fourier(context: NodeContext): Shape | undefined {
  const shape = shapeOf(context, 0);
  const given = fourierAxis(context);
  if (!shape || given === undefined) return unknownShape(shape?.length);
  const axis = axisIn(context, given, shape.length);
  const isInverse = intAttribute(context.node, 'inverse', 0) === 1;
  const isOneSided = intAttribute(context.node, 'onesided', 0) === 1;
  const length = hasInput(context, 1) ? context.known(1)?.data[0] : shape[axis];
  if (!isOneSided) return shape.with(axis, length).with(-1, 2);
  if (isInverse) return shape.with(axis, hasInput(context, 1) ? length : wholeLength(length)).with(-1, 1);
  return shape.with(axis, typeof length === 'number' ? Math.floor(length / 2) + 1 : undefined).with(-1, 2);
}

/** The axis of a DFT: until opset 20 an attribute, then an input. */
function fourierAxis(context: NodeContext): number | undefined {
  if (context.opset < 20) return intAttribute(context.node, 'axis', 1);
  return hasInput(context, 2) ? numbersOf(context.known(2)?.data)?.[0] : -2;
}

/** How long a signal is whose one-sided spectrum has `length` entries, if nothing else is said. */
function wholeLength(length: Dimension): Dimension {
  return multiplyDimensions(subtractDimensions(length, 1), 2);
}

function shortTimeFourier(context: NodeContext): Shape | undefined {
  const [batch, length] = shapeOf(context, 0) ?? [];
  const step = context.known(1)?.data[0];
  const frame = context.known(3)?.data[0] ?? shapeOf(context, 2)?.[0];
  if (typeof step !== 'number' || typeof frame !== 'number' || typeof length !== 'number')
    return [batch, undefined, undefined, 2];
  const isOneSided = intAttribute(context.node, 'onesided', 1) === 1;
  return [batch, Math.floor((length - frame) / step) + 1, isOneSided ? Math.floor(frame / 2) + 1 : frame, 2];
}

function weighted(context: NodeContext): Shape | undefined {
  const indexes = intsAttribute(context.node, 'ngram_indexes') ?? [];
  const length = indexes.reduce((most, index) => Math.max(most, index), -1) + 1;
  return shapeOf(context, 0)?.slice(0, -1).concat(length);
}

function withAxis(shape: Shape | undefined): Shape | undefined {
  return shape && [...shape, undefined];
}
