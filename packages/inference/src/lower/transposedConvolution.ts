// ConvTranspose: for each residue of the results' places by the strides, a convolution with some of the taps.
import { fixedExtent, scaleExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { stridesOf } from '../evaluate/indexing.ts';
import { sizeOf } from '../evaluate/tensor.ts';
import { emitCopy } from './copies.ts';
import { type Convolution, emitConvolution } from './emitConvolution.ts';
import { epilogueOf } from './epilogue.ts';
import { checkCount, mostParts } from './limits.ts';
import { type Filters, filtersOf, rearranged } from './pack.ts';
import { type Phase, phasesOf, type TransposedAxis } from './transposedPhases.ts';
import { checkChannels } from './windows.ts';

/** The shape of filters of a group. */
interface Group {
  readonly groups: number;
  readonly channels: number;
  readonly outputs: number;
}

export function lowerConvTranspose(node: Lowering): void {
  node.checkFloat(0, 1, 2);
  const lengths = node.input(1).shape.map((extent) => node.fixed(extent, 'filters'));
  const [inputs, outputs, ...kernel] = lengths as [number, number, ...number[]];
  const groups = node.int('group', 1);
  if (groups < 1 || inputs % groups) throw node.refuse(`expected filters for ${groups} groups, found ${inputs}`);
  checkChannels(node, inputs);
  node.checkSize(fixedExtent(groups * outputs), 2);
  const axes = transposedAxes(node, kernel);
  const group = { groups, channels: inputs / groups, outputs };
  const filters = filtersOf(node, 1);
  const shared = {
    ...{ x: node.required(0, 'channelsLast'), batch: node.input(0).shape[0]!, ...group },
    ...{ bias: node.operand(2), residual: undefined, end: epilogueOf(node) },
  };
  const out = node.result(0, 'channelsLast');
  const parts = axes.reduce((product, { stride, out }) => product * Math.min(stride, out), 1);
  checkCount(node, parts, mostParts, 'convolutions, one for each place between strides');
  const isDirect = axes.every(({ stride }) => stride === 1) && axes.every((axis) => phasesOf(axis)[0]!.skip === 0);
  for (const phases of combinations(axes.map(phasesOf))) {
    const convolution = {
      ...{ ...shared, axes: phases.map(({ window }) => window) },
      filters: phaseFilters(node, filters, group, kernel, phases),
    };
    if (isDirect) emitConvolution(node, { ...convolution, out });
    else spread(node, convolution, phases, axes, out);
  }
}

/** Puts the results of some phases where they belong, among those of the others. */
function spread(
  node: Lowering,
  convolution: Omit<Convolution, 'out'>,
  phases: readonly Phase[],
  axes: readonly TransposedAxis[],
  out: Operand,
): void {
  const { batch, groups, outputs } = convolution;
  const pixel = groups * outputs;
  // Of an item: how many there are makes no difference to steps.
  const made = [1, ...phases.map(({ window }) => window.out.fixed), pixel];
  const part = node.scratch(4, scaleExtent(batch, sizeOf(made)));
  emitConvolution(node, { ...convolution, out: part });
  const [from, to] = [made, [1, ...axes.map((axis) => axis.out), pixel]].map(stridesOf) as [number[], number[]];
  const box = [batch, ...phases.map(({ window, skip }) => window.out.fixed - skip), pixel];
  const source = phases.reduce((sum, { skip }, i) => sum + skip * from[i + 1]!, 0);
  const target = phases.reduce((sum, { first }, i) => sum + first * to[i + 1]!, 0);
  const steps = to.map((step, i) => step * (axes[i - 1]?.stride ?? 1));
  emitCopy(node, box, part, { at: source, steps: from }, out, { at: target, steps });
}

/** The taps of some phases, the last first, as filters of groups x outputs x channels. */
function phaseFilters(
  node: Lowering,
  filters: Filters,
  { groups, channels, outputs }: Group,
  kernel: readonly number[],
  phases: readonly Phase[],
): Filters {
  const tapSteps = stridesOf(kernel);
  const taps = kernel.reduce((product, length) => product * length, 1);
  const lengths = [groups, outputs, channels, ...phases.map(({ window }) => window.taps)];
  const back = phases.map(({ tapStep }, i) => -tapStep * tapSteps[i]!);
  const at = phases.reduce((sum, { lastTap }, i) => sum + lastTap * tapSteps[i]!, 0);
  const steps = [channels * outputs * taps, taps, outputs * taps, ...back];
  return rearranged(node, filters, lengths, { at, steps });
}

/** One of each list, in every way. */
function combinations<Item>(lists: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  return lists.reduce<readonly (readonly Item[])[]>(
    (found, list) => found.flatMap((items) => list.map((item) => [...items, item])),
    [[]],
  );
}

function transposedAxes(node: Lowering, kernel: readonly number[]): readonly TransposedAxis[] {
  const count = kernel.length;
  const [image, results] = [node.input(0).shape, node.output().shape];
  if (count < 1 || count > 3) throw node.refuse(`expected one to three axes behind the channels, found ${count}`);
  if (kernel.includes(0)) throw node.refuse(`expected filters of one tap or more, found [${kernel}]`);
  const strides = node.ints('strides', Array(count).fill(1));
  const dilations = node.ints('dilations', Array(count).fill(1));
  return kernel.map((taps, i) => {
    const [size, out] = [node.fixed(image[i + 2]!, 'the image'), node.fixed(results[i + 2]!, 'the result')];
    const [stride, dilation] = [strides[i]!, dilations[i]!];
    const before = padBefore(node, i, (size - 1) * stride + (taps - 1) * dilation + 1, out);
    return { size, out, taps, stride, dilation, before };
  });
}

/** What is cut off before the results of an axis: as the pads say, or so much that the wanted length is left. */
function padBefore(node: Lowering, axis: number, reach: number, out: number): number {
  const mode = node.text('auto_pad', 'NOTSET');
  if (mode === 'VALID') return 0;
  if (mode === 'NOTSET' && node.ints('output_shape', []).length === 0) return node.ints('pads', [])[axis] ?? 0;
  const total = reach + (node.ints('output_padding', [])[axis] ?? 0) - out;
  // What cannot be halved is cut off more behind by SAME_UPPER and more before otherwise.
  return mode === 'SAME_UPPER' ? Math.floor(total / 2) : total - Math.floor(total / 2);
}
