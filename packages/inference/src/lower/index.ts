// The operators that become instructions.
import type { LoweringRule } from '../compile/lowering.ts';
import { lowerAttention } from './attention.ts';
import { broadcast } from './broadcast.ts';
import { lowerConv } from './convolution.ts';
import { lowerGelu, lowerSwish, unary } from './elementwise.ts';
import { lowerGemm } from './matrices.ts';
import { lowerLayerNormalization, lowerRmsNormalization, lowerSoftmax } from './normalization.ts';
import { lowerAveragePool, lowerGlobalAveragePool, lowerMaxPool } from './pooling.ts';
import { lowerMatMul } from './products.ts';
import { lowerRotaryEmbedding } from './rotaryEmbedding.ts';
import { lowerSameElements } from './shapes.ts';

/** The domain of operators that passes make. */
export const fusedDomain = 'kinglet';

const rules: ReadonlyMap<string, LoweringRule> = new Map([
  ['Abs', unary('abs')],
  ['Add', broadcast('add')],
  ['Attention', lowerAttention],
  ['AveragePool', lowerAveragePool],
  ['Ceil', unary('ceil')],
  ['Conv', lowerConv],
  ['Cos', unary('cos')],
  ['Div', broadcast('div')],
  ['Erf', unary('erf')],
  ['Exp', unary('exp')],
  ['Flatten', lowerSameElements],
  ['Floor', unary('floor')],
  ['Gelu', lowerGelu],
  ['Gemm', lowerGemm],
  ['GlobalAveragePool', lowerGlobalAveragePool],
  ['HardSwish', unary('hardSwish')],
  ['Identity', lowerSameElements],
  ['LayerNormalization', lowerLayerNormalization],
  ['Log', unary('log')],
  ['MatMul', lowerMatMul],
  ['MaxPool', lowerMaxPool],
  ['Mish', unary('mish')],
  ['Mul', broadcast('mul')],
  ['Neg', unary('neg')],
  ['Pow', broadcast('pow')],
  ['RMSNormalization', lowerRmsNormalization],
  ['Reciprocal', unary('recip')],
  ['Relu', unary('relu')],
  ['Reshape', lowerSameElements],
  ['RotaryEmbedding', lowerRotaryEmbedding],
  ['Round', unary('round')],
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
  [`${fusedDomain}.FusedConv`, lowerConv],
  [`${fusedDomain}.FusedGemm`, lowerGemm],
  [`${fusedDomain}.FusedMatMul`, lowerMatMul],
]);

/** `ai.onnx` is ONNX's own domain, written empty. */
export function findLoweringRule(domain: string, opType: string): LoweringRule | undefined {
  return rules.get(domain && domain !== 'ai.onnx' ? `${domain}.${opType}` : opType);
}
