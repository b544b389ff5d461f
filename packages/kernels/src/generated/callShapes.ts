// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import type { CallShape, OffsetFunction } from '../callShape.ts';
import type { Kernels } from './kernels.ts';

export const callShapes: Readonly<Record<keyof Kernels, CallShape>> = {
  abs: { code: 104, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  absF64: { code: 66663, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  acos: { code: 1007, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  acosh: { code: 1012, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  add: { code: 4, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  addBf16: { code: 525445, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  addF16: { code: 263301, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  addF64: { code: 66656, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  addI16: { code: 394316, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  addI8: { code: 132172, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  addRelu: { code: 420, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  addRmsNorm: { code: 482, kinds: 'innxIso', dimensions: [1, 2], isNumber: false },
  addSaturatedI16: { code: 394319, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  addSaturatedI8: { code: 132175, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  addScaled: { code: 421, kinds: 'isio', dimensions: [0], isNumber: false, inPlace: [0, 2] },
  argReduceAny: { code: 197313, kinds: 'innnnnno', dimensions: [1, 2, 3, 4, 5, 6], isNumber: false },
  argmax: { code: 18, kinds: 'i', dimensions: [0], isNumber: true },
  argmaxF64: { code: 66672, kinds: 'i', dimensions: [0], isNumber: true },
  argmin: { code: 17, kinds: 'i', dimensions: [0], isNumber: true },
  argminF64: { code: 66673, kinds: 'i', dimensions: [0], isNumber: true },
  asin: { code: 1006, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  asinh: { code: 1011, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  atan: { code: 1008, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  atan2: { code: 1014, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  atanh: { code: 1013, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  attention: { code: 489, kinds: 'innnnnininInsnow', dimensions: [1, 2, 3, 4, 5, 7, 9, 11, 13, 15], isNumber: false },
  averagePool2d: { code: 465, kinds: 'innnnonnnnnnnnnnn', dimensions: [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16], isNumber: false },
  axpy: { code: 7, kinds: 'six', dimensions: [1], isNumber: false },
  axpyF64: { code: 66661, kinds: 'six', dimensions: [1], isNumber: false },
  batchNorm: { code: 483, kinds: 'inniiIIso', dimensions: [1, 2], isNumber: false, inPlace: [0] },
  bf16ToF32: { code: 1150, kinds: 'io', dimensions: [0], isNumber: false },
  binaryAny: { code: 197310, kinds: 'iinnno', dimensions: [4, 3, 2], isNumber: false, inPlace: [0, 1] },
  boxFilter: { code: 1252, kinds: 'innnnnnwwo', dimensions: [1, 2, 3, 4, 5, 6], isNumber: false },
  boxFilterBytes: { code: 197861, kinds: 'innnnnnwwo', dimensions: [1, 2, 3, 4, 5, 6], isNumber: false },
  ceil: { code: 119, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  clamp: { code: 107, kinds: 'isso', dimensions: [0], isNumber: false, inPlace: [0] },
  compareAny: { code: 197311, kinds: 'iinnno', dimensions: [4, 3, 2], isNumber: false },
  conv2d: { code: 461, kinds: 'innnnnninnIIonnnnnnnnssn', dimensions: [1, 2, 3, 4, 5, 6, 8, 9, 13, 14, 15, 16, 17, 18, 19, 20, 23], isNumber: false },
  conv2dInteger: { code: 131588, kinds: 'innnnnsiinnnIonnnnnnnn', dimensions: [1, 2, 3, 4, 5, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20, 21], isNumber: false },
  conv2dIntegerU8: { code: 197124, kinds: 'innnnnsiinnnIonnnnnnnn', dimensions: [1, 2, 3, 4, 5, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20, 21], isNumber: false },
  conv2dRequantize: { code: 131589, kinds: 'innnnnsiinnnIIisonnnnnnnn', dimensions: [1, 2, 3, 4, 5, 9, 10, 11, 17, 18, 19, 20, 21, 22, 23, 24], isNumber: false },
  conv2dRequantizeU8: { code: 197125, kinds: 'innnnnsiinnnIIisonnnnnnnn', dimensions: [1, 2, 3, 4, 5, 9, 10, 11, 17, 18, 19, 20, 21, 22, 23, 24], isNumber: false },
  convertAny: { code: 197308, kinds: 'innno', dimensions: [2, 1, 3], isNumber: false },
  copyStrided: { code: 196915, kinds: 'innnnnnnnnnnnnxnnnnnnn', dimensions: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20, 21], isNumber: false },
  copysign: { code: 1017, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  correlation: { code: 1034, kinds: 'ii', dimensions: [0], isNumber: true },
  cos: { code: 116, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  cosh: { code: 1010, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  cosine: { code: 21, kinds: 'ii', dimensions: [0], isNumber: true },
  cosineBf16: { code: 525442, kinds: 'ii', dimensions: [0], isNumber: true },
  cosineF16: { code: 262165, kinds: 'ii', dimensions: [0], isNumber: true },
  cosineI8: { code: 131093, kinds: 'ii', dimensions: [0], isNumber: true },
  cosineMany: { code: 31, kinds: 'iio', dimensions: [2, 1], isNumber: false },
  cosineManyBf16: { code: 525444, kinds: 'iio', dimensions: [2, 1], isNumber: false },
  cosineManyF16: { code: 262175, kinds: 'iio', dimensions: [2, 1], isNumber: false },
  cosineManyI8: { code: 131103, kinds: 'iio', dimensions: [2, 1], isNumber: false },
  cosineManyU8: { code: 196639, kinds: 'iio', dimensions: [2, 1], isNumber: false },
  cosineU8: { code: 196629, kinds: 'ii', dimensions: [0], isNumber: true },
  covariance: { code: 1033, kinds: 'iin', dimensions: [0, 2], isNumber: true },
  depthwiseConv2d: { code: 463, kinds: 'innnninnIonnnnnnnnssn', dimensions: [1, 2, 3, 4, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17, 20], isNumber: false },
  depthwiseRequantize: { code: 131595, kinds: 'innnnsiinnIisonnnnnn', dimensions: [1, 2, 3, 4, 9, 8, 14, 15, 16, 17, 18, 19], isNumber: false },
  depthwiseRequantizeU8: { code: 197131, kinds: 'innnnsiinnIisonnnnnn', dimensions: [1, 2, 3, 4, 9, 8, 14, 15, 16, 17, 18, 19], isNumber: false },
  dequantizeI16: { code: 505, kinds: 'innniIo', dimensions: [1, 2, 3], isNumber: false },
  dequantizeI32: { code: 506, kinds: 'innniIo', dimensions: [1, 2, 3], isNumber: false },
  dequantizeI8: { code: 503, kinds: 'innniIo', dimensions: [1, 2, 3], isNumber: false },
  dequantizeU8: { code: 504, kinds: 'innniIo', dimensions: [1, 2, 3], isNumber: false },
  deterministicDeviations: { code: 1405, kinds: 'is', dimensions: [0], isNumber: true },
  deterministicDot: { code: 1401, kinds: 'ii', dimensions: [0], isNumber: true },
  deterministicNormL1: { code: 1403, kinds: 'i', dimensions: [0], isNumber: true },
  deterministicSquaredEuclidean: { code: 1404, kinds: 'ii', dimensions: [0], isNumber: true },
  deterministicSum: { code: 1400, kinds: 'i', dimensions: [0], isNumber: true },
  deterministicSumOfSquares: { code: 1402, kinds: 'i', dimensions: [0], isNumber: true },
  div: { code: 101, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  divF64: { code: 66659, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  dot: { code: 1, kinds: 'ii', dimensions: [0], isNumber: true },
  dotBf16: { code: 525440, kinds: 'ii', dimensions: [0], isNumber: true },
  dotF16: { code: 262145, kinds: 'ii', dimensions: [0], isNumber: true },
  dotF64: { code: 66668, kinds: 'ii', dimensions: [0], isNumber: true },
  dotI16: { code: 394326, kinds: 'ii', dimensions: [0], isNumber: true },
  dotI8: { code: 131073, kinds: 'ii', dimensions: [0], isNumber: true },
  dotMany: { code: 30, kinds: 'iio', dimensions: [2, 1], isNumber: false },
  dotManyBf16: { code: 525443, kinds: 'iio', dimensions: [2, 1], isNumber: false },
  dotManyF16: { code: 262174, kinds: 'iio', dimensions: [2, 1], isNumber: false },
  dotManyF64: { code: 66676, kinds: 'iio', dimensions: [2, 1], isNumber: false },
  dotManyI8: { code: 131102, kinds: 'iio', dimensions: [2, 1], isNumber: false },
  dotManyU8: { code: 196638, kinds: 'iio', dimensions: [2, 1], isNumber: false },
  dotPacked: { code: 401, kinds: 'innino', dimensions: [1, 2, 4], isNumber: false },
  dotU8: { code: 196609, kinds: 'ii', dimensions: [0], isNumber: true },
  dynamicQuantizeU8: { code: 509, kinds: 'iono', dimensions: [0, 2], isNumber: false },
  elu: { code: 202, kinds: 'iso', dimensions: [0], isNumber: false, inPlace: [0] },
  embeddingLookup: { code: 303, kinds: 'innio', dimensions: [1, 2, 3], isNumber: false },
  equal: { code: 123, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  erf: { code: 117, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  exp: { code: 112, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  exp2: { code: 1019, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  expm1: { code: 1001, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  f16ToF32: { code: 320, kinds: 'io', dimensions: [0], isNumber: false },
  f32ToBf16: { code: 1151, kinds: 'io', dimensions: [0], isNumber: false },
  f32ToF16: { code: 321, kinds: 'io', dimensions: [0], isNumber: false },
  filterSeparable: { code: 1250, kinds: 'innniinnnwwo', dimensions: [1, 2, 3, 6, 7, 8], isNumber: false },
  filterSymmetricBytes: { code: 197859, kinds: 'innniinnnwwo', dimensions: [1, 2, 3, 6, 7, 8], isNumber: false },
  findNonZero: { code: 197361, kinds: 'innixo', dimensions: [1, 2, 3, 5], isNumber: false },
  flattenIndices: { code: 197314, kinds: 'innio', dimensions: [1, 3, 2], isNumber: false },
  floor: { code: 118, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  fma: { code: 102, kinds: 'iiio', dimensions: [0], isNumber: false, inPlace: [0, 1, 2] },
  fmaF64: { code: 66660, kinds: 'iiio', dimensions: [0], isNumber: false, inPlace: [0, 1, 2] },
  fract: { code: 1000, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  gather: { code: 301, kinds: 'iio', dimensions: [0, 1], isNumber: false },
  gatherRows: { code: 197315, kinds: 'innninno', dimensions: [1, 2, 3, 6, 5], isNumber: false },
  gelu: { code: 204, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  geluTanh: { code: 205, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  greater: { code: 127, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  greaterEqual: { code: 128, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  groupNorm: { code: 484, kinds: 'innnnIIso', dimensions: [1, 2, 3, 4], isNumber: false, inPlace: [0] },
  hamming: { code: 197645, kinds: 'ii', dimensions: [0], isNumber: true },
  hammingU32: { code: 328717, kinds: 'ii', dimensions: [0], isNumber: true },
  hardSigmoid: { code: 208, kinds: 'isso', dimensions: [0], isNumber: false, inPlace: [0] },
  hardSwish: { code: 207, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  hashKeys: { code: 328880, kinds: 'ino', dimensions: [0, 1], isNumber: false, inPlace: [0] },
  hashRows: { code: 197809, kinds: 'inno', dimensions: [3, 1, 2], isNumber: false },
  jaccard: { code: 197646, kinds: 'ii', dimensions: [0], isNumber: true },
  jaccardU32: { code: 328718, kinds: 'ii', dimensions: [0], isNumber: true },
  joinChannels: { code: 1259, kinds: 'inno', dimensions: [2, 1], isNumber: false },
  joinChannelsU8: { code: 197867, kinds: 'inno', dimensions: [2, 1], isNumber: false },
  l2Normalize: { code: 485, kinds: 'innso', dimensions: [1, 2], isNumber: false, inPlace: [0] },
  layerNorm: { code: 480, kinds: 'innIIso', dimensions: [1, 2], isNumber: false, inPlace: [0] },
  leakyRelu: { code: 201, kinds: 'iso', dimensions: [0], isNumber: false, inPlace: [0] },
  lerp: { code: 422, kinds: 'iiso', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  less: { code: 125, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  lessEqual: { code: 126, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  log: { code: 113, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  log10: { code: 1003, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  log1p: { code: 1004, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  log2: { code: 1002, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  logSoftmax: { code: 213, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  lrn: { code: 721, kinds: 'innnssso', dimensions: [1, 2, 3], isNumber: false },
  matmul: { code: 404, kinds: 'innninnxnnnssIssnw', dimensions: [1, 2, 3, 5, 6, 8, 9, 10, 16, 17], isNumber: false },
  matmulDequantize: { code: 131585, kinds: 'innsIiiniIIossn', dimensions: [1, 2, 7, 14], isNumber: false },
  matmulDequantizeU8: { code: 197121, kinds: 'innsIiiniIIossn', dimensions: [1, 2, 7, 14], isNumber: false },
  matmulF64: { code: 66677, kinds: 'innino', dimensions: [1, 2, 4], isNumber: false },
  matmulI16ByI16: { code: 393735, kinds: 'innino', dimensions: [1, 2, 4], isNumber: false },
  matmulI16ByI8: { code: 393734, kinds: 'innino', dimensions: [1, 2, 4], isNumber: false },
  matmulI16Dequantize: { code: 393737, kinds: 'innsIiinniIossn', dimensions: [1, 2, 7, 8, 14], isNumber: false },
  matmulI16Requantize: { code: 393738, kinds: 'innsiinnIiso', dimensions: [1, 2, 6, 7], isNumber: false },
  matmulInteger: { code: 131584, kinds: 'innsiinIo', dimensions: [1, 2, 6], isNumber: false },
  matmulIntegerU8: { code: 197120, kinds: 'innsiinIo', dimensions: [1, 2, 6], isNumber: false },
  matmulNibbles: { code: 541, kinds: 'inniiInnIossn', dimensions: [1, 2, 6, 7, 12], isNumber: false },
  matmulNibblesBytes: { code: 131614, kinds: 'inniiiInnIossn', dimensions: [1, 2, 8, 7, 13], isNumber: false },
  matmulNibblesBytesHalfScales: { code: 131616, kinds: 'inniiiInnIossn', dimensions: [1, 2, 8, 7, 13], isNumber: false },
  matmulNibblesHalfScales: { code: 543, kinds: 'inniiInnIossn', dimensions: [1, 2, 6, 7, 12], isNumber: false },
  matmulPacked: { code: 403, kinds: 'inninIIossn', dimensions: [1, 2, 4, 10], isNumber: false },
  matmulRequantize: { code: 131586, kinds: 'innsiinIIiso', dimensions: [1, 2, 6], isNumber: false },
  matmulRequantizeU8: { code: 197122, kinds: 'innsiinIIiso', dimensions: [1, 2, 6], isNumber: false },
  max: { code: 3, kinds: 'i', dimensions: [0], isNumber: true },
  maxF64: { code: 66670, kinds: 'i', dimensions: [0], isNumber: true },
  maxI16: { code: 394324, kinds: 'i', dimensions: [0], isNumber: true },
  maxI8: { code: 132180, kinds: 'i', dimensions: [0], isNumber: true },
  maxPool2d: { code: 464, kinds: 'innnnonnnnnnnnnn', dimensions: [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], isNumber: false },
  maxPool2dInteger: { code: 131596, kinds: 'innnnonnnnnnnnnn', dimensions: [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], isNumber: false },
  maxPool2dIntegerU8: { code: 197132, kinds: 'innnnonnnnnnnnnn', dimensions: [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], isNumber: false },
  maximum: { code: 122, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  maximumF64: { code: 66667, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  mean: { code: 11, kinds: 'i', dimensions: [0], isNumber: true },
  min: { code: 10, kinds: 'i', dimensions: [0], isNumber: true },
  minF64: { code: 66671, kinds: 'i', dimensions: [0], isNumber: true },
  minI16: { code: 394325, kinds: 'i', dimensions: [0], isNumber: true },
  minI8: { code: 132181, kinds: 'i', dimensions: [0], isNumber: true },
  minMax: { code: 1036, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  minimum: { code: 121, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  minimumF64: { code: 66666, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  mish: { code: 209, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  mixChannels: { code: 1260, kinds: 'inniino', dimensions: [1, 2, 5], isNumber: false },
  mixChannelsBytes: { code: 197869, kinds: 'inniino', dimensions: [1, 2, 5], isNumber: false },
  mul: { code: 5, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  mulBf16: { code: 525447, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  mulF16: { code: 263303, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  mulF64: { code: 66658, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  mulI16: { code: 394318, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  mulI8: { code: 132174, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  mulSaturatedI16: { code: 394321, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  mulSaturatedI8: { code: 132177, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  multiplyAccumulateI16: { code: 394322, kinds: 'iix', dimensions: [0], isNumber: false },
  multiplyAccumulateI8: { code: 132178, kinds: 'iix', dimensions: [0], isNumber: false },
  neg: { code: 103, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  negF64: { code: 66664, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  nonMaxSuppression: { code: 751, kinds: 'iinnnsssnnwxo', dimensions: [2, 4, 3, 8, 9, 12], isNumber: false },
  normL1: { code: 14, kinds: 'i', dimensions: [0], isNumber: true },
  normL1F64: { code: 66674, kinds: 'i', dimensions: [0], isNumber: true },
  normL2: { code: 15, kinds: 'i', dimensions: [0], isNumber: true },
  normL2F64: { code: 66675, kinds: 'i', dimensions: [0], isNumber: true },
  normLinf: { code: 16, kinds: 'i', dimensions: [0], isNumber: true },
  normalize: { code: 423, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  notEqual: { code: 124, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  outerProduct: { code: 1018, kinds: 'iio', dimensions: [0, 1], isNumber: false },
  packByteFilters: { code: 131587, kinds: 'innnnnoo', dimensions: [1, 3, 2, 4, 5], isNumber: false },
  packBytes: { code: 131583, kinds: 'innnoo', dimensions: [1, 2, 3], isNumber: false },
  packColumns: { code: 402, kinds: 'inno', dimensions: [1, 2], isNumber: false },
  packDepthwise: { code: 462, kinds: 'innno', dimensions: [1, 2, 3], isNumber: false },
  packFilters: { code: 460, kinds: 'innnnno', dimensions: [1, 3, 2, 4, 5], isNumber: false },
  packI16: { code: 393736, kinds: 'innnoo', dimensions: [1, 2, 3], isNumber: false },
  packNibbles: { code: 197148, kinds: 'innniIooo', dimensions: [1, 2, 3], isNumber: false },
  packRows: { code: 400, kinds: 'inno', dimensions: [1, 2], isNumber: false },
  pow: { code: 111, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  quantizeBlocks: { code: 510, kinds: 'innnoo', dimensions: [1, 2, 3], isNumber: false },
  quantizeI16: { code: 502, kinds: 'innniIo', dimensions: [1, 2, 3], isNumber: false },
  quantizeI8: { code: 500, kinds: 'innniIo', dimensions: [1, 2, 3], isNumber: false },
  quantizeU8: { code: 501, kinds: 'innniIo', dimensions: [1, 2, 3], isNumber: false },
  randomExponential: { code: 1212, kinds: 'nnno', dimensions: [0, 1, 2, 3], isNumber: false },
  randomIntegers: { code: 459965, kinds: 'nnnsno', dimensions: [0, 1, 2, 4, 5], isNumber: false },
  randomNormal: { code: 1211, kinds: 'nnno', dimensions: [0, 1, 2, 3], isNumber: false },
  randomUniform: { code: 1210, kinds: 'nnno', dimensions: [0, 1, 2, 3], isNumber: false },
  recip: { code: 110, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  recurrentLayer: { code: 730, kinds: 'xnnnnniiIIIsnnnxxo', dimensions: [1, 2, 3, 4, 5, 12, 13, 14], isNumber: false },
  reduceAny: { code: 197312, kinds: 'innnnno', dimensions: [1, 2, 3, 5, 4], isNumber: false },
  relu: { code: 200, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  requantizeI8: { code: 459259, kinds: 'innnIiso', dimensions: [1, 2, 3], isNumber: false },
  requantizeU8: { code: 459260, kinds: 'innnIiso', dimensions: [1, 2, 3], isNumber: false },
  resample: { code: 1256, kinds: 'innnininininwo', dimensions: [1, 2, 3, 5, 7, 9, 11], isNumber: false },
  resampleBytes: { code: 197865, kinds: 'innnininininwo', dimensions: [1, 2, 3, 5, 7, 9, 11], isNumber: false },
  resizeBilinear: { code: 305, kinds: 'innnnonn', dimensions: [1, 2, 3, 4, 6, 7], isNumber: false },
  resizeNearest: { code: 304, kinds: 'innnnonn', dimensions: [1, 2, 3, 4, 6, 7], isNumber: false },
  rmsNorm: { code: 481, kinds: 'innIso', dimensions: [1, 2], isNumber: false, inPlace: [0] },
  rotaryEmbedding: { code: 487, kinds: 'innniino', dimensions: [1, 2, 3, 6], isNumber: false, inPlace: [0] },
  round: { code: 120, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  roundHalfAway: { code: 1016, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  rsqrt: { code: 109, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  samplePoints: { code: 750, kinds: 'innnnnIinnnIIInnnno', dimensions: [1, 2, 3, 4, 5, 8, 9, 10, 14, 15, 16, 17], isNumber: false },
  sampleVariance: { code: 1031, kinds: 'in', dimensions: [0, 1], isNumber: true },
  scale: { code: 6, kinds: 'iso', dimensions: [0], isNumber: false, inPlace: [0] },
  scaleBf16: { code: 525448, kinds: 'iso', dimensions: [0], isNumber: false, inPlace: [0] },
  scaleF16: { code: 263304, kinds: 'iso', dimensions: [0], isNumber: false, inPlace: [0] },
  scaleF64: { code: 66662, kinds: 'iso', dimensions: [0], isNumber: false, inPlace: [0] },
  scatter: { code: 302, kinds: 'iix', dimensions: [0, 2], isNumber: false },
  scatterRows: { code: 197316, kinds: 'iinnnnnnx', dimensions: [2, 3, 5, 7, 4, 6], isNumber: false },
  searchSorted: { code: 197350, kinds: 'ininnno', dimensions: [1, 5, 3, 4], isNumber: false },
  select: { code: 129, kinds: 'iiio', dimensions: [0], isNumber: false, inPlace: [0, 1, 2] },
  selectAny: { code: 197317, kinds: 'iiino', dimensions: [0, 3], isNumber: false },
  selu: { code: 203, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  sigmoid: { code: 210, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  sign: { code: 105, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  silu: { code: 206, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  sin: { code: 115, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  sinh: { code: 1009, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  sobel: { code: 1254, kinds: 'innnnnwo', dimensions: [1, 2, 3, 4, 5], isNumber: false },
  sobelBytes: { code: 197863, kinds: 'innnnnwo', dimensions: [1, 2, 3, 4, 5], isNumber: false },
  softmax: { code: 212, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  softmaxRows: { code: 486, kinds: 'inno', dimensions: [1, 2], isNumber: false, inPlace: [0] },
  softplus: { code: 211, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  splitChannels: { code: 1258, kinds: 'inno', dimensions: [1, 2], isNumber: false },
  splitChannelsU8: { code: 197866, kinds: 'inno', dimensions: [1, 2], isNumber: false },
  sqrt: { code: 108, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  sqrtF64: { code: 66665, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  squaredEuclidean: { code: 20, kinds: 'ii', dimensions: [0], isNumber: true },
  squaredEuclideanBf16: { code: 525441, kinds: 'ii', dimensions: [0], isNumber: true },
  squaredEuclideanF16: { code: 262164, kinds: 'ii', dimensions: [0], isNumber: true },
  squaredEuclideanI8: { code: 131092, kinds: 'ii', dimensions: [0], isNumber: true },
  squaredEuclideanU8: { code: 196628, kinds: 'ii', dimensions: [0], isNumber: true },
  stddev: { code: 1032, kinds: 'in', dimensions: [0, 1], isNumber: true },
  sub: { code: 100, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  subBf16: { code: 525446, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  subF16: { code: 263302, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  subF64: { code: 66657, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  subI16: { code: 394317, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  subI8: { code: 132173, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  subSaturatedI16: { code: 394320, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  subSaturatedI8: { code: 132176, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  sum: { code: 2, kinds: 'i', dimensions: [0], isNumber: true },
  sumF64: { code: 66669, kinds: 'i', dimensions: [0], isNumber: true },
  sumI16: { code: 394323, kinds: 'i', dimensions: [0], isNumber: true },
  sumI8: { code: 132179, kinds: 'i', dimensions: [0], isNumber: true },
  sumKahan: { code: 1030, kinds: 'i', dimensions: [0], isNumber: true },
  sumOfSquares: { code: 13, kinds: 'i', dimensions: [0], isNumber: true },
  swiGlu: { code: 488, kinds: 'iio', dimensions: [0], isNumber: false, inPlace: [0, 1] },
  symmetricEigenInto: { code: 1039, kinds: 'innwoo', dimensions: [1, 2], isNumber: false },
  tan: { code: 1005, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  tanh: { code: 114, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  topK: { code: 25, kinds: 'ioo', dimensions: [0, 1], isNumber: false },
  topKAny: { code: 197360, kinds: 'innnnnoo', dimensions: [1, 2, 3, 4, 5], isNumber: false },
  transpose: { code: 300, kinds: 'inno', dimensions: [1, 2], isNumber: false },
  transposeEach: { code: 306, kinds: 'innno', dimensions: [1, 2, 3], isNumber: false },
  treeEnsemble: { code: 740, kinds: 'inninniiininnno', dimensions: [1, 2, 4, 5, 9, 11, 12, 13], isNumber: false },
  treeKeys: { code: 741, kinds: 'innno', dimensions: [1, 2, 3], isNumber: false },
  trunc: { code: 106, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
  unaryAny: { code: 197309, kinds: 'innno', dimensions: [3, 2, 1], isNumber: false, inPlace: [0] },
  unaryRare: { code: 720, kinds: 'issno', dimensions: [0, 3], isNumber: false, inPlace: [0] },
  variance: { code: 12, kinds: 'i', dimensions: [0], isNumber: true },
  vecmat: { code: 405, kinds: 'iio', dimensions: [0, 2], isNumber: false },
  zScore: { code: 1035, kinds: 'io', dimensions: [0], isNumber: false, inPlace: [0] },
};

/** The operations on byte offsets into an arena: offsets and scalars in the order of the call, then the dimensions. */
export interface OffsetKernels {
  abs(a: number, out: number, n: number): number;
  add(a: number, b: number, out: number, n: number): number;
  addRelu(a: number, b: number, out: number, n: number): number;
  addRmsNorm(a: number, residual: number, gamma: number, epsilon: number, out: number, rows: number, columns: number): number;
  addScaled(a: number, s: number, b: number, out: number, n: number): number;
  argReduceAny(a: number, out: number, outer: number, length: number, inner: number, type: number, isMax: number, selectLast: number): number;
  argmax(a: number, n: number): number;
  argmin(a: number, n: number): number;
  attention(q: number, k: number, v: number, mask: number, scale: number, out: number, work: number, batch: number, queries: number, kvHeads: number, sharing: number, width: number, keys: number, valueWidth: number, masks: number, causal: number, workspace: number): number;
  averagePool2d(x: number, out: number, batch: number, height: number, width: number, channels: number, outHeight: number, outWidth: number, kernelHeight: number, kernelWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number, countsPadding: number): number;
  axpy(alpha: number, x: number, y: number, n: number): number;
  batchNorm(a: number, mean: number, variance: number, gamma: number, beta: number, epsilon: number, out: number, rows: number, columns: number): number;
  binaryAny(a: number, b: number, out: number, n: number, type: number, operation: number): number;
  ceil(a: number, out: number, n: number): number;
  clamp(a: number, low: number, high: number, out: number, n: number): number;
  compareAny(a: number, b: number, out: number, n: number, type: number, operation: number): number;
  conv2d(x: number, packed: number, bias: number, residual: number, out: number, low: number, high: number, batch: number, height: number, width: number, groups: number, groupChannels: number, groupOutputs: number, kernelHeight: number, kernelWidth: number, outHeight: number, outWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number, activation: number): number;
  conv2dInteger(x: number, xZeroPoint: number, packed: number, sums: number, zeroPoints: number, out: number, batch: number, height: number, width: number, groups: number, groupChannels: number, groupOutputs: number, kernelHeight: number, kernelWidth: number, outHeight: number, outWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): number;
  conv2dIntegerU8(x: number, xZeroPoint: number, packed: number, sums: number, zeroPoints: number, out: number, batch: number, height: number, width: number, groups: number, groupChannels: number, groupOutputs: number, kernelHeight: number, kernelWidth: number, outHeight: number, outWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): number;
  conv2dRequantize(x: number, xZeroPoint: number, packed: number, sums: number, zeroPoints: number, bias: number, multipliers: number, zeroPoint: number, out: number, batch: number, height: number, width: number, groups: number, groupChannels: number, groupOutputs: number, kernelHeight: number, kernelWidth: number, outHeight: number, outWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): number;
  conv2dRequantizeU8(x: number, xZeroPoint: number, packed: number, sums: number, zeroPoints: number, bias: number, multipliers: number, zeroPoint: number, out: number, batch: number, height: number, width: number, groups: number, groupChannels: number, groupOutputs: number, kernelHeight: number, kernelWidth: number, outHeight: number, outWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): number;
  convertAny(a: number, out: number, n: number, from: number, to: number): number;
  copyStrided(a: number, out: number, aCount: number, width: number, d0: number, d1: number, d2: number, d3: number, d4: number, aAt: number, aS0: number, aS1: number, aS2: number, aS3: number, aS4: number, outCount: number, outAt: number, outS0: number, outS1: number, outS2: number, outS3: number, outS4: number): number;
  cos(a: number, out: number, n: number): number;
  cosine(a: number, b: number, n: number): number;
  cosineF16(a: number, b: number, n: number): number;
  cosineI8(a: number, b: number, n: number): number;
  cosineMany(rows: number, x: number, out: number, m: number, n: number): number;
  cosineManyF16(rows: number, x: number, out: number, m: number, n: number): number;
  cosineManyI8(rows: number, x: number, out: number, m: number, n: number): number;
  cosineManyU8(rows: number, x: number, out: number, m: number, n: number): number;
  cosineU8(a: number, b: number, n: number): number;
  depthwiseConv2d(x: number, packed: number, bias: number, out: number, low: number, high: number, batch: number, height: number, width: number, channels: number, kernelHeight: number, kernelWidth: number, outHeight: number, outWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number, activation: number): number;
  depthwiseRequantize(x: number, xZeroPoint: number, packed: number, sums: number, bias: number, multipliers: number, zeroPoint: number, out: number, batch: number, height: number, width: number, channels: number, kernelWidth: number, kernelHeight: number, outHeight: number, outWidth: number, strideY: number, strideX: number, padTop: number, padLeft: number): number;
  depthwiseRequantizeU8(x: number, xZeroPoint: number, packed: number, sums: number, bias: number, multipliers: number, zeroPoint: number, out: number, batch: number, height: number, width: number, channels: number, kernelWidth: number, kernelHeight: number, outHeight: number, outWidth: number, strideY: number, strideX: number, padTop: number, padLeft: number): number;
  dequantizeI16(a: number, scales: number, zeroPoints: number, out: number, outer: number, channels: number, inner: number): number;
  dequantizeI32(a: number, scales: number, zeroPoints: number, out: number, outer: number, channels: number, inner: number): number;
  dequantizeI8(a: number, scales: number, zeroPoints: number, out: number, outer: number, channels: number, inner: number): number;
  dequantizeU8(a: number, scales: number, zeroPoints: number, out: number, outer: number, channels: number, inner: number): number;
  div(a: number, b: number, out: number, n: number): number;
  dot(a: number, b: number, n: number): number;
  dotF16(a: number, b: number, n: number): number;
  dotI8(a: number, b: number, n: number): number;
  dotMany(rows: number, x: number, out: number, m: number, n: number): number;
  dotManyF16(rows: number, x: number, out: number, m: number, n: number): number;
  dotManyI8(rows: number, x: number, out: number, m: number, n: number): number;
  dotManyU8(rows: number, x: number, out: number, m: number, n: number): number;
  dotPacked(packed: number, vectors: number, out: number, rows: number, columns: number, count: number): number;
  dotU8(a: number, b: number, n: number): number;
  dynamicQuantizeU8(a: number, parameters: number, out: number, n: number, two: number): number;
  elu(a: number, alpha: number, out: number, n: number): number;
  embeddingLookup(table: number, indices: number, out: number, rows: number, columns: number, m: number): number;
  equal(a: number, b: number, out: number, n: number): number;
  erf(a: number, out: number, n: number): number;
  exp(a: number, out: number, n: number): number;
  f16ToF32(a: number, out: number, n: number): number;
  f32ToF16(a: number, out: number, n: number): number;
  findNonZero(a: number, lengths: number, places: number, counts: number, n: number, type: number, axes: number, counted: number): number;
  flattenIndices(a: number, limits: number, out: number, n: number, k: number, type: number): number;
  floor(a: number, out: number, n: number): number;
  fma(a: number, b: number, c: number, out: number, n: number): number;
  gather(a: number, indices: number, out: number, n: number, m: number): number;
  gatherRows(a: number, indices: number, out: number, outer: number, rows: number, width: number, m: number, lists: number): number;
  gelu(a: number, out: number, n: number): number;
  geluTanh(a: number, out: number, n: number): number;
  greater(a: number, b: number, out: number, n: number): number;
  greaterEqual(a: number, b: number, out: number, n: number): number;
  groupNorm(a: number, gamma: number, beta: number, epsilon: number, out: number, batch: number, pixels: number, groups: number, groupChannels: number): number;
  hardSigmoid(a: number, alpha: number, beta: number, out: number, n: number): number;
  hardSwish(a: number, out: number, n: number): number;
  l2Normalize(a: number, epsilon: number, out: number, rows: number, columns: number): number;
  layerNorm(a: number, gamma: number, beta: number, epsilon: number, out: number, rows: number, columns: number): number;
  leakyRelu(a: number, slope: number, out: number, n: number): number;
  lerp(a: number, b: number, t: number, out: number, n: number): number;
  less(a: number, b: number, out: number, n: number): number;
  lessEqual(a: number, b: number, out: number, n: number): number;
  log(a: number, out: number, n: number): number;
  logSoftmax(a: number, out: number, n: number): number;
  lrn(a: number, alpha: number, beta: number, bias: number, out: number, rows: number, channels: number, window: number): number;
  matmul(a: number, b: number, out: number, alpha: number, beta: number, bias: number, low: number, high: number, work: number, aBatches: number, rows: number, inner: number, bBatches: number, columns: number, batches: number, transposeA: number, transposeB: number, activation: number, workspace: number): number;
  matmulDequantize(a: number, aZeroPoint: number, aScales: number, packed: number, sums: number, scales: number, zeroPoints: number, bias: number, out: number, low: number, high: number, rows: number, inner: number, columns: number, activation: number): number;
  matmulDequantizeU8(a: number, aZeroPoint: number, aScales: number, packed: number, sums: number, scales: number, zeroPoints: number, bias: number, out: number, low: number, high: number, rows: number, inner: number, columns: number, activation: number): number;
  matmulI16ByI16(a: number, b: number, out: number, rows: number, inner: number, columns: number): number;
  matmulI16ByI8(a: number, b: number, out: number, rows: number, inner: number, columns: number): number;
  matmulI16Dequantize(a: number, aZeroPoint: number, aScales: number, packed: number, sums: number, scales: number, bias: number, out: number, low: number, high: number, rows: number, inner: number, columns: number, weightBytes: number, activation: number): number;
  matmulI16Requantize(a: number, aZeroPoint: number, packed: number, sums: number, bias: number, multipliers: number, zeroPoint: number, out: number, rows: number, inner: number, columns: number, weightBytes: number): number;
  matmulInteger(a: number, aZeroPoint: number, packed: number, sums: number, zeroPoints: number, out: number, rows: number, inner: number, columns: number): number;
  matmulIntegerU8(a: number, aZeroPoint: number, packed: number, sums: number, zeroPoints: number, out: number, rows: number, inner: number, columns: number): number;
  matmulNibbles(a: number, packed: number, scales: number, zeroPoints: number, bias: number, out: number, low: number, high: number, rows: number, inner: number, columns: number, block: number, activation: number): number;
  matmulNibblesBytes(a: number, aScales: number, packed: number, scales: number, zeroPoints: number, bias: number, out: number, low: number, high: number, rows: number, inner: number, block: number, columns: number, activation: number): number;
  matmulNibblesBytesHalfScales(a: number, aScales: number, packed: number, scales: number, zeroPoints: number, bias: number, out: number, low: number, high: number, rows: number, inner: number, block: number, columns: number, activation: number): number;
  matmulNibblesHalfScales(a: number, packed: number, scales: number, zeroPoints: number, bias: number, out: number, low: number, high: number, rows: number, inner: number, columns: number, block: number, activation: number): number;
  matmulPacked(a: number, packed: number, bias: number, residual: number, out: number, low: number, high: number, rows: number, inner: number, columns: number, activation: number): number;
  matmulRequantize(a: number, aZeroPoint: number, packed: number, sums: number, zeroPoints: number, bias: number, multipliers: number, zeroPoint: number, out: number, rows: number, inner: number, columns: number): number;
  matmulRequantizeU8(a: number, aZeroPoint: number, packed: number, sums: number, zeroPoints: number, bias: number, multipliers: number, zeroPoint: number, out: number, rows: number, inner: number, columns: number): number;
  max(a: number, n: number): number;
  maxPool2d(x: number, out: number, batch: number, height: number, width: number, channels: number, outHeight: number, outWidth: number, kernelHeight: number, kernelWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): number;
  maxPool2dInteger(x: number, out: number, batch: number, height: number, width: number, channels: number, outHeight: number, outWidth: number, kernelHeight: number, kernelWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): number;
  maxPool2dIntegerU8(x: number, out: number, batch: number, height: number, width: number, channels: number, outHeight: number, outWidth: number, kernelHeight: number, kernelWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): number;
  maximum(a: number, b: number, out: number, n: number): number;
  mean(a: number, n: number): number;
  min(a: number, n: number): number;
  minimum(a: number, b: number, out: number, n: number): number;
  mish(a: number, out: number, n: number): number;
  mul(a: number, b: number, out: number, n: number): number;
  neg(a: number, out: number, n: number): number;
  nonMaxSuppression(boxes: number, scores: number, most: number, overlap: number, least: number, work: number, rows: number, counts: number, batch: number, n: number, classes: number, isCentred: number, room: number, counted: number): number;
  normL1(a: number, n: number): number;
  normL2(a: number, n: number): number;
  normLinf(a: number, n: number): number;
  normalize(a: number, out: number, n: number): number;
  notEqual(a: number, b: number, out: number, n: number): number;
  packByteFilters(filters: number, sums: number, out: number, groups: number, groupOutputs: number, groupChannels: number, kernelHeight: number, kernelWidth: number): number;
  packBytes(b: number, sums: number, out: number, inner: number, columns: number, transposed: number): number;
  packColumns(b: number, out: number, inner: number, columns: number): number;
  packDepthwise(filters: number, out: number, channels: number, kernelHeight: number, kernelWidth: number): number;
  packFilters(filters: number, out: number, groups: number, groupOutputs: number, groupChannels: number, kernelHeight: number, kernelWidth: number): number;
  packI16(b: number, sums: number, out: number, inner: number, columns: number, transposed: number): number;
  packNibbles(b: number, scales: number, zeroPoints: number, packedScales: number, packedZeroPoints: number, out: number, columns: number, inner: number, block: number): number;
  packRows(a: number, out: number, rows: number, columns: number): number;
  pow(a: number, b: number, out: number, n: number): number;
  quantizeBlocks(a: number, scales: number, out: number, rows: number, columns: number, block: number): number;
  quantizeI16(a: number, scales: number, zeroPoints: number, out: number, outer: number, channels: number, inner: number): number;
  quantizeI8(a: number, scales: number, zeroPoints: number, out: number, outer: number, channels: number, inner: number): number;
  quantizeU8(a: number, scales: number, zeroPoints: number, out: number, outer: number, channels: number, inner: number): number;
  recip(a: number, out: number, n: number): number;
  recurrentLayer(gates: number, packed: number, functions: number, hiddenBias: number, peepholes: number, lengths: number, clip: number, state: number, cell: number, y: number, steps: number, batch: number, directions: number, gateCount: number, hidden: number, reverse: number, batchFirst: number, variant: number): number;
  reduceAny(a: number, out: number, outer: number, length: number, inner: number, type: number, operation: number): number;
  relu(a: number, out: number, n: number): number;
  requantizeI8(a: number, bias: number, multipliers: number, zeroPoint: number, out: number, outer: number, channels: number, inner: number): number;
  requantizeU8(a: number, bias: number, multipliers: number, zeroPoint: number, out: number, outer: number, channels: number, inner: number): number;
  resizeBilinear(a: number, out: number, planes: number, height: number, width: number, channels: number, outHeight: number, outWidth: number): number;
  resizeNearest(a: number, out: number, planes: number, height: number, width: number, channels: number, outHeight: number, outWidth: number): number;
  rmsNorm(a: number, gamma: number, epsilon: number, out: number, rows: number, columns: number): number;
  rotaryEmbedding(x: number, cos: number, sin: number, out: number, tokens: number, heads: number, half: number, interleaved: number): number;
  round(a: number, out: number, n: number): number;
  rsqrt(a: number, out: number, n: number): number;
  samplePoints(a: number, images: number, places: number, steps: number, counts: number, factors: number, out: number, batch: number, depth: number, height: number, width: number, channels: number, n: number, m: number, axes: number, mode: number, padding: number, units: number, isMax: number): number;
  scale(a: number, s: number, out: number, n: number): number;
  scatter(a: number, indices: number, out: number, m: number, n: number): number;
  scatterRows(a: number, indices: number, out: number, outer: number, m: number, inner: number, type: number, rows: number, reduction: number): number;
  searchSorted(a: number, sorted: number, out: number, n: number, type: number, lists: number, length: number): number;
  select(condition: number, a: number, b: number, out: number, n: number): number;
  selectAny(condition: number, a: number, b: number, out: number, n: number, width: number): number;
  selu(a: number, out: number, n: number): number;
  sigmoid(a: number, out: number, n: number): number;
  sign(a: number, out: number, n: number): number;
  silu(a: number, out: number, n: number): number;
  sin(a: number, out: number, n: number): number;
  softmax(a: number, out: number, n: number): number;
  softmaxRows(a: number, out: number, rows: number, columns: number): number;
  softplus(a: number, out: number, n: number): number;
  sqrt(a: number, out: number, n: number): number;
  squaredEuclidean(a: number, b: number, n: number): number;
  squaredEuclideanF16(a: number, b: number, n: number): number;
  squaredEuclideanI8(a: number, b: number, n: number): number;
  squaredEuclideanU8(a: number, b: number, n: number): number;
  sub(a: number, b: number, out: number, n: number): number;
  sum(a: number, n: number): number;
  sumOfSquares(a: number, n: number): number;
  swiGlu(gate: number, up: number, out: number, n: number): number;
  tanh(a: number, out: number, n: number): number;
  topK(a: number, values: number, indices: number, n: number, k: number): number;
  topKAny(a: number, values: number, indices: number, rows: number, n: number, type: number, k: number, isLargest: number): number;
  transpose(a: number, out: number, rows: number, columns: number): number;
  transposeEach(a: number, out: number, batch: number, rows: number, columns: number): number;
  treeEnsemble(keys: number, nodes: number, roots: number, columns: number, depths: number, leaves: number, out: number, rows: number, slots: number, nodeCount: number, childBits: number, groups: number, leafRows: number, width: number, targets: number): number;
  treeKeys(a: number, out: number, rows: number, features: number, slots: number): number;
  trunc(a: number, out: number, n: number): number;
  unaryAny(a: number, out: number, n: number, type: number, operation: number): number;
  unaryRare(a: number, alpha: number, beta: number, out: number, n: number, operation: number): number;
  variance(a: number, n: number): number;
  vecmat(x: number, b: number, out: number, inner: number, columns: number): number;
}

/** The kernels that a WebAssembly module exports, under the names of the operations. */
export function offsetKernels(exports: Readonly<Record<string, unknown>>): OffsetKernels {
  return {
    abs: exports.abs_f32 as OffsetFunction,
    add: exports.add_f32 as OffsetFunction,
    addRelu: exports.addRelu_f32 as OffsetFunction,
    addRmsNorm: exports.addRmsNorm_f32 as OffsetFunction,
    addScaled: exports.addScaled_f32 as OffsetFunction,
    argReduceAny: exports.argReduceAny_u8 as OffsetFunction,
    argmax: exports.argmax_f32 as OffsetFunction,
    argmin: exports.argmin_f32 as OffsetFunction,
    attention: exports.attention_f32 as OffsetFunction,
    averagePool2d: exports.averagePool2d_f32 as OffsetFunction,
    axpy: exports.axpy_f32 as OffsetFunction,
    batchNorm: exports.batchNorm_f32 as OffsetFunction,
    binaryAny: exports.binaryAny_u8 as OffsetFunction,
    ceil: exports.ceil_f32 as OffsetFunction,
    clamp: exports.clamp_f32 as OffsetFunction,
    compareAny: exports.compareAny_u8 as OffsetFunction,
    conv2d: exports.conv2d_f32 as OffsetFunction,
    conv2dInteger: exports.conv2dInteger_i8 as OffsetFunction,
    conv2dIntegerU8: exports.conv2dInteger_u8 as OffsetFunction,
    conv2dRequantize: exports.conv2dRequantize_i8 as OffsetFunction,
    conv2dRequantizeU8: exports.conv2dRequantize_u8 as OffsetFunction,
    convertAny: exports.convertAny_u8 as OffsetFunction,
    copyStrided: exports.copyStrided_u8 as OffsetFunction,
    cos: exports.cos_f32 as OffsetFunction,
    cosine: exports.cosine_f32 as OffsetFunction,
    cosineF16: exports.cosine_f16 as OffsetFunction,
    cosineI8: exports.cosine_i8 as OffsetFunction,
    cosineMany: exports.cosineMany_f32 as OffsetFunction,
    cosineManyF16: exports.cosineMany_f16 as OffsetFunction,
    cosineManyI8: exports.cosineMany_i8 as OffsetFunction,
    cosineManyU8: exports.cosineMany_u8 as OffsetFunction,
    cosineU8: exports.cosine_u8 as OffsetFunction,
    depthwiseConv2d: exports.depthwiseConv2d_f32 as OffsetFunction,
    depthwiseRequantize: exports.depthwiseRequantize_i8 as OffsetFunction,
    depthwiseRequantizeU8: exports.depthwiseRequantize_u8 as OffsetFunction,
    dequantizeI16: exports.dequantizeI16_f32 as OffsetFunction,
    dequantizeI32: exports.dequantizeI32_f32 as OffsetFunction,
    dequantizeI8: exports.dequantizeI8_f32 as OffsetFunction,
    dequantizeU8: exports.dequantizeU8_f32 as OffsetFunction,
    div: exports.div_f32 as OffsetFunction,
    dot: exports.dot_f32 as OffsetFunction,
    dotF16: exports.dot_f16 as OffsetFunction,
    dotI8: exports.dot_i8 as OffsetFunction,
    dotMany: exports.dotMany_f32 as OffsetFunction,
    dotManyF16: exports.dotMany_f16 as OffsetFunction,
    dotManyI8: exports.dotMany_i8 as OffsetFunction,
    dotManyU8: exports.dotMany_u8 as OffsetFunction,
    dotPacked: exports.dotPacked_f32 as OffsetFunction,
    dotU8: exports.dot_u8 as OffsetFunction,
    dynamicQuantizeU8: exports.dynamicQuantizeU8_f32 as OffsetFunction,
    elu: exports.elu_f32 as OffsetFunction,
    embeddingLookup: exports.embeddingLookup_f32 as OffsetFunction,
    equal: exports.equal_f32 as OffsetFunction,
    erf: exports.erf_f32 as OffsetFunction,
    exp: exports.exp_f32 as OffsetFunction,
    f16ToF32: exports.f16ToF32_f32 as OffsetFunction,
    f32ToF16: exports.f32ToF16_f32 as OffsetFunction,
    findNonZero: exports.findNonZero_u8 as OffsetFunction,
    flattenIndices: exports.flattenIndices_u8 as OffsetFunction,
    floor: exports.floor_f32 as OffsetFunction,
    fma: exports.fma_f32 as OffsetFunction,
    gather: exports.gather_f32 as OffsetFunction,
    gatherRows: exports.gatherRows_u8 as OffsetFunction,
    gelu: exports.gelu_f32 as OffsetFunction,
    geluTanh: exports.geluTanh_f32 as OffsetFunction,
    greater: exports.greater_f32 as OffsetFunction,
    greaterEqual: exports.greaterEqual_f32 as OffsetFunction,
    groupNorm: exports.groupNorm_f32 as OffsetFunction,
    hardSigmoid: exports.hardSigmoid_f32 as OffsetFunction,
    hardSwish: exports.hardSwish_f32 as OffsetFunction,
    l2Normalize: exports.l2Normalize_f32 as OffsetFunction,
    layerNorm: exports.layerNorm_f32 as OffsetFunction,
    leakyRelu: exports.leakyRelu_f32 as OffsetFunction,
    lerp: exports.lerp_f32 as OffsetFunction,
    less: exports.less_f32 as OffsetFunction,
    lessEqual: exports.lessEqual_f32 as OffsetFunction,
    log: exports.log_f32 as OffsetFunction,
    logSoftmax: exports.logSoftmax_f32 as OffsetFunction,
    lrn: exports.lrn_f32 as OffsetFunction,
    matmul: exports.matmul_f32 as OffsetFunction,
    matmulDequantize: exports.matmulDequantize_i8 as OffsetFunction,
    matmulDequantizeU8: exports.matmulDequantize_u8 as OffsetFunction,
    matmulI16ByI16: exports.matmulI16ByI16_i16 as OffsetFunction,
    matmulI16ByI8: exports.matmulI16ByI8_i16 as OffsetFunction,
    matmulI16Dequantize: exports.matmulI16Dequantize_i16 as OffsetFunction,
    matmulI16Requantize: exports.matmulI16Requantize_i16 as OffsetFunction,
    matmulInteger: exports.matmulInteger_i8 as OffsetFunction,
    matmulIntegerU8: exports.matmulInteger_u8 as OffsetFunction,
    matmulNibbles: exports.matmulNibbles_f32 as OffsetFunction,
    matmulNibblesBytes: exports.matmulNibblesBytes_i8 as OffsetFunction,
    matmulNibblesBytesHalfScales: exports.matmulNibblesBytesHalfScales_i8 as OffsetFunction,
    matmulNibblesHalfScales: exports.matmulNibblesHalfScales_f32 as OffsetFunction,
    matmulPacked: exports.matmulPacked_f32 as OffsetFunction,
    matmulRequantize: exports.matmulRequantize_i8 as OffsetFunction,
    matmulRequantizeU8: exports.matmulRequantize_u8 as OffsetFunction,
    max: exports.max_f32 as OffsetFunction,
    maxPool2d: exports.maxPool2d_f32 as OffsetFunction,
    maxPool2dInteger: exports.maxPool2dInteger_i8 as OffsetFunction,
    maxPool2dIntegerU8: exports.maxPool2dInteger_u8 as OffsetFunction,
    maximum: exports.maximum_f32 as OffsetFunction,
    mean: exports.mean_f32 as OffsetFunction,
    min: exports.min_f32 as OffsetFunction,
    minimum: exports.minimum_f32 as OffsetFunction,
    mish: exports.mish_f32 as OffsetFunction,
    mul: exports.mul_f32 as OffsetFunction,
    neg: exports.neg_f32 as OffsetFunction,
    nonMaxSuppression: exports.nonMaxSuppression_f32 as OffsetFunction,
    normL1: exports.normL1_f32 as OffsetFunction,
    normL2: exports.normL2_f32 as OffsetFunction,
    normLinf: exports.normLinf_f32 as OffsetFunction,
    normalize: exports.normalize_f32 as OffsetFunction,
    notEqual: exports.notEqual_f32 as OffsetFunction,
    packByteFilters: exports.packByteFilters_i8 as OffsetFunction,
    packBytes: exports.packBytes_i8 as OffsetFunction,
    packColumns: exports.packColumns_f32 as OffsetFunction,
    packDepthwise: exports.packDepthwise_f32 as OffsetFunction,
    packFilters: exports.packFilters_f32 as OffsetFunction,
    packI16: exports.packI16_i16 as OffsetFunction,
    packNibbles: exports.packNibbles_u8 as OffsetFunction,
    packRows: exports.packRows_f32 as OffsetFunction,
    pow: exports.pow_f32 as OffsetFunction,
    quantizeBlocks: exports.quantizeBlocks_f32 as OffsetFunction,
    quantizeI16: exports.quantizeI16_f32 as OffsetFunction,
    quantizeI8: exports.quantizeI8_f32 as OffsetFunction,
    quantizeU8: exports.quantizeU8_f32 as OffsetFunction,
    recip: exports.recip_f32 as OffsetFunction,
    recurrentLayer: exports.recurrentLayer_f32 as OffsetFunction,
    reduceAny: exports.reduceAny_u8 as OffsetFunction,
    relu: exports.relu_f32 as OffsetFunction,
    requantizeI8: exports.requantizeI8_i32 as OffsetFunction,
    requantizeU8: exports.requantizeU8_i32 as OffsetFunction,
    resizeBilinear: exports.resizeBilinear_f32 as OffsetFunction,
    resizeNearest: exports.resizeNearest_f32 as OffsetFunction,
    rmsNorm: exports.rmsNorm_f32 as OffsetFunction,
    rotaryEmbedding: exports.rotaryEmbedding_f32 as OffsetFunction,
    round: exports.round_f32 as OffsetFunction,
    rsqrt: exports.rsqrt_f32 as OffsetFunction,
    samplePoints: exports.samplePoints_f32 as OffsetFunction,
    scale: exports.scale_f32 as OffsetFunction,
    scatter: exports.scatter_f32 as OffsetFunction,
    scatterRows: exports.scatterRows_u8 as OffsetFunction,
    searchSorted: exports.searchSorted_u8 as OffsetFunction,
    select: exports.select_f32 as OffsetFunction,
    selectAny: exports.selectAny_u8 as OffsetFunction,
    selu: exports.selu_f32 as OffsetFunction,
    sigmoid: exports.sigmoid_f32 as OffsetFunction,
    sign: exports.sign_f32 as OffsetFunction,
    silu: exports.silu_f32 as OffsetFunction,
    sin: exports.sin_f32 as OffsetFunction,
    softmax: exports.softmax_f32 as OffsetFunction,
    softmaxRows: exports.softmaxRows_f32 as OffsetFunction,
    softplus: exports.softplus_f32 as OffsetFunction,
    sqrt: exports.sqrt_f32 as OffsetFunction,
    squaredEuclidean: exports.squaredEuclidean_f32 as OffsetFunction,
    squaredEuclideanF16: exports.squaredEuclidean_f16 as OffsetFunction,
    squaredEuclideanI8: exports.squaredEuclidean_i8 as OffsetFunction,
    squaredEuclideanU8: exports.squaredEuclidean_u8 as OffsetFunction,
    sub: exports.sub_f32 as OffsetFunction,
    sum: exports.sum_f32 as OffsetFunction,
    sumOfSquares: exports.sumOfSquares_f32 as OffsetFunction,
    swiGlu: exports.swiGlu_f32 as OffsetFunction,
    tanh: exports.tanh_f32 as OffsetFunction,
    topK: exports.topK_f32 as OffsetFunction,
    topKAny: exports.topKAny_u8 as OffsetFunction,
    transpose: exports.transpose_f32 as OffsetFunction,
    transposeEach: exports.transposeEach_f32 as OffsetFunction,
    treeEnsemble: exports.treeEnsemble_f32 as OffsetFunction,
    treeKeys: exports.treeKeys_f32 as OffsetFunction,
    trunc: exports.trunc_f32 as OffsetFunction,
    unaryAny: exports.unaryAny_u8 as OffsetFunction,
    unaryRare: exports.unaryRare_f32 as OffsetFunction,
    variance: exports.variance_f32 as OffsetFunction,
    vecmat: exports.vecmat_f32 as OffsetFunction,
  };
}
