// The networks are those that were published: by the multiply-adds that their plans are counted as.
import { Model } from '@kinglet/inference';
import { compile } from '@kinglet/inference/compile';
import { isa } from '@kinglet/kernels';
import { countCalls } from '@kinglet/kernels/counting';
import type { ModelProto } from '@kinglet/onnx';
import { expect, test } from 'vitest';
import { mnistCnn, mobileNet } from './networks.ts';

test.for<[name: string, make: () => ModelProto, multiplyAdds: number]>([
  // 28 x 28 places of 8 filters of 5 x 5, 14 x 14 of 16 filters of 8 x 5 x 5, and 256 x 10 weights.
  ['MNIST', mnistCnn, 28 * 28 * 8 * 25 + 14 * 14 * 16 * 8 * 25 + 256 * 10],
  // 300 million in the paper; this many in torchvision's, whose weights say 0.301 * 10^9.
  ['MobileNet v2', mobileNet, 300_774_272],
])('%s', ([, make, multiplyAdds]) => {
  const model = Model.load(compile(make()).file);
  using counter = countCalls();
  model.execute();
  model.execute();

  const calls = counter.calls();
  const products = calls.filter(({ kernel }) => /^(conv2d|depthwiseConv2d|matmul|matmulPacked)$/.test(kernel));
  expect(products.reduce((sum, { flops }) => sum + flops, 0)).toBe(2 * 2 * multiplyAdds);
  expect(new Set(calls.map(({ tier }) => tier))).toEqual(new Set([isa()]));
  expect(calls.reduce((sum, { calls }) => sum + calls, 0)).toBe(2 * model.time().length);
  for (const { milliseconds } of calls) expect(milliseconds).toBeGreaterThan(0);
});
