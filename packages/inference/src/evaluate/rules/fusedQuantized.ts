// Products and convolutions of quantized operands that passes make: dequantized in double, and quantized again.
import { makeNode } from '@kinglet/onnx';
import { Evaluation, type EvaluationRule } from '../evaluation.ts';
import { numbersOf, reshaped, type Tensor, tensorOf } from '../tensor.ts';
import { conv } from './convolutions.ts';
import { plus, withEnd } from './fused.ts';
import { transpose } from './movement.ts';
import { multiply } from './products.ts';
import { dequantizeLinear, quantizeLinear } from './quantization.ts';

export const fusedQuantizedRules: Readonly<Record<string, EvaluationRule>> = {
  'kinglet.DequantizedConv': dequantizedConv,
  'kinglet.DequantizedMatMul': (node) => withEnd(node, inFloat(plus(product(node), node.inputs[6]))),
  'kinglet.QLinearMatMul': qLinearMatMul,
};

/** ONNX's number of double. */
const double = 11n;

/** x, its scales along an axis and its zero points, which are three inputs from `index` on. */
function dequantized(node: Evaluation, index: number, axis: number): Tensor {
  const [x, scale, zeroPoint] = [node.input(index), node.input(index + 1), node.inputs[index + 2]];
  const attributes = { axis: BigInt(axis), output_dtype: double };
  const of = makeNode('DequantizeLinear', [], [], { attributes });
  return dequantizeLinear(new Evaluation(of, node.opset, [x, reshaped(scale, [scale.values.length]), zeroPoint]));
}

function product(node: Evaluation): Tensor {
  const isTurned = node.int('transB', 0) === 1;
  const right = dequantized(node, 3, isTurned ? 0 : 1);
  return multiply(dequantized(node, 0, 1), isTurned ? transpose(right) : right);
}

/** Input 6 is a bias of float. */
function dequantizedConv(node: Evaluation): Tensor {
  const inputs = [dequantized(node, 0, 1), dequantized(node, 3, 0), node.inputs[6]];
  return inFloat(conv(new Evaluation(node.proto, node.opset, inputs)));
}

/** Input 8 is a bias: of float, or of integers in steps of both scales' product. */
function qLinearMatMul(node: Evaluation): Tensor {
  const bias = node.inputs[8];
  const y = plus(product(node), bias?.type === 'int32' ? inSteps(node, bias) : bias);
  const zeroPoint = node.inputs[7] ?? tensorOf(node.input(0).type, [], [0]);
  return quantizeLinear(new Evaluation(makeNode('QuantizeLinear', [], []), node.opset, [y, node.input(6), zeroPoint]));
}

function inSteps(node: Evaluation, bias: Tensor): Tensor {
  const [left, right] = [numbersOf(node.input(1)), numbersOf(node.input(4))];
  const values = numbersOf(bias).map((value, i) => value * left[0]! * right[i % right.length]!);
  return tensorOf('double', bias.dims, values);
}

function inFloat(x: Tensor): Tensor {
  return tensorOf('float', x.dims, numbersOf(x));
}
