// Operations on elements, whatever layout they lie in.
import type { Kernels } from '@kinglet/kernels/plan';
import type { Lowering, LoweringRule } from '../compile/lowering.ts';
import type { KernelName } from '../compile/program.ts';
import type { Layout, Value } from '../compile/programBuilder.ts';
import { floatOf } from './compute.ts';
import { elementsOf, finish, isShortFloat } from './elements.ts';

/** The kernels that take just these arguments. */
type KernelOf<Arguments extends readonly unknown[]> = {
  [Name in KernelName]: Parameters<Kernels[Name]> extends Arguments
    ? Arguments extends Parameters<Kernels[Name]>
      ? Name
      : never
    : never;
}[KernelName];

/** The kernels of float that take one operand. */
export type FloatKernel = KernelOf<[Float32Array, Float32Array]>;

/** A rule for a kernel of one operand; floats of 16 bits are converted to float and back. */
export function unary(kernel: FloatKernel): LoweringRule {
  return (node) => {
    if (isShortFloat(node.output().type)) {
      finish(node, floatOf(node, kernel, elementsOf(node, 0)));
      return;
    }
    if (node.output().type !== 'float') throw node.refuse(`expected elements of float, found ${node.output().type}`);
    const layout = layoutOf([node.input(0)]);
    node.emit(kernel as 'relu', node.required(0, layout), node.result(0, layout));
  };
}

/** Gelu: by the error function, or by a hyperbolic tangent that comes near it. */
export function lowerGelu(node: Lowering): void {
  const approximate = node.text('approximate', 'none');
  if (approximate !== 'none' && approximate !== 'tanh')
    throw node.refuse(`expected approximate to be none or tanh, found ${approximate}`);
  unary(approximate === 'tanh' ? 'geluTanh' : 'gelu')(node);
}

/** Swish: x * sigmoid(alpha * x). */
export function lowerSwish(node: Lowering): void {
  const alpha = node.float('alpha', 1);
  if (alpha === 1) {
    unary('silu')(node);
    return;
  }
  node.checkFloat(0);
  const layout = layoutOf([node.input(0)]);
  const x = node.required(0, layout);
  const [scaled, gate] = [node.scratch(4, x.length), node.scratch(4, x.length)];
  node.emit('scale', x, alpha, scaled);
  node.emit('sigmoid', scaled, gate);
  node.emit('mul', x, gate, node.result(0, layout));
}

/** The layout in which nothing needs to be turned, if there is one. */
export function layoutOf(values: readonly Value[]): Layout {
  const areLast = values.every(({ places }) => places.has('channelsLast'));
  return areLast ? 'channelsLast' : 'plain';
}
