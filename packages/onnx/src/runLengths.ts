// Names of lengths that only data decides, so that what is made of them has lengths that are known by name.
import type { NodeProto } from './generated/onnx_pb.ts';
import type { InferredOutput } from './nodeContext.ts';
import { isOwnDomain } from './nodeLabel.ts';
import { isTensorType } from './valueType.ts';

/** Operators that make one such length. */
const counting = new Set(['Compress', 'NonMaxSuppression', 'NonZero', 'Unique']);

/** The name of the length that a node makes. */
export function runLengthOf({ output }: NodeProto): string {
  return nameOf(output.find(Boolean) ?? '');
}

/** The name of one axis's length, of an If whose branches differ in it. */
function branchLengthOf(output: string, axis: number): string {
  return `${nameOf(output)}.${axis}`;
}

/** The outputs, with names in the place of lengths that are not known. */
export function nameRunLengths(node: NodeProto, outputs: readonly InferredOutput[]): readonly InferredOutput[] {
  if (!isOwnDomain(node.domain)) return outputs;
  if (node.opType === 'Loop')
    return outputs.map((output, i) => (i < node.input.length - 2 ? output : stacked(node, output)));
  if (counting.has(node.opType))
    return outputs.map((output, i) => (isOfAll(node, i) ? output : named(output, () => runLengthOf(node))));
  if (node.opType !== 'If') return outputs;
  return outputs.map((output, i) => named(output, (axis) => branchLengthOf(node.output[i] ?? '', axis)));
}

/** Which of its groups each element of Unique's input is in. */
function isOfAll({ opType }: NodeProto, output: number): boolean {
  return opType === 'Unique' && output === 2;
}

function named(output: InferredOutput, nameOfAxis: (axis: number) => string | undefined): InferredOutput {
  if (Array.isArray(output)) return output.map((length, axis) => length ?? nameOfAxis(axis));
  if (!output || !('kind' in output) || !isTensorType(output) || !output.shape) return output;
  return { ...output, shape: output.shape.map((length, axis) => length ?? nameOfAxis(axis)) };
}

/** Whether a node makes results that are as long as data says, with a name that is its own. */
export function makesRunLength({ domain, opType }: NodeProto): boolean {
  return isOwnDomain(domain) && (counting.has(opType) || opType === 'Loop' || opType === 'If');
}

/** What turns make lies along the first axis, one after another. */
function stacked(node: NodeProto, output: InferredOutput): InferredOutput {
  return named(output, (axis) => (axis === 0 ? runLengthOf(node) : undefined));
}

/** As expressions can hold it: two values never have one name. */
function nameOf(value: string): string {
  return `#${value.replaceAll(/\W/gu, (sign) => `%${sign.codePointAt(0)!.toString(16)}.`)}`;
}
