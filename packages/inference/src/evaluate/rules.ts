// The operators that the reference evaluator computes.
import type { EvaluationRule } from './evaluation.ts';
import { activationRules } from './rules/activations.ts';
import { arithmeticRules } from './rules/arithmetic.ts';
import { attentionRules } from './rules/attention.ts';
import { castingRules } from './rules/casting.ts';
import { classicModelRules } from './rules/classicModels.ts';
import { controlRules } from './rules/control.ts';
import { convolutionRules } from './rules/convolutions.ts';
import { creationRules } from './rules/creation.ts';
import { fusedRules } from './rules/fused.ts';
import { fusedQuantizedRules } from './rules/fusedQuantized.ts';
import { learnedRules } from './rules/learned.ts';
import { lossRules } from './rules/losses.ts';
import { microsoftRules } from './rules/microsoft.ts';
import { movementRules } from './rules/movement.ts';
import { normalizationRules } from './rules/normalizations.ts';
import { poolRules } from './rules/pools.ts';
import { preparationRules } from './rules/preparation.ts';
import { productRules } from './rules/products.ts';
import { quantizationRules } from './rules/quantization.ts';
import { recurrentRules } from './rules/recurrent.ts';
import { reductionRules } from './rules/reductions.ts';
import { regionRules } from './rules/regions.ts';
import { resamplingRules } from './rules/resampling.ts';
import { selectionRules } from './rules/selection.ts';
import { shapeRules } from './rules/shapes.ts';
import { signalRules } from './rules/signals.ts';
import { treeRules } from './rules/trees.ts';

const rules: ReadonlyMap<string, EvaluationRule> = new Map(
  [
    activationRules,
    arithmeticRules,
    signalRules,
    resamplingRules,
    regionRules,
    recurrentRules,
    lossRules,
    fusedRules,
    fusedQuantizedRules,
    learnedRules,
    microsoftRules,
    attentionRules,
    castingRules,
    classicModelRules,
    controlRules,
    convolutionRules,
    creationRules,
    movementRules,
    normalizationRules,
    poolRules,
    preparationRules,
    productRules,
    quantizationRules,
    reductionRules,
    selectionRules,
    shapeRules,
    treeRules,
  ].flatMap((family) => Object.entries(family)),
);

/** `ai.onnx` is ONNX's own domain, written empty. */
export function findEvaluationRule(domain: string, opType: string): EvaluationRule | undefined {
  return rules.get(domain && domain !== 'ai.onnx' ? `${domain}.${opType}` : opType);
}

/** The operators, with their domains where those are not ONNX's own. */
export function evaluatedOperators(): string[] {
  return [...rules.keys()].sort();
}
