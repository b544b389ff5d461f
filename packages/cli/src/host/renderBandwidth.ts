// Bandwidth of memory as a table.
import type { MemoryChannels, NodeBandwidth, Reading } from '@kinglet/host';
import { textTable } from '../textTable.ts';

/** A row for each node; below it what the channels could, where that is known. */
export function renderBandwidth(
  { value, source }: Reading<readonly NodeBandwidth[]>,
  channels: MemoryChannels | undefined,
): string {
  if (value === 'unknown') return `bandwidth is unknown: ${source}`;
  const nodes = value as readonly NodeBandwidth[];
  const rows = nodes.map(({ node, threads, bytes, read, write, copy }) =>
    [node, threads, `${bytes / 2 ** 20} MiB`, ...[read, write, copy].map(rateText)].map(String),
  );
  const table = textTable([['node', 'threads', 'moved', 'read', 'write', 'copy'], ...rows], ['right']);
  return [table, ...channelLines(channels)].join('\n');
}

function channelLines(channels: MemoryChannels | undefined): readonly string[] {
  if (!channels) return [];
  const { total, populated, peakBandwidth: peak } = channels;
  const most = peak === 'unknown' ? '' : `: at most ${rateText(peak)}`;
  return [`${populated} of ${total} memory channels have modules${most}`];
}

function rateText(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB/s`;
}
