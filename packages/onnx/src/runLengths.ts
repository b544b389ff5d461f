// Names of lengths that only data decides, so that what is made of them has lengths that are known by name.
import type { NodeProto } from './generated/onnx_pb.ts';
import type { InferredOutput } from './nodeContext.ts';
import { isOwnDomain } from './nodeLabel.ts';
import { isTensorType } from './valueType.ts';

/** Operators that make one such length. */
const counting = new Set(['Compress', 'Loop', 'NonMaxSuppression', 'NonZero', 'Unique']);

/** The name of the length that a node makes. */
export function runLengthOf({ output }: NodeProto): string {
  return nameOf(output.find(Boolean) ?? '');
}

/** The name of one axis's length, of an If whose branches differ in it. */
export function branchLengthOf(output: string, axis: number): string {
  return `${nameOf(output)}.${axis}`;
}

/** The outputs, with names in the place of lengths that are not known. */
export function nameRunLengths(node: NodeProto, outputs: readonly InferredOutput[]): readonly InferredOutput[] {
  if (!isOwnDomain(node.domain)) return outputs;
  if (counting.has(node.opType)) return outputs.map((output) => named(output, () => runLengthOf(node)));
  if (node.opType !== 'If') return outputs;
  return outputs.map((output, i) => named(output, (axis) => branchLengthOf(node.output[i] ?? '', axis)));
}

function named(output: InferredOutput, nameOfAxis: (axis: number) => string): InferredOutput {
  if (Array.isArray(output)) return output.map((length, axis) => length ?? nameOfAxis(axis));
  if (!output || !('kind' in output) || !isTensorType(output) || !output.shape) return output;
  return { ...output, shape: output.shape.map((length, axis) => length ?? nameOfAxis(axis)) };
}

/** As expressions can hold it. */
function nameOf(value: string): string {
  return `#${value.replaceAll(/[^\w.]/g, '_')}`;
}
