// The networks that are measured, as they were published, with weights from a seed.
import type { ModelProto } from '@kinglet/onnx';
import { type Image, NetworkWriter } from './networkWriter.ts';

const photo: Image = { name: 'x', channels: 3, size: 224 };

/** The published MNIST model (CNTK, onnx/models `mnist-8`): two convolutions of 5x5, two pools, one product. */
export function mnistCnn(): ModelProto {
  const input: Image = { name: 'x', channels: 1, size: 28 };
  const net = new NetworkWriter(input, 1);
  const first = net.maxPool(net.convolve(input, 8, { kernel: 5, activation: 'Relu' }), 2, 2);
  const second = net.maxPool(net.convolve(first, 16, { kernel: 5, activation: 'Relu' }), 3, 3);
  return net.model('mnist', net.dense(second, 10), [1, 10]);
}

/** SqueezeNet 1.1 (https://arxiv.org/abs/1602.07360). */
export function squeezeNet(): ModelProto {
  const net = new NetworkWriter(photo, 2);
  const fire = (x: Image, squeezed: number, expanded: number): Image => {
    const squeeze = net.convolve(x, squeezed, { kernel: 1, activation: 'Relu' });
    const narrow = net.convolve(squeeze, expanded, { kernel: 1, activation: 'Relu' });
    return net.concatenate(narrow, net.convolve(squeeze, expanded, { kernel: 3, activation: 'Relu' }));
  };
  let x = net.maxPool(net.convolve(photo, 64, { kernel: 3, stride: 2, pad: 0, activation: 'Relu' }), 3, 2);
  x = net.maxPool(fire(fire(x, 16, 64), 16, 64), 3, 2);
  x = net.maxPool(fire(fire(x, 32, 128), 32, 128), 3, 2);
  for (const [squeezed, expanded] of [
    [48, 192],
    [48, 192],
    [64, 256],
    [64, 256],
  ] as const)
    x = fire(x, squeezed, expanded);
  x = net.averageAll(net.convolve(x, 1000, { kernel: 1, activation: 'Relu' }));
  return net.model('squeezenet', x, [1, 1000, 1, 1]);
}

/** MobileNet v2 (https://arxiv.org/abs/1801.04381), table 2. */
export function mobileNet(): ModelProto {
  const net = new NetworkWriter(photo, 3);
  const bottleneck = (x: Image, expansion: number, channels: number, stride: number): Image => {
    const wide = x.channels * expansion;
    const relu6 = { isNormed: true, activation: 'Relu6' } as const;
    const expanded = expansion === 1 ? x : net.convolve(x, wide, { kernel: 1, ...relu6 });
    const each = net.convolve(expanded, wide, { kernel: 3, stride, groups: wide, ...relu6 });
    const narrow = net.convolve(each, channels, { kernel: 1, isNormed: true });
    return stride === 1 && x.channels === channels ? net.add(x, narrow) : narrow;
  };
  let x = net.convolve(photo, 32, { kernel: 3, stride: 2, isNormed: true, activation: 'Relu6' });
  const stages = [
    [1, 16, 1, 1],
    [6, 24, 2, 2],
    [6, 32, 3, 2],
    [6, 64, 4, 2],
    [6, 96, 3, 1],
    [6, 160, 3, 2],
    [6, 320, 1, 1],
  ];
  for (const [expansion, channels, count, stride] of stages as [number, number, number, number][])
    for (let i = 0; i < count; i++) x = bottleneck(x, expansion, channels, i === 0 ? stride : 1);
  x = net.convolve(x, 1280, { kernel: 1, isNormed: true, activation: 'Relu6' });
  return net.model('mobilenet', net.dense(net.averageAll(x), 1000), [1, 1000]);
}

/** ResNet-50 (https://arxiv.org/abs/1512.03385), with the stride at the convolution of 3x3, as is usual since. */
export function resNet50(): ModelProto {
  const net = new NetworkWriter(photo, 4);
  const relu = { isNormed: true, activation: 'Relu' } as const;
  const block = (x: Image, width: number, stride: number): Image => {
    const narrow = net.convolve(net.convolve(x, width, { kernel: 1, ...relu }), width, { kernel: 3, stride, ...relu });
    const wide = net.convolve(narrow, 4 * width, { kernel: 1, isNormed: true });
    const isSame = stride === 1 && x.channels === 4 * width;
    const shortcut = isSame ? x : net.convolve(x, 4 * width, { kernel: 1, stride, isNormed: true });
    return net.activate(net.add(wide, shortcut));
  };
  let x = net.maxPool(net.convolve(photo, 64, { kernel: 7, stride: 2, ...relu }), 3, 2, 1);
  for (const [width, count, stride] of [
    [64, 3, 1],
    [128, 4, 2],
    [256, 6, 2],
    [512, 3, 2],
  ] as const)
    for (let i = 0; i < count; i++) x = block(x, width, i === 0 ? stride : 1);
  return net.model('resnet50', net.dense(net.averageAll(x), 1000), [1, 1000]);
}
