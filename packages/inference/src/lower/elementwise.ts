// Operations on elements, whatever layout they lie in.
import type { Kernels } from '@kinglet/kernels/plan';
import type { LoweringRule } from '../compile/lowering.ts';
import type { KernelName } from '../compile/program.ts';
import type { Layout, Value } from '../compile/programBuilder.ts';

/** The kernels that take just these arguments. */
type KernelOf<Arguments extends readonly unknown[]> = {
  [Name in KernelName]: Parameters<Kernels[Name]> extends Arguments
    ? Arguments extends Parameters<Kernels[Name]>
      ? Name
      : never
    : never;
}[KernelName];

/** A rule for a kernel of one operand. */
export function unary(kernel: KernelOf<[Float32Array, Float32Array]>): LoweringRule {
  return (node) => {
    node.checkFloat(0);
    const layout = layoutOf([node.input(0)]);
    node.emit(kernel as 'relu', node.required(0, layout), node.result(0, layout));
  };
}

/** The layout in which nothing needs to be turned, if there is one. */
export function layoutOf(values: readonly Value[]): Layout {
  return values.every(({ places }) => places.has('channelsLast')) ? 'channelsLast' : 'plain';
}
