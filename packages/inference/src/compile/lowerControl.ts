// If, Loop and Scan: the graphs inside them become steps, which a run chooses from and repeats.
import type { GraphProto } from '@kinglet/onnx';
import { lowerIf } from './lowerIf.ts';
import type { Lowering } from './lowering.ts';
import { lowerLoop } from './lowerLoop.ts';
import { lowerScan } from './lowerScan.ts';
import type { ProgramBuilder, Value } from './programBuilder.ts';

/** What a control operator needs of where it stands. */
export interface ControlScope {
  readonly builder: ProgramBuilder;
  /** Turns after which a loop that has no number of them is an error; undefined: such loops are refused. */
  readonly loopTurns: number | undefined;
  /** Lowers a graph inside a node, whose inputs are the given values: gives its outputs. */
  lowerInner(graph: GraphProto, inputs: readonly Value[]): readonly Value[];
}

export type ControlRule = (node: Lowering, scope: ControlScope) => void;

const rules: ReadonlyMap<string, ControlRule> = new Map([
  ['If', lowerIf],
  ['Loop', lowerLoop],
  ['Scan', lowerScan],
]);

/** Of ONNX's own domain. */
export const controlOperators: readonly string[] = [...rules.keys()];

export function findControlRule(opType: string): ControlRule | undefined {
  return rules.get(opType);
}
