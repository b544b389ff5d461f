// Names of lengths that nodes make, as the types of their outputs have them: passes may have given outputs other names.
import { factorsOf, runLengthOf } from '@kinglet/onnx';
import type { Extent } from './extent.ts';
import type { Lowering } from './lowering.ts';

/** Of the axis that is as long as data says, of the first output from `from` on that has a name. */
export function runSymbolOf(node: Lowering, axis: number, from = 0): string {
  const output = node.proto.output.findIndex((name, i) => i >= from && name);
  const length = output < 0 ? undefined : node.output(output).shape.at(axis);
  return (length && loneSymbol(length)) ?? runLengthOf(node.proto);
}

/** The symbol that a length is, if a run makes it, and nothing else. */
export function loneSymbol({ fixed, terms }: Extent): string | undefined {
  const [[product, times] = ['', 0], ...more] = terms ?? [];
  const isLone = fixed === 0 && times === 1 && more.length === 0 && factorsOf(product).length === 1;
  return isLone && product.startsWith('#') ? product : undefined;
}
