// The types of elements that operations on any type take as a number: their names are ONNX's.

/** The position of a type is its number; never changed, new ones go to the end. */
export const elementTypes = [
  'float',
  'double',
  'float16',
  'bfloat16',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'bool',
] as const;
export type AnyElementType = (typeof elementTypes)[number];

/** Bytes of an element, by the type's number. */
export const elementTypeBytes: readonly number[] = [4, 8, 2, 2, 1, 2, 4, 8, 1, 2, 4, 8, 1];

/** What `unaryAny` does, by number. */
export const unaryOperations = ['neg', 'abs', 'sign', 'not', 'bitwiseNot', 'floor', 'ceil', 'round', 'sqrt'] as const;

/** What `binaryAny` does, by number. */
export const binaryOperations = [
  'add',
  'sub',
  'mul',
  'div',
  'mod',
  'fmod',
  'powInteger',
  'min',
  'max',
  'and',
  'or',
  'xor',
  'shl',
  'shr',
] as const;

/** What `compareAny` asks, by number. */
export const compareOperations = [
  'equal',
  'notEqual',
  'less',
  'lessEqual',
  'greater',
  'greaterEqual',
  'isNegativeInfinity',
  'isPositiveInfinity',
  'isInfinity',
] as const;

/** What `reduceAny` computes, by number. */
export const reduceOperations = ['sum', 'mean', 'max', 'min', 'prod', 'sumSquares', 'l1', 'l2'] as const;

/** How `scatterRows` joins an element with the one that is there, by number. */
export const scatterReductions = ['none', 'add', 'mul', 'min', 'max'] as const;

/** What `unaryRare` computes, by number. */
export const rareFunctions = [
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'asinh',
  'acosh',
  'atanh',
  'softsign',
  'celu',
  'shrink',
  'thresholdedRelu',
] as const;

/** What gates of recurrent layers go through, by number. */
export const recurrentFunctions = [
  'affine',
  'sigmoid',
  'tanh',
  'relu',
  'leakyRelu',
  'thresholdedRelu',
  'scaledTanh',
  'hardSigmoid',
  'elu',
  'softsign',
  'softplus',
] as const;

/** What `sampleGrid` reads between pixels, by number. */
export const sampleModes = ['nearest', 'linear', 'cubic'] as const;

/** What `sampleGrid` finds beside an image, by number. */
export const samplePaddings = ['zeros', 'border', 'reflection'] as const;

/** What places of `sampleGrid` count, by number: from -1 to 1 between the edges or the centres of an image, or pixels. */
export const sampleUnits = ['edges', 'centres', 'pixels'] as const;
