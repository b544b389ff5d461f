// Products with weights of 4 bits that share scales by blocks: MatMulNBits.
import { typescriptKernels } from '@kinglet/kernels/plan';
import { fixedExtent, multiplyExtents, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { epilogueOf } from './epilogue.ts';
import { wholePanels } from './panels.ts';

/** In what `accuracy_level` allows activations to be in bytes. */
const inBytes = 4;

/** MatMulNBits of com.microsoft, and that of the domain `kinglet`, which has an epilogue. Input 5 is a bias. */
export function lowerMatMulNBits(node: Lowering): void {
  node.checkFloat(0, 2, 5);
  const [columns, inner, block] = [node.int('N', 0), node.int('K', 0), node.int('block_size', 0)];
  if (node.int('bits', 4) !== 4 || block < 32 || block > 128 || block % 32 !== 0 || node.has(4))
    throw node.refuse(`expected 4 bits in blocks of 32, 64, 96 or 128, found ${node.int('bits', 4)} and ${block}`);
  const rows = sizeOfExtents(node.input(0).shape.slice(0, -1));
  const { packed, scales, zeroPoints, hasHalfScales } = packedWeights(node, columns, inner, block);
  const kernels = hasHalfScales ? withHalfScales : withScales;
  const end = [
    packed,
    scales,
    zeroPoints,
    columns,
    block,
    node.operand(5),
    node.result(),
    ...epilogueOf(node),
  ] as const;
  const a = node.required(0);
  if (node.int('accuracy_level', 0) !== inBytes) {
    node.emit(kernels.floats, a, rows, inner, ...end);
    return;
  }
  const aScales = node.scratch(4, multiplyExtents(rows, fixedExtent(Math.ceil(inner / block))));
  const bytes = node.scratch(1, a.length);
  node.emit('quantizeBlocks', a, rows, inner, block, aScales, bytes);
  node.emit(kernels.bytes, bytes, rows, inner, aScales, ...end);
}

const withScales = { floats: 'matmulNibbles', bytes: 'matmulNibblesBytes' } as const;
const withHalfScales = {
  floats: 'matmulNibblesHalfScales' as 'matmulNibbles',
  bytes: 'matmulNibblesBytesHalfScales' as 'matmulNibblesBytes',
} as const;

interface PackedWeights {
  readonly packed: Operand;
  readonly scales: Operand;
  readonly zeroPoints: Operand | undefined;
  readonly hasHalfScales: boolean;
}

/**
 * Weights, scales and zero points in the panels that kernels read; zero points of 8 are left out, and scales are halves where
 * those are the same numbers.
 */
function packedWeights(node: Lowering, columns: number, inner: number, block: number): PackedWeights {
  const [weights, scales] = [node.constantInput(1), node.constantInput(2)];
  if (!(weights instanceof Uint8Array && scales instanceof Float32Array))
    throw node.refuse('expected weights of uint8 and scales of float');
  const blocks = Math.ceil(inner / block);
  const points = zeroPointsOf(node, columns, blocks);
  const length = wholePanels(columns) * blocks;
  const [packedScales, packedPoints, packed] = [
    new Float32Array(length),
    new Uint8Array(length),
    new Uint8Array((length * block) / 2),
  ];
  typescriptKernels.packNibbles(
    ...([weights, columns, inner, block, scales, points, packedScales, packedPoints, packed] as const),
  );
  const isCentred = points.every((point) => point === 8);
  const halves = halvesOf(packedScales);
  return {
    packed: node.constant(packed),
    scales: node.constant(halves ?? packedScales),
    zeroPoints: isCentred ? undefined : node.constant(packedPoints),
    hasHalfScales: halves !== undefined,
  };
}

function halvesOf(scales: Float32Array): Uint16Array | undefined {
  const halves = new Uint16Array(scales.length);
  typescriptKernels.f32ToF16(scales, halves);
  const floats = typescriptKernels.f16ToF32(halves, new Float32Array(scales.length));
  return floats.every((float, i) => float === scales[i]) ? halves : undefined;
}

/** A byte for each; none where there are no zero points. */
function zeroPointsOf(node: Lowering, columns: number, blocks: number): Uint8Array {
  const given = node.constantInput(3);
  if (!given) return new Uint8Array(0);
  if (!(given instanceof Uint8Array)) throw node.refuse('expected zero points that are packed in uint8');
  const columnBytes = Math.ceil(blocks / 2);
  return Uint8Array.from({ length: columns * blocks }, (_, i) => {
    const [n, at] = [Math.floor(i / blocks), i % blocks];
    return (given[n * columnBytes + (at >> 1)]! >> (4 * (at % 2))) & 15;
  });
}
