// The operators that become instructions.
import type { LoweringRule } from '../compile/lowering.ts';
import { lowerConv } from './convolution.ts';
import { binary, unary } from './elementwise.ts';
import { lowerGemm, lowerMatMul } from './matrices.ts';
import { lowerAveragePool, lowerGlobalAveragePool, lowerMaxPool } from './pooling.ts';
import { lowerSameElements } from './shapes.ts';

/** The domain of operators that passes make. */
export const fusedDomain = 'kinglet';

const rules: ReadonlyMap<string, LoweringRule> = new Map([
  ['Add', binary('add')],
  ['AveragePool', lowerAveragePool],
  ['Conv', lowerConv],
  ['Flatten', lowerSameElements],
  ['Gemm', lowerGemm],
  ['GlobalAveragePool', lowerGlobalAveragePool],
  ['Identity', lowerSameElements],
  ['MatMul', lowerMatMul],
  ['MaxPool', lowerMaxPool],
  ['Mul', binary('mul')],
  ['Relu', unary('relu')],
  ['Reshape', lowerSameElements],
  ['Squeeze', lowerSameElements],
  ['Sub', binary('sub')],
  ['Unsqueeze', lowerSameElements],
  [`${fusedDomain}.FusedConv`, lowerConv],
  [`${fusedDomain}.FusedGemm`, lowerGemm],
]);

/** `ai.onnx` is ONNX's own domain, written empty. */
export function findLoweringRule(domain: string, opType: string): LoweringRule | undefined {
  return rules.get(domain && domain !== 'ai.onnx' ? `${domain}.${opType}` : opType);
}
