// Every rule of shape inference, by domain and operator.
import type { ShapeRule, ShapeRules } from '../nodeContext.ts';
import { isOwnDomain } from '../nodeLabel.ts';
import { classicRules } from './classic.ts';
import { controlRules } from './control.ts';
import { creationRules } from './creation.ts';
import { elementwiseRules } from './elementwise.ts';
import { layoutRules } from './layout.ts';
import { matrixRules } from './matrix.ts';
import { microsoftRules } from './microsoft.ts';
import { reductionRules } from './reduction.ts';
import { reshapeRules } from './reshape.ts';
import { samplingRules } from './sampling.ts';
import { sequenceRules } from './sequence.ts';
import { spatialRules } from './spatial.ts';

const ownRules: ShapeRules = {
  ...controlRules,
  ...creationRules,
  ...elementwiseRules,
  ...layoutRules,
  ...matrixRules,
  ...reductionRules,
  ...reshapeRules,
  ...samplingRules,
  ...sequenceRules,
  ...spatialRules,
};

const rulesOf: ReadonlyMap<string, ShapeRules> = new Map([
  ['ai.onnx.ml', classicRules],
  ['ai.onnx.preview', sequenceRules],
  ['com.microsoft', microsoftRules],
]);

/** The rule of an operator; undefined when there is none. */
export function findShapeRule(domain: string, opType: string): ShapeRule | undefined {
  const rules = isOwnDomain(domain) ? ownRules : rulesOf.get(domain);
  return rules && Object.hasOwn(rules, opType) ? rules[opType] : undefined;
}
