// What the reference evaluator is for the compiler and its tests.
export { evaluate, evaluateGraph, evaluateNode } from './evaluate.ts';
export { evaluatedOperators, findEvaluationRule } from './rules.ts';
export type { Tensor } from './tensor.ts';
export { fromProto, fromStored, toProto, toStored } from './tensorProto.ts';
