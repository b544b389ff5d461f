// The operators that the reference evaluator computes.
import type { EvaluationRule } from './evaluation.ts';

const rules: ReadonlyMap<string, EvaluationRule> = new Map([]);

/** `ai.onnx` is ONNX's own domain, written empty. */
export function findEvaluationRule(domain: string, opType: string): EvaluationRule | undefined {
  return rules.get(domain && domain !== 'ai.onnx' ? `${domain}.${opType}` : opType);
}
