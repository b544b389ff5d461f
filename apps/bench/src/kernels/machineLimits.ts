// What the machine can do at most: bandwidth by footprint, loads and multiply-adds inside the first-level cache.
import { formatFixed, formatNumber } from '../format.ts';
import { median } from '../statistics.ts';
import { type MeasureOptions, measureCase } from './measureCase.ts';
import type { Lanes } from './openLanes.ts';

/** GB/s by what is done, at one size of all operands together. */
export interface Bandwidth {
  readonly bytes: number;
  readonly read: number;
  readonly copy: number;
  readonly triad: number;
}

export interface MachineLimits {
  readonly bandwidth: readonly Bandwidth[];
  /** Fused multiply-adds of float32 on registers, two operations each, in 10^9 operations per second. */
  readonly gigaflops: number;
}

const footprints = [16, 32, 256, 1024, 4096, 16_384, 65_536].map((kib) => kib * 1024);

/** Undefined where the lane is not there. */
export async function measureLimits(lanes: Lanes, options: MeasureOptions): Promise<MachineLimits | undefined> {
  const lane = lanes.open.get('limit');
  if (!lane) return undefined;
  const nsOf = async (operation: string, n: number): Promise<number> => {
    const samples = await measureCase([{ name: operation, lane, operation }], n, options);
    return median(samples.get(operation) ?? []);
  };
  const bandwidth: Bandwidth[] = [];
  for (const bytes of footprints) {
    // The kernel's loops take 128 elements at a time.
    const elements = (arrays: number): number => Math.floor(bytes / 4 / arrays / 128) * 128;
    const rate = async (operation: string, arrays: number): Promise<number> =>
      (elements(arrays) * 4 * arrays) / (await nsOf(operation, elements(arrays)));
    bandwidth.push({ bytes, read: await rate('read1', 1), copy: await rate('copy', 2), triad: await rate('triad', 3) });
  }
  const n = 16_000;
  return { bandwidth, gigaflops: (2 * n) / (await nsOf('fmaPeak', n)) };
}

/** A section of the page. */
export function renderLimits({ bandwidth, gigaflops }: MachineLimits): string[] {
  const lines = bandwidth.map(({ bytes, read, copy, triad }) => {
    const size = bytes < 2 ** 20 ? `${bytes / 1024} KiB` : `${bytes / 2 ** 20} MiB`;
    return `| ${size} | ${[read, copy, triad].map((rate) => formatFixed(rate, 0)).join(' | ')} |`;
  });
  return [
    '',
    '## What the machine can do',
    '',
    `GB/s by the size of all operands together, one thread, the faster of the vector widths and of stores into or past the caches; the smallest size is the peak of loads. Multiply-adds on registers: ${formatNumber(gigaflops)} GFLOP/s.`,
    '',
    '| operands | read | copy | triad (two read, one written) |',
    '| --- | --: | --: | --: |',
    ...lines,
  ];
}
