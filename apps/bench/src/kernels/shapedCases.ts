// The cases on matrices, images and sequences, by the names of lanes/calls.ts.
import { sizesOf } from '../lanes/calls.ts';
import type { Case, Row } from './cases.ts';

/** Every case on a call. */
export const shapedCases: readonly Case[] = [
  ...[64, 128, 256].flatMap((n) => products(`${n}x${n}x${n}`, 1)),
  ...['1x512x512', '512x512x1', '100x300x77'].flatMap((shape) => products(shape, 1)),
  ...[512, 1024].flatMap((n) => products(`${n}x${n}x${n}`, 0.95)),
  shaped('matmul@128x128x128', { group: 'scalarTier', peer: 'scalar', rules: { native: { times: 5 } } }),
  ...[256, 512, 1024].map((n) => bytes(`${n}x${n}x${n}`)),
  shaped('nibblesBytes@4096x32768', { group: 'nibbles', peer: 'reads', rules: { native: { times: 0.85 } } }),
  shaped('nibbles@4096x32768', { group: 'nibbles', peer: 'reads', rules: { native: { times: 0.6 } } }),
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

/** The multiply-adds of a call. */
export function multiplyAddsOf(name: string): number {
  const [kind = ''] = name.split('@');
  const sizes = sizesOf(name);
  const product = sizes.reduce((a, b) => a * b, 1);
  if (kind === 'attention') return 2 * product * (sizes[1] as number);
  if (kind !== 'convolve2d') return product;
  const [height = 0, width = 0, filterHeight = 0, filterWidth = 0] = sizes;
  return (height - filterHeight + 1) * (width - filterWidth + 1) * filterHeight * filterWidth;
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

function bytes(shape: string): Case {
  const rules = { native: { times: 3 } };
  return shaped(`matmulInteger@${shape}`, {
    group: 'bytes',
    peer: 'floats',
    peerOperations: [`matmulPacked@${shape}`],
    rules,
  });
}

function trueno(name: string): Case {
  return shaped(name, { group: 'truenoShapes', peer: 'trueno', rules: { native: 'never slower' } });
}
