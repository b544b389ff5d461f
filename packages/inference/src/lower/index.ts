// The operators that become instructions.
import { controlOperators } from '../compile/lowerControl.ts';
import type { LoweringRule } from '../compile/lowering.ts';
import { lowerElu, lowerHardSigmoid, lowerLeakyRelu, lowerPRelu, lowerSelu } from './activations.ts';
import {
  binary,
  compare,
  exponential,
  lowerBitShift,
  lowerClip,
  lowerIsInf,
  lowerIsNaN,
  lowerMean,
  lowerMod,
  lowerPow,
  lowerRelu,
  lowerWhere,
  nary,
  rare,
  unaryAny,
} from './arithmetic.ts';
import { lowerAttention } from './attention.ts';
import { lowerBitCast, lowerCast } from './cast.ts';
import { lowerChannelShuffle, lowerConcat, lowerSplit } from './channels.ts';
import { lowerCol2Im } from './col2Im.ts';
import { lowerConv } from './convolution.ts';
import {
  lowerCompress,
  lowerNonMaxSuppression,
  lowerNonZero,
  lowerUnique,
  type MeasuringRule,
} from './dataDependent.ts';
import { lowerDeformConv } from './deformConv.ts';
import { lowerDet } from './determinant.ts';
import { lowerEinsum } from './einsum.ts';
import { lowerGelu, lowerSwish, unary } from './elementwise.ts';
import { lowerCategoryMapper, lowerLabelEncoder, lowerOneHotEncoder } from './encoders.ts';
import { lowerAffineGrid, lowerGridSample } from './gridSample.ts';
import { lowerBatchNormalization, lowerGroupNormalization, lowerInstanceNormalization } from './imageNormalization.ts';
import { lowerGather, lowerGatherElements, lowerGatherNd, lowerScatterElements, lowerScatterNd } from './indices.ts';
import { lowerConvInteger, lowerDequantizedConv, lowerQLinearConv } from './integerConvolutions.ts';
import { lowerDequantizedMatMul, lowerMatMulInteger, lowerQLinearMatMul } from './integerProducts.ts';
import { lowerConstantOfShape, lowerKnown } from './known.ts';
import { lowerLinearClassifier, lowerLinearRegressor } from './linearModels.ts';
import { lowerHardmax, lowerLogSoftmax, lowerLpNormalization, lowerMeanVarianceNormalization } from './lines.ts';
import { lowerLrn } from './localResponse.ts';
import { lowerOneHot, lowerTrilu } from './masks.ts';
import { lowerGemm } from './matrices.ts';
import { lowerMaxUnpool } from './maxUnpool.ts';
import { lowerDepthToSpace, lowerExpand, lowerSpaceToDepth, lowerTile, lowerTranspose } from './moves.ts';
import { lowerMatMulNBits } from './nBits.ts';
import { lowerLayerNormalization, lowerRmsNormalization, lowerSoftmax } from './normalization.ts';
import { lowerCenterCropPad, lowerPad } from './pad.ts';
import {
  lowerAveragePool,
  lowerGlobalAveragePool,
  lowerGlobalLpPool,
  lowerGlobalMaxPool,
  lowerLpPool,
  lowerMaxPool,
} from './pooling.ts';
import {
  lowerArrayFeatureExtractor,
  lowerBinarizer,
  lowerFeatureVectorizer,
  lowerImputer,
  lowerNormalizer,
  lowerScaler,
} from './preparation.ts';
import { lowerMatMul } from './products.ts';
import { lowerDequantizeLinear, lowerDynamicQuantizeLinear, lowerQuantizeLinear } from './quantization.ts';
import { recurrent } from './recurrent.ts';
import { accumulation, argReduction, lowerReduceLogSum, lowerReduceLogSumExp, reduction } from './reductions.ts';
import { lowerReverseSequence, lowerSlice } from './regions.ts';
import { lowerResize } from './resize.ts';
import { lowerMaxRoiPool, lowerRoiAlign } from './roiAlign.ts';
import { lowerRotaryEmbedding } from './rotaryEmbedding.ts';
import { lowerDropout, lowerSameElements } from './shapes.ts';
import { lowerSvmClassifier, lowerSvmRegressor } from './svm.ts';
import { lowerTopK } from './topK.ts';
import { lowerConvTranspose } from './transposedConvolution.ts';
import { lowerTreeEnsemble, lowerTreeEnsembleClassifier } from './trees.ts';

