// Channels of images that move.
import { multiplyExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { imagesOf } from '../compile/programBuilder.ts';

/** Channel g of each of C / groups goes to place c of each of `groups`: with channels last, a transpose in each pixel. */
export function lowerChannelShuffle(node: Lowering): void {
  node.checkFloat(0);
  const { batch, channels, area } = imagesOf(node.input(0));
  const groups = node.int('groups', 1);
  const pixels = multiplyExtents(batch, area);
  const each = node.fixed(channels, 'channels') / groups;
  node.emit('transposeEach', node.required(0, 'channelsLast'), pixels, groups, each, node.result(0, 'channelsLast'));
}
