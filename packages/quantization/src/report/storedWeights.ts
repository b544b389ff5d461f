// What a quantized model stores of a layer.
import { evaluate } from '@kinglet/inference/compile';
import {
  type ElementType,
  elementTypeOf,
  intAttribute,
  makeGraph,
  makeModel,
  makeNode,
  makeValueInfo,
  type NodeProto,
  opsetsOf,
  type TensorProto,
  tensorType,
  tensorValues,
} from '@kinglet/onnx';
import { sqnrOf } from '../accuracy/metrics.ts';
import type { Layer } from '../recipe.ts';
import { unpackMatMulNBits } from '../tensor/packMatMulNBits.ts';
import { dequantizeWeights } from '../tensor/quantizeWeights.ts';
import { transpose } from '../tensor/transpose.ts';
import type { GraftedLayer } from './graftLayer.ts';

export interface StoredWeights {
  /** 'float' or what its weights are stored in. */
  readonly type: ElementType;
  /** Of all tensors that the layer reads: weights, scales, zero points, biases. */
  readonly bytes: number;
  /** Power of the float weights in that of their error, in dB; Infinity for weights that are the same. */
  readonly sqnr: number;
}

/** `floats`: the layer's weights before they were quantized. */
export function storedWeights(grafted: GraftedLayer, layer: Layer, floats: Float32Array): StoredWeights {
  const bytes = [...grafted.tensors.values()].reduce((sum, tensor) => sum + bytesOf(tensor), 0);
  const form = formOf(grafted);
  if (!form) return { type: 'float', bytes, sqnr: Number.POSITIVE_INFINITY };
  const isTurned = form.isProduct && layer.channelAxis === 0;
  return {
    type: form.type,
    bytes,
    sqnr: sqnrBetween(isTurned ? turned(floats, layer.weightDims) : floats, form.values),
  };
}

interface Form {
  readonly type: ElementType;
  readonly values: ArrayLike<number>;
  /** Of operators whose weights are always [inputs, outputs]. */
  readonly isProduct: boolean;
}

function formOf(grafted: GraftedLayer): Form | undefined {
  for (const node of grafted.nodes) {
    if (node.opType === 'MatMulNBits') return { ...nBitsOf(grafted, node), isProduct: true };
    if (node.opType === 'MatMulInteger') return { ...integersOf(grafted, node), isProduct: true };
    const from = grafted.tensors.get(node.input[0] ?? '');
    const isStored = from && ['Cast', 'DequantizeLinear'].includes(node.opType);
    // Biases are int32.
    if (isStored && elementTypeOf(from.dataType) !== 'int32')
      return { type: elementTypeOf(from.dataType)!, values: valuesOf(grafted, node), isProduct: false };
  }
  return undefined;
}

function nBitsOf({ tensors }: GraftedLayer, node: NodeProto): Omit<Form, 'isProduct'> {
  const [K, N, bits, blockSize] = ['K', 'N', 'bits', 'block_size'].map((name) => intAttribute(node, name, 0)) as [
    number,
    number,
    4 | 8,
    number,
  ];
  const [B, scales, zeroPoints] = node.input.slice(1, 4).map((name) => {
    const tensor = tensors.get(name);
    return tensor && tensorValues(tensor);
  }) as [Uint8Array, Float32Array, Uint8Array | undefined];
  const unpacked = unpackMatMulNBits({ K, N, bits, blockSize, B, scales, zeroPoints });
  return { type: unpacked.type as ElementType, values: dequantizeWeights(unpacked, { dims: [K, N], channelAxis: 1 }) };
}

/** Their scales are multiplied with those of the input behind the product. */
function integersOf(grafted: GraftedLayer, node: NodeProto): Omit<Form, 'isProduct'> {
  const { nodes, tensors } = grafted;
  const quantizer = nodes.find(({ opType }) => opType === 'DynamicQuantizeLinear');
  const scaling = nodes.find(({ opType, input }) => opType === 'Mul' && input.includes(quantizer?.output[1] ?? ''));
  const scales = scaling?.input.find((name) => tensors.has(name)) ?? '';
  const inputs = [node.input[1]!, scales, ...(node.input[3] ? [node.input[3]] : [])];
  const dequantize = makeNode('DequantizeLinear', inputs, ['weights'], { attributes: { axis: 1n } });
  return { type: elementTypeOf(tensors.get(node.input[1]!)!.dataType)!, values: valuesOf(grafted, dequantize) };
}

/** What one node makes of constants. */
function valuesOf({ model, tensors }: GraftedLayer, node: NodeProto): ArrayLike<number> {
  const initializers = node.input.flatMap((name) => tensors.get(name) ?? []);
  const [made] = node.output as [string];
  const outputs = [makeValueInfo(made, tensorType('float', initializers[0]!.dims.map(Number)))];
  const graph = makeGraph({ nodes: [node], inputs: [], outputs, initializers });
  const alone = makeModel(graph, { opsets: Object.fromEntries(opsetsOf(model)) });
  return evaluate(alone, {})[made]!.values as ArrayLike<number>;
}

function sqnrBetween(floats: ArrayLike<number>, values: ArrayLike<number>): number {
  let [power, squares] = [0, 0];
  for (let i = 0; i < floats.length; i++) {
    power += floats[i]! ** 2;
    squares += (floats[i]! - values[i]!) ** 2;
  }
  return squares === 0 ? Number.POSITIVE_INFINITY : sqnrOf(squares / power);
}

/** [outputs, inputs] as [inputs, outputs]. */
function turned(values: Float32Array, [outputs, inputs]: readonly number[]): Float32Array {
  const result = new Float32Array(values.length);
  transpose(values, result, outputs!, inputs!);
  return result;
}

function bytesOf(tensor: TensorProto): number {
  return tensorValues(tensor).byteLength;
}