/** Operators whose results are as long as data says. */
const measuringRules: ReadonlyMap<string, MeasuringRule> = new Map([
  ['Compress', lowerCompress],
  ['NonMaxSuppression', lowerNonMaxSuppression],
  ['NonZero', lowerNonZero],
  ['Unique', lowerUnique],
]);

/** The domain of operators that passes make. */
export const fusedDomain = 'kinglet';

const rules: ReadonlyMap<string, LoweringRule> = new Map<string, LoweringRule>([
  ['Abs', unaryAny('abs', 'abs')],
  ['Acos', rare('acos')],
  ['Acosh', rare('acosh')],
  ['Add', binary('add', 'add')],
  ['AffineGrid', lowerAffineGrid],
  ['And', binary('and')],
  ['ArgMax', argReduction(true)],
  ['ArgMin', argReduction(false)],
  ['Asin', rare('asin')],
  ['Asinh', rare('asinh')],
  ['Atan', rare('atan')],
  ['Atanh', rare('atanh')],
  ['Attention', lowerAttention],
  ['AveragePool', lowerAveragePool],
  ['BatchNormalization', lowerBatchNormalization],
  ['BlackmanWindow', lowerKnown],
  ['BitCast', lowerBitCast],
  ['BitShift', lowerBitShift],
  ['BitwiseAnd', binary('and')],
  ['BitwiseNot', unaryAny('bitwiseNot')],
  ['BitwiseOr', binary('or')],
  ['BitwiseXor', binary('xor')],
  ['Cast', lowerCast],
  ['CastLike', lowerCast],
  ['Ceil', unaryAny('ceil', 'ceil')],
  ['Celu', rare('celu', ['alpha', 1])],
  ['CenterCropPad', lowerCenterCropPad],
  ['Clip', lowerClip],
  ['Col2Im', lowerCol2Im],
  ['Concat', lowerConcat],
  ['Constant', lowerKnown],
  ['ConstantOfShape', lowerConstantOfShape],
  ['Conv', lowerConv],
  ['ConvInteger', lowerConvInteger],
  ['ConvTranspose', lowerConvTranspose],
  ['Cos', unary('cos')],
  ['Cosh', rare('cosh')],
  ['CumProd', accumulation('mul')],
  ['CumSum', accumulation('add')],
  ['DeformConv', lowerDeformConv],
  ['DepthToSpace', lowerDepthToSpace],
  ['DequantizeLinear', lowerDequantizeLinear],
  ['Det', lowerDet],
  ['Div', binary('div', 'div')],
  ['Dropout', lowerDropout],
  ['DynamicQuantizeLinear', lowerDynamicQuantizeLinear],
  ['Einsum', lowerEinsum],
  ['Elu', lowerElu],
  ['Equal', compare('equal')],
  ['Erf', unary('erf')],
  ['Exp', exponential('exp')],
  ['Expand', lowerExpand],
  ['EyeLike', lowerKnown],
  ['Flatten', lowerSameElements],
  ['Floor', unaryAny('floor', 'floor')],
  ['GRU', recurrent(3)],
  ['Gather', lowerGather],
  ['GatherElements', lowerGatherElements],
  ['GatherND', lowerGatherNd],
  ['Gelu', lowerGelu],
  ['Gemm', lowerGemm],
  ['GlobalAveragePool', lowerGlobalAveragePool],
  ['GlobalLpPool', lowerGlobalLpPool],
  ['GlobalMaxPool', lowerGlobalMaxPool],
  ['Greater', compare('greater')],
  ['GreaterOrEqual', compare('greaterEqual')],
  ['GridSample', lowerGridSample],
  ['GroupNormalization', lowerGroupNormalization],
  ['HammingWindow', lowerKnown],
  ['HannWindow', lowerKnown],
  ['HardSigmoid', lowerHardSigmoid],
  ['HardSwish', unary('hardSwish')],
  ['Hardmax', lowerHardmax],
  ['Identity', lowerSameElements],
  ['InstanceNormalization', lowerInstanceNormalization],
  ['IsInf', lowerIsInf],
  ['IsNaN', lowerIsNaN],
  ['LRN', lowerLrn],
  ['LSTM', recurrent(4)],
  ['LayerNormalization', lowerLayerNormalization],
  ['LeakyRelu', lowerLeakyRelu],
  ['Less', compare('less')],
  ['LessOrEqual', compare('lessEqual')],
  ['Log', exponential('log')],
  ['LogSoftmax', lowerLogSoftmax],
  ['LpNormalization', lowerLpNormalization],
  ['LpPool', lowerLpPool],
  ['MatMul', lowerMatMul],
  ['MatMulInteger', lowerMatMulInteger],
  ['Max', nary('max', 'maximum')],
  ['MaxPool', lowerMaxPool],
  ['MaxRoiPool', lowerMaxRoiPool],
  ['MaxUnpool', lowerMaxUnpool],
  ['Mean', lowerMean],
  ['MeanVarianceNormalization', lowerMeanVarianceNormalization],
  ['MelWeightMatrix', lowerKnown],
  ['Min', nary('min', 'minimum')],
  ['Mish', unary('mish')],
  ['Mod', lowerMod],
  ['Mul', binary('mul', 'mul')],
  ['Neg', unaryAny('neg', 'neg')],
  ['Not', unaryAny('not')],
  ['OneHot', lowerOneHot],
  ['Or', binary('or')],
  ['PRelu', lowerPRelu],
  ['Pad', lowerPad],
  ['Pow', lowerPow],
  ['QLinearConv', lowerQLinearConv],
  ['QLinearMatMul', lowerQLinearMatMul],
  ['QuantizeLinear', lowerQuantizeLinear],
  ['RMSNormalization', lowerRmsNormalization],
  ['RNN', recurrent(1)],
  ['Range', lowerKnown],
  ['Reciprocal', unary('recip')],
  ['ReduceL1', reduction('l1')],
  ['ReduceL2', reduction('l2')],
  ['ReduceLogSum', lowerReduceLogSum],
  ['ReduceLogSumExp', lowerReduceLogSumExp],
  ['ReduceMax', reduction('max')],
  ['ReduceMean', reduction('mean')],
  ['ReduceMin', reduction('min')],
  ['ReduceProd', reduction('prod')],
  ['ReduceSum', reduction('sum')],
  ['ReduceSumSquare', reduction('sumSquares')],
  ['Relu', lowerRelu],
  ['Reshape', lowerSameElements],
  ['Resize', lowerResize],
  ['ReverseSequence', lowerReverseSequence],
  ['RoiAlign', lowerRoiAlign],
  ['RotaryEmbedding', lowerRotaryEmbedding],
  ['Round', unaryAny('round', 'round')],
  ['Scatter', lowerScatterElements],
  ['ScatterElements', lowerScatterElements],
  ['ScatterND', lowerScatterNd],
  ['Selu', lowerSelu],
  ['Shape', lowerKnown],
  ['Shrink', rare('shrink', ['lambd', 0.5], ['bias', 0])],
  ['Sigmoid', unary('sigmoid')],
  ['Sign', unaryAny('sign', 'sign')],
  ['Sin', unary('sin')],
  ['Sinh', rare('sinh')],
  ['Size', lowerKnown],
  ['Slice', lowerSlice],
  ['Softmax', lowerSoftmax],
  ['Softplus', unary('softplus')],
  ['Softsign', rare('softsign')],
  ['SpaceToDepth', lowerSpaceToDepth],
  ['Split', lowerSplit],
  ['Sqrt', unaryAny('sqrt', 'sqrt')],
  ['Squeeze', lowerSameElements],
  ['Sub', binary('sub', 'sub')],
  ['Sum', nary('add', 'add')],
  ['Swish', lowerSwish],
  ['Tan', rare('tan')],
  ['Tanh', unary('tanh')],
  ['ThresholdedRelu', rare('thresholdedRelu', ['alpha', 1])],
  ['Tile', lowerTile],
  ['TopK', lowerTopK],
  ['Transpose', lowerTranspose],
  ['Trilu', lowerTrilu],
  ['Unsqueeze', lowerSameElements],
  ['Upsample', lowerResize],
  ['Where', lowerWhere],
  ['Xor', binary('xor')],
  ['ai.onnx.ml.ArrayFeatureExtractor', lowerArrayFeatureExtractor],
  ['ai.onnx.ml.Binarizer', lowerBinarizer],
  ['ai.onnx.ml.CategoryMapper', lowerCategoryMapper],
  ['ai.onnx.ml.FeatureVectorizer', lowerFeatureVectorizer],
  ['ai.onnx.ml.Imputer', lowerImputer],
  ['ai.onnx.ml.LabelEncoder', lowerLabelEncoder],
  ['ai.onnx.ml.LinearClassifier', lowerLinearClassifier],
  ['ai.onnx.ml.LinearRegressor', lowerLinearRegressor],
  ['ai.onnx.ml.Normalizer', lowerNormalizer],
  ['ai.onnx.ml.OneHotEncoder', lowerOneHotEncoder],
  ['ai.onnx.ml.SVMClassifier', lowerSvmClassifier],
  ['ai.onnx.ml.SVMRegressor', lowerSvmRegressor],
  ['ai.onnx.ml.Scaler', lowerScaler],
  ['ai.onnx.ml.TreeEnsemble', lowerTreeEnsemble],
  ['ai.onnx.ml.TreeEnsembleClassifier', lowerTreeEnsembleClassifier],
  ['ai.onnx.ml.TreeEnsembleRegressor', lowerTreeEnsemble],
  // The pass unzipMaps has taken it away: where it is left, nothing is known of its input.
  ['ai.onnx.ml.ZipMap', lowerSameElements],
  ['com.microsoft.MatMulNBits', lowerMatMulNBits],
  [`${fusedDomain}.ChannelShuffle`, lowerChannelShuffle],
  [`${fusedDomain}.DequantizedConv`, lowerDequantizedConv],
  [`${fusedDomain}.DequantizedMatMul`, lowerDequantizedMatMul],
  [`${fusedDomain}.FusedConv`, lowerConv],
  [`${fusedDomain}.FusedGemm`, lowerGemm],
  [`${fusedDomain}.FusedMatMul`, lowerMatMul],
  [`${fusedDomain}.MatMulNBits`, lowerMatMulNBits],
  [`${fusedDomain}.QLinearMatMul`, lowerQLinearMatMul],
]);

/** `ai.onnx` is ONNX's own domain, written empty. */
export function findLoweringRule(domain: string, opType: string): LoweringRule | undefined {
  return rules.get(domain && domain !== 'ai.onnx' ? `${domain}.${opType}` : opType);
}

/** Of operators of ONNX's own whose results are as long as data says. */
export function findMeasuringRule(opType: string): MeasuringRule | undefined {
  return measuringRules.get(opType);
}

/** The operators that become instructions, those of passes aside, in alphabetical order. */
export function loweredOperators(): readonly string[] {
  return [...rules.keys(), ...measuringRules.keys(), ...controlOperators]
    .filter((name) => !name.startsWith(`${fusedDomain}.`))
    .toSorted();
}
