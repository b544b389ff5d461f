// The trained network as ONNX.
import { type ModelProto, makeGraph, makeModel, makeNode, makeTensor, makeValueInfo, tensorType } from '@kinglet/onnx';
import { side } from './drawDigit.ts';
import { classes, type Network, type Parameters } from './network.ts';

/** Input `image`: [N, 1, 28, 28], 0 paper and 1 ink. Output `scores`: [N, 10], before softmax. */
export function digitsModel(network: Network): ModelProto {
  const names = Object.keys(network) as (keyof Network)[];
  const tensor = (name: string, { shape, values }: Parameters) => makeTensor(name, 'float', [...shape], values);
  const conv = { kernel_shape: [3n, 3n], pads: [1n, 1n, 1n, 1n] };
  const pool = { kernel_shape: [2n, 2n], strides: [2n, 2n] };
  const graph = makeGraph({
    name: 'digits',
    inputs: [makeValueInfo('image', tensorType('float', ['N', 1, side, side]))],
    outputs: [makeValueInfo('scores', tensorType('float', ['N', classes]))],
    initializers: names.map((name) => tensor(name, network[name])),
    nodes: [
      makeNode('Conv', ['image', 'filters1', 'bias1'], ['edges'], { name: 'conv1', attributes: conv }),
      makeNode('Relu', ['edges'], ['edges_relu'], { name: 'relu1' }),
      makeNode('MaxPool', ['edges_relu'], ['edges_pool'], { name: 'pool1', attributes: pool }),
      makeNode('Conv', ['edges_pool', 'filters2', 'bias2'], ['parts'], { name: 'conv2', attributes: conv }),
      makeNode('Relu', ['parts'], ['parts_relu'], { name: 'relu2' }),
      makeNode('MaxPool', ['parts_relu'], ['parts_pool'], { name: 'pool2', attributes: pool }),
      makeNode('Flatten', ['parts_pool'], ['features'], { name: 'flatten' }),
      makeNode('Gemm', ['features', 'dense1', 'denseBias1'], ['hidden'], {
        name: 'dense1',
        attributes: { transB: 1n },
      }),
      makeNode('Relu', ['hidden'], ['hidden_relu'], { name: 'relu3' }),
      makeNode('Gemm', ['hidden_relu', 'dense2', 'denseBias2'], ['scores'], {
        name: 'dense2',
        attributes: { transB: 1n },
      }),
    ],
  });
  return makeModel(graph, { producerName: 'kinglet demo, trainDigits.ts' });
}
