// Operators that work element by element.
import { intAttribute } from '../attributes.ts';
import { broadcastShapes, type Shape } from '../dimension.ts';
import {
  elementFromCode,
  elementOf,
  fail,
  hasInput,
  type NodeContext,
  rulesFor,
  type ShapeRules,
  shapeOf,
} from '../nodeContext.ts';
import { describeShape, tensorType } from '../valueType.ts';

const unary = [
  'Abs Acos Acosh Asin Asinh Atan Atanh BitwiseNot Ceil Celu Clip Cos Cosh CumProd CumSum Elu Erf Exp Floor Gelu',
  'HardSigmoid HardSwish Hardmax IsInf IsNaN LRN LeakyRelu Log LogSoftmax LpNormalization MeanVarianceNormalization',
  'Mish Neg Not Reciprocal Relu Round Selu Shrink Sigmoid Sign Sin Sinh Softmax Softplus Softsign Sqrt Swish Tan',
  'Tanh ThresholdedRelu Trilu Identity CastLike ReverseSequence RegexFullMatch GroupNormalization',
  'InstanceNormalization Scatter ScatterElements ScatterND TensorScatter RotaryEmbedding RMSNormalization',
].join(' ');

const binary = [
  'Add And BitShift BitwiseAnd BitwiseOr BitwiseXor Div Equal Greater GreaterOrEqual Less LessOrEqual Max Mean Min',
  'Mod Mul Or Pow Sub Sum Where Xor StringConcat',
].join(' ');

/** The rules. */
export const elementwiseRules: ShapeRules = {
  ...rulesFor(unary, (context) => [context.node.opType === 'Identity' ? context.type(0) : shapeOf(context, 0)]),
  ...rulesFor(binary, (context) => [broadcastInputs(context)]),
  PRelu: (context) => [preluShape(context)],
  Cast: (context) => [tensorType(elementFromCode(context, intAttribute(context.node, 'to', 0)), shapeOf(context, 0))],
  BitCast: (context) => [
    tensorType(elementFromCode(context, intAttribute(context.node, 'to', 0)), shapeOf(context, 0)),
  ],
  Dropout: (context) => [shapeOf(context, 0), maskOf(context)],
  QuantizeLinear: (context) => [quantized(context)],
  DequantizeLinear: (context) => [dequantized(context)],
  DynamicQuantizeLinear: (context) => [shapeOf(context, 0), [], []],
  Bernoulli: (context) => [typedLike(context)],
  RandomNormalLike: (context) => [typedLike(context)],
  RandomUniformLike: (context) => [typedLike(context)],
  EyeLike: (context) => [typedLike(context)],
};

/** The shape that all inputs broadcast to. */
function broadcastInputs(context: NodeContext): Shape | undefined {
  // Until opset 7 the second operand fitted into the first.
  if (context.opset < 7 && context.node.input.length === 2) return shapeOf(context, 0);
  let shape: Shape | undefined = [];
  for (let input = 0; input < context.node.input.length; input++) {
    const next = shapeOf(context, input);
    if (!shape || !next) return undefined;
    shape = broadcastShapes(shape, next) ?? failBroadcast(context, shape, next);
  }
  return shape;
}

function failBroadcast(context: NodeContext, a: Shape, b: Shape): never {
  return fail(context, `expected shapes that broadcast, found ${describeShape(a)} and ${describeShape(b)}`);
}

function preluShape(context: NodeContext): Shape | undefined {
  const [data, slope] = [shapeOf(context, 0), shapeOf(context, 1)];
  // Until opset 7 the slopes were those of the channels.
  if (context.opset >= 7 && data && slope && !broadcastShapes(data, slope)) failBroadcast(context, data, slope);
  return data;
}

function maskOf(context: NodeContext) {
  // Before opset 10 the mask had the type of the data.
  return context.opset < 10 ? shapeOf(context, 0) : tensorType('bool', shapeOf(context, 0));
}

function quantized(context: NodeContext) {
  const code = intAttribute(context.node, 'output_dtype', 0);
  const otherwise = code ? elementFromCode(context, code) : 'uint8';
  return tensorType(hasInput(context, 2) ? elementOf(context, 2) : otherwise, shapeOf(context, 0));
}

function dequantized(context: NodeContext) {
  const code = intAttribute(context.node, 'output_dtype', 0);
  const otherwise = context.opset < 19 ? 'float' : elementOf(context, 1);
  return tensorType(code ? elementFromCode(context, code) : otherwise, shapeOf(context, 0));
}

function typedLike(context: NodeContext) {
  const code = intAttribute(context.node, 'dtype', 0);
  return tensorType(code ? elementFromCode(context, code) : elementOf(context, 0), shapeOf(context, 0));
}
