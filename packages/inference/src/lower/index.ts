// The operators that become instructions.
import type { LoweringRule } from '../compile/lowering.ts';
import {
  lowerClip,
  lowerElu,
  lowerGelu,
  lowerHardSigmoid,
  lowerLeakyRelu,
  lowerPRelu,
  lowerSelu,
  lowerSwish,
} from './activations.ts';
import { lowerChannelShuffle } from './channels.ts';
import { lowerConv } from './convolution.ts';
import { binary, unary } from './elementwise.ts';
import { lowerGemm, lowerMatMul } from './matrices.ts';
import { lowerBatchNormalization, lowerGroupNormalization, lowerInstanceNormalization } from './normalization.ts';
import {
  lowerAveragePool,
  lowerGlobalAveragePool,
  lowerGlobalLpPool,
  lowerGlobalMaxPool,
  lowerLpPool,
  lowerMaxPool,
} from './pooling.ts';
import { lowerDropout, lowerSameElements } from './shapes.ts';
import { lowerSoftmax } from './softmax.ts';

/** The domain of operators that passes make. */
export const fusedDomain = 'kinglet';

const rules: ReadonlyMap<string, LoweringRule> = new Map([
  ['Add', binary('add')],
  ['AveragePool', lowerAveragePool],
  ['BatchNormalization', lowerBatchNormalization],
  ['Clip', lowerClip],
  ['Conv', lowerConv],
  ['Dropout', lowerDropout],
  ['Elu', lowerElu],
  ['Flatten', lowerSameElements],
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
  ['LeakyRelu', lowerLeakyRelu],
  ['LpPool', lowerLpPool],
  ['MatMul', lowerMatMul],
  ['MaxPool', lowerMaxPool],
  ['Mish', unary('mish')],
  ['Mul', binary('mul')],
  ['PRelu', lowerPRelu],
  ['Relu', unary('relu')],
  ['Reshape', lowerSameElements],
  ['Selu', lowerSelu],
  ['Sigmoid', unary('sigmoid')],
  ['Softmax', lowerSoftmax],
  ['Softplus', unary('softplus')],
  ['Squeeze', lowerSameElements],
  ['Sub', binary('sub')],
  ['Swish', lowerSwish],
  ['Tanh', unary('tanh')],
  ['Unsqueeze', lowerSameElements],
  [`${fusedDomain}.ChannelShuffle`, lowerChannelShuffle],
  [`${fusedDomain}.FusedConv`, lowerConv],
  [`${fusedDomain}.FusedGemm`, lowerGemm],
]);

/** `ai.onnx` is ONNX's own domain, written empty. */
export function findLoweringRule(domain: string, opType: string): LoweringRule | undefined {
  return rules.get(domain && domain !== 'ai.onnx' ? `${domain}.${opType}` : opType);
}
