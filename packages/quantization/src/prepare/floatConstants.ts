// Constants of floats that preparation reads and makes.
import {
  checkTensor,
  type Graph,
  intAttribute,
  isExternal,
  makeTensor,
  type NodeProto,
  tensorValues,
} from '@kinglet/onnx';

export interface FloatConstant {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

/** The elements of a value that is always the same; undefined if it is not, is of other numbers, or in another file. */
export function floatConstant(graph: Graph, name: string | undefined): FloatConstant | undefined {
  const tensor = name ? graph.constantOf(name) : undefined;
  if (!tensor || isExternal(tensor)) return undefined;
  const { type, dims } = checkTensor(tensor);
  return type === 'float' ? { dims, values: tensorValues(tensor) as Float32Array } : undefined;
}

/** A new constant; its name, or undefined if not all numbers are finite. */
export function addFloats(
  graph: Graph,
  base: string,
  dims: readonly number[],
  values: Float32Array<ArrayBuffer>,
): string | undefined {
  // The rounding to floats may be what made one infinite.
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return undefined;
  const name = graph.uniqueName(`${base}_folded`);
  graph.addInitializer(makeTensor(name, 'float', dims, values));
  return name;
}

/** How many channels a product with constant weights makes. */
export function channelsOf(graph: Graph, product: NodeProto): number {
  const dims = graph.constantOf(product.input[1]!)!.dims.map(Number);
  if (product.opType === 'ConvTranspose') return dims[1]! * intAttribute(product, 'group', 1);
  return dims[channelAxisOf(product, dims.length)]!;
}

/** The axis of a product's weights that its outputs are along. */
export function channelAxisOf(product: NodeProto, rank: number): number {
  if (product.opType === 'MatMul') return rank - 1;
  if (product.opType === 'Gemm') return intAttribute(product, 'transB', 0) ? 0 : 1;
  return product.opType === 'ConvTranspose' ? 1 : 0;
}
