// The operators that become instructions.
import type { LoweringRule } from '../compile/lowering.ts';
import { lowerClip, lowerElu, lowerHardSigmoid, lowerLeakyRelu, lowerPRelu, lowerSelu } from './activations.ts';
import { lowerAttention } from './attention.ts';
import { broadcast } from './broadcast.ts';
import { lowerChannelShuffle } from './channels.ts';
import { lowerConv } from './convolution.ts';
import { lowerGelu, lowerSwish, unary } from './elementwise.ts';
import { lowerBatchNormalization, lowerGroupNormalization, lowerInstanceNormalization } from './imageNormalization.ts';
import { lowerLrn } from './localResponse.ts';
import { lowerGemm } from './matrices.ts';
import { lowerLayerNormalization, lowerRmsNormalization, lowerSoftmax } from './normalization.ts';
import {
  lowerAveragePool,
  lowerGlobalAveragePool,
  lowerGlobalLpPool,
  lowerGlobalMaxPool,
  lowerLpPool,
  lowerMaxPool,
} from './pooling.ts';
import { lowerMatMul } from './products.ts';
import { lowerResize } from './resize.ts';
import { lowerRotaryEmbedding } from './rotaryEmbedding.ts';
import { lowerDropout, lowerSameElements } from './shapes.ts';

/** The domain of operators that passes make. */
export const fusedDomain = 'kinglet';

const rules: ReadonlyMap<string, LoweringRule> = new Map([
  ['Abs', unary('abs')],
  ['Add', broadcast('add')],
  ['Attention', lowerAttention],
  ['AveragePool', lowerAveragePool],
  ['BatchNormalization', lowerBatchNormalization],
  ['Ceil', unary('ceil')],
  ['Clip', lowerClip],
  ['Conv', lowerConv],
  ['Cos', unary('cos')],
  ['Div', broadcast('div')],
  ['Dropout', lowerDropout],
  ['Elu', lowerElu],
  ['Erf', unary('erf')],
  ['Exp', unary('exp')],
  ['Flatten', lowerSameElements],
  ['Floor', unary('floor')],
  ['Gelu', lowerGelu],
  ['Gemm', lowerGemm],
  ['GlobalAveragePool', lowerGlobalAveragePool],
  ['GlobalLpPool', lowerGlobalLpPool],
  ['GlobalMaxPool', lowerGlobalMaxPool],
  ['GroupNormalization', lowerGroupNormalization],
  ['HardSigmoid', lowerHardSigmoid],
  ['HardSwish', unary('hardSwish')],
  ['Identity', lowerSameElements],
  ['InstanceNormalization', lowerInstanceNormalization],
  ['LRN', lowerLrn],
  ['LayerNormalization', lowerLayerNormalization],
  ['LeakyRelu', lowerLeakyRelu],
  ['Log', unary('log')],
  ['LpPool', lowerLpPool],
  ['MatMul', lowerMatMul],
  ['MaxPool', lowerMaxPool],
  ['Mish', unary('mish')],
  ['Mul', broadcast('mul')],
  ['Neg', unary('neg')],
  ['PRelu', lowerPRelu],
  ['Pow', broadcast('pow')],
  ['RMSNormalization', lowerRmsNormalization],
  ['Reciprocal', unary('recip')],
  ['Relu', unary('relu')],
  ['Reshape', lowerSameElements],
  ['Resize', lowerResize],
  ['RotaryEmbedding', lowerRotaryEmbedding],
  ['Round', unary('round')],
  ['Selu', lowerSelu],
  ['Sigmoid', unary('sigmoid')],
  ['Sin', unary('sin')],
  ['Softmax', lowerSoftmax],
  ['Softplus', unary('softplus')],
  ['Sqrt', unary('sqrt')],
  ['Squeeze', lowerSameElements],
  ['Sub', broadcast('sub')],
  ['Swish', lowerSwish],
  ['Tanh', unary('tanh')],
  ['Unsqueeze', lowerSameElements],
  ['Upsample', lowerResize],
  [`${fusedDomain}.ChannelShuffle`, lowerChannelShuffle],
  [`${fusedDomain}.FusedConv`, lowerConv],
  [`${fusedDomain}.FusedGemm`, lowerGemm],
  [`${fusedDomain}.FusedMatMul`, lowerMatMul],
]);

/** `ai.onnx` is ONNX's own domain, written empty. */
export function findLoweringRule(domain: string, opType: string): LoweringRule | undefined {
  return rules.get(domain && domain !== 'ai.onnx' ? `${domain}.${opType}` : opType);
}
