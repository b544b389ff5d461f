// Advice about the way to memory: channels that have modules, bandwidth as it was measured.

import type { NodeBandwidth } from '../memory/measureBandwidth.ts';
import { memoryChannels } from '../memory/memoryChannels.ts';
import { type MemoryDevice, readMemoryDevices } from '../memory/memoryDevices.ts';
import { derive, type Reading } from '../reading.ts';
import type { SystemFiles } from '../sources.ts';
import { type Advice, report } from './advice.ts';

export function adviseBandwidth(files: SystemFiles, bandwidth: Reading<readonly NodeBandwidth[]>): readonly Advice[] {
  return [channels(files), measured(bandwidth)];
}

function channels(files: SystemFiles): Advice {
  return report(derive(readMemoryDevices({ files }), channelsText, ''), {
    topic: 'memoryChannels',
    advice: 'modules of one size on every channel of every processor',
    why: 'bandwidth is that of the channels that have modules; unlike ones are not interleaved throughout',
    evidence: 'https://docs.kernel.org/driver-api/edac.html#main-concepts-used-at-the-edac-subsystem',
  });
}

function channelsText(devices: readonly MemoryDevice[]): string {
  const modules = devices.filter(({ bytes }) => bytes !== 0);
  const kinds = new Set(
    modules.map(({ type, megatransfers: speed }) => (speed === 'unknown' ? type : `${type} at ${speed} MT/s`)),
  );
  const found = memoryChannels(devices);
  if (!found)
    return `${modules.length} of ${devices.length} sockets populated, ${[...kinds].join(', ')}; their channels are not named`;
  const { total, populated, peakBandwidth: peak } = found;
  const most = peak === 'unknown' ? [] : [`${gigabytes(peak)} GB/s at most`];
  return [`${populated} of ${total} channels populated`, ...kinds, ...most].join(', ');
}

function measured(bandwidth: Reading<readonly NodeBandwidth[]>): Advice {
  return report(
    derive(bandwidth, (nodes) => nodes.map(bandwidthText).join('; '), ''),
    {
      topic: 'memoryBandwidth',
      advice: 'as much on every node, and most of what the channels give',
      why: 'products with few rows, as of one request at a time, are as fast as weights come from memory',
      evidence: 'https://www.cs.virginia.edu/stream/ref.html',
    },
  );
}

function bandwidthText({ node, threads, read, write, copy }: NodeBandwidth): string {
  const [a, b, c] = [read, write, copy].map(gigabytes);
  return `node ${node}: read ${a}, write ${b}, copy ${c} GB/s by ${threads} ${threads === 1 ? 'thread' : 'threads'}`;
}

function gigabytes(bytes: number): number {
  return Number((bytes / 1e9).toPrecision(3));
}
