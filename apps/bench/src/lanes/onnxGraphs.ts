// The graphs that compute what a call of calls.ts does, channels first as ONNX has images.
import { sizesOf } from './calls.ts';
import type { OnnxGraph } from './onnxModel.ts';
import { element } from './operands.ts';

/** The graph for a call's name: inputs `x`, or `q`, `k` and `v`; filters `w`; output `y`. Undefined where there is none. */
export function onnxGraphOf(name: string): OnnxGraph | undefined {
  const [kind = ''] = name.split('@');
  return graphs[kind]?.(...sizesOf(name));
}

const graphs: Readonly<Record<string, (...sizes: number[]) => OnnxGraph>> = {
  conv2d: (h = 0, w = 0, channels = 0, filters = 0, kh = 0, kw = 0) =>
    convolution({ image: [1, channels, h, w], filters: [filters, channels, kh, kw], group: 1 }),
  depthwise: (h = 0, w = 0, channels = 0, kh = 0, kw = 0) =>
    convolution({ image: [1, channels, h, w], filters: [channels, 1, kh, kw], group: channels }),
  attention: (heads = 0, tokens = 0, width = 0) => {
    const shape = [1, heads, tokens, width];
    return {
      inputs: ['q', 'k', 'v'].map((name) => ({ name, shape })),
      constants: [{ name: 'scale', shape: [], data: Float32Array.of(1 / Math.sqrt(width)) }],
      nodes: [
        { type: 'Transpose', inputs: ['k'], output: 'turned', attributes: { perm: [0, 1, 3, 2] } },
        { type: 'MatMul', inputs: ['q', 'turned'], output: 'products' },
        { type: 'Mul', inputs: ['products', 'scale'], output: 'scores' },
        { type: 'Softmax', inputs: ['scores'], output: 'shares', attributes: { axis: -1 } },
        { type: 'MatMul', inputs: ['shares', 'v'], output: 'y' },
      ],
      output: { name: 'y', shape },
    };
  },
};

interface Convolution {
  readonly image: readonly [batch: number, channels: number, height: number, width: number];
  readonly filters: readonly [count: number, channels: number, height: number, width: number];
  readonly group: number;
}

function convolution({ image, filters, group }: Convolution): OnnxGraph {
  const [count, channels, height, width] = filters;
  const length = count * channels * height * width;
  const border = [height >> 1, width >> 1];
  return {
    inputs: [{ name: 'x', shape: image }],
    constants: [{ name: 'w', shape: filters, data: Float32Array.from({ length }, (_, i) => element(i, 9)) }],
    nodes: [{ type: 'Conv', inputs: ['x', 'w'], output: 'y', attributes: { group, pads: [...border, ...border] } }],
    output: { name: 'y', shape: [1, count, image[2], image[3]] },
  };
}
