import { describe, expect, it } from 'vitest';
import { expectSameAnswer } from './expectSameAnswer.ts';
import { onnxGraphOf } from './onnxGraphs.ts';
import { element } from './operands.ts';

/** What an ONNX Conv of one image answers: channels first, the border as wide as half a filter. */
function convolve(name: string): Record<string, Float32Array> {
  const graph = onnxGraphOf(name)!;
  const [, channels = 0, height = 0, width = 0] = graph.inputs[0]!.shape;
  const { data: w, shape } = graph.constants![0]!;
  const [filters = 0, groupChannels = 0, kh = 0, kw = 0] = shape;
  const x = Float32Array.from({ length: channels * height * width }, (_, i) => element(i, 1));
  const y = new Float32Array(filters * height * width);
  for (let f = 0; f < filters; f++)
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) {
        let sum = 0;
        for (let c = 0; c < groupChannels; c++)
          for (let ky = 0; ky < kh; ky++)
            for (let kx = 0; kx < kw; kx++) {
              const [iy, ix] = [row + ky - (kh >> 1), column + kx - (kw >> 1)];
              if (iy < 0 || ix < 0 || iy >= height || ix >= width) continue;
              const channel = groupChannels === channels ? c : f;
              sum += x[(channel * height + iy) * width + ix]! * w[((f * groupChannels + c) * kh + ky) * kw + kx]!;
            }
        y[(f * height + row) * width + column] = sum;
      }
  return { x, w, y };
}

/** softmax(q k / sqrt(width)) v, head after head. */
function attend(heads: number, tokens: number, width: number): Record<string, Float32Array> {
  const [q, k, v] = [1, 2, 3].map((seed) =>
    Float32Array.from({ length: heads * tokens * width }, (_, i) => element(i, seed)),
  ) as [Float32Array, Float32Array, Float32Array];
  const y = new Float32Array(q.length);
  for (let row = 0; row < heads * tokens; row++) {
    const first = Math.floor(row / tokens) * tokens;
    const scores = Array.from({ length: tokens }, (_, key) => {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += q[row * width + i]! * k[(first + key) * width + i]!;
      return Math.exp(sum / Math.sqrt(width));
    });
    const total = scores.reduce((a, b) => a + b, 0);
    for (let i = 0; i < width; i++)
      y[row * width + i] = scores.reduce((sum, score, key) => sum + (score / total) * v[(first + key) * width + i]!, 0);
  }
  return { q, k, v, y };
}

describe('expectSameAnswer', () => {
  it.each([
    ['conv2d@5x4,3-18,3x3', convolve('conv2d@5x4,3-18,3x3')],
    ['conv2d@5x4,3-18,1x1', convolve('conv2d@5x4,3-18,1x1')],
    ['depthwise@5x4,18,3x3', convolve('depthwise@5x4,18,3x3')],
    ['attention@2x5x4', attend(2, 5, 4)],
  ])('finds that ours of %s is what ONNX says, and a wrong answer wrong', (name, arrays) => {
    expect(() => expectSameAnswer(name, arrays)).not.toThrow();

    (arrays.y as Float32Array)[7] = 100;
    expect(() => expectSameAnswer(name, arrays)).toThrow(`${name}: expected y[`);
  });

  it('does not pass what it cannot compare', () => {
    expect(() => expectSameAnswer('vecmat@3x4', {})).toThrow('vecmat@3x4: expected a translation');
  });
});
