// The cases on matrices, images and sequences, by the names of lanes/calls.ts.
import { sizesOf } from '../lanes/calls.ts';
import type { Case, Row } from './cases.ts';
import type { Rule } from './rules.ts';

/** Every case on a call. */
export const shapedCases: readonly Case[] = [
  ...[64, 128, 256].flatMap((n) => products(`${n}x${n}x${n}`, 1)),
  ...['1x512x512', '512x512x1', '100x300x77'].flatMap((shape) => products(shape, 1)),
  ...[512, 1024].flatMap((n) => products(`${n}x${n}x${n}`, 0.95)),
  shaped('matmul@128x128x128', { group: 'scalarTier', peer: 'scalar', rules: { native: { times: 5 } } }),
  shaped('matmulTransposed@256x256x256', {
    group: 'openblas',
    peer: 'openblas',
    peerOperations: ['matmul@256x256x256'],
    rules: { native: { times: 1 } },
  }),
  ...[256, 512, 1024].map((n) =>
    againstFloats(`matmulInteger@${n}x${n}x${n}`, `matmulPacked@${n}x${n}x${n}`, { times: 3 }),
  ),
  ...[64, 128].map((n) => againstFloats(`matmulInteger@${n}x${n}x${n}`, `matmulPacked@${n}x${n}x${n}`, 'no bar')),
  againstFloats('conv2dInteger@56x56,64-64,3x3', 'conv2d@56x56,64-64,3x3', 'no bar'),
  // What an end of bias and gelu costs.
  againstFloats('matmulPackedGelu@256x256x256', 'matmulPacked@256x256x256', 'no bar'),
  nibbles('nibblesBytes@4096x32768', { native: { times: 0.85 } }),
  // AVX2 is what most machines have.
  nibbles('nibbles@4096x32768', { native: { times: 0.6 } }, { avx2: 'no bar' }),
  ...['nibbles@4096x32768,128', 'nibblesZeroPoints@4096x32768'].map((name) => nibbles(name, { native: 'no bar' })),
  ...['conv2d@56x56,64-64,3x3', 'conv2d@56x56,256-64,1x1', 'depthwise@56x56,128,3x3', 'attention@8x512x64'].map(
    (name) =>
      shaped(name, {
        group: 'onnx',
        peer: 'onnx',
        rules: { plain: { times: 1 }, arena: { times: 1 }, plan: { times: 1 } },
      }),
  ),
  ...['matmul@64x64x64', 'matmul@256x256x256', 'matmul@1024x1024x1024', 'matmul@100x300x77'].map(trueno),
  ...['matvec@512x512', 'vecmat@512x512', 'convolve2d@512x512,3x3', 'convolve2d@512x512,5x5'].map(trueno),
];

/** The multiply-adds of a call; a filter's beyond the edge of the image are none. */
export function multiplyAddsOf(name: string): number {
  const [kind = ''] = name.split('@');
  const sizes = sizesOf(name);
  if (kind.startsWith('nibbles')) return productOf(sizes.slice(0, 2));
  if (kind === 'attention') return 2 * productOf(sizes) * (sizes[1] as number);
  if (!/^(?:conv|depthwise)/.test(kind)) return productOf(sizes);
  const [height = 0, width = 0] = sizes;
  const [filterHeight = 0, filterWidth = 0] = sizes.slice(-2);
  const border = (filter: number): number => (kind === 'convolve2d' ? 0 : filter >> 1);
  return (
    tapsInside(height, filterHeight, border(filterHeight)) *
    tapsInside(width, filterWidth, border(filterWidth)) *
    productOf(sizes.slice(2, -2))
  );
}

/** Pairs of a place and a tap of the filter there, along one side, that lie in the image. */
function tapsInside(size: number, filter: number, border: number): number {
  let taps = 0;
  for (let first = -border; first + filter <= size + border; first++)
    taps += Math.min(size, first + filter) - Math.max(0, first);
  return taps;
}

function productOf(sizes: readonly number[]): number {
  return sizes.reduce((a, b) => a * b, 1);
}

function shaped(operation: string, ...rows: readonly Row[]): Case {
  return { operation, n: multiplyAddsOf(operation), rows };
}

/** Of two matrices as they are, and of one that is packed beforehand as weights are; one column would be packed as sixteen. */
function products(shape: string, times: number): Case[] {
  const every = { times };
  const packed: Row = {
    group: 'openblas',
    peer: 'openblas',
    peerOperations: [`matmul@${shape}`],
    rules: { native: every },
  };
  return [
    shaped(`matmul@${shape}`, {
      group: 'openblas',
      peer: 'openblas',
      rules: { native: every, plain: every, arena: every, plan: every },
    }),
    ...(shape.endsWith('x1') ? [] : [shaped(`matmulPacked@${shape}`, packed)]),
  ];
}

function againstFloats(operation: string, inFloats: string, rule: Rule): Case {
  return shaped(operation, { group: 'bytes', peer: 'floats', peerOperations: [inFloats], rules: { native: rule } });
}

function nibbles(name: string, ...rules: readonly Row['rules'][]): Case {
  return shaped(name, ...rules.map((rule): Row => ({ group: 'nibbles', peer: 'reads', rules: rule })));
}

function trueno(name: string): Case {
  return shaped(name, { group: 'truenoShapes', peer: 'trueno', rules: { native: 'never slower' } });
}
