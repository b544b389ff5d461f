// Which channels of a processor have memory, as far as the names of its sockets tell.
import type { MemoryDevice } from './memoryDevices.ts';

export interface MemoryChannels {
  readonly total: number;
  readonly populated: number;
  /** Bytes a second of those that are populated, at most; 'unknown' where a module's speed or width is. */
  readonly peakBandwidth: number | 'unknown';
}

/**
 * Undefined unless every socket is named by its channel, and no two by the same names: nothing else in the table says
 * which socket is on which channel.
 */
export function memoryChannels(devices: readonly MemoryDevice[]): MemoryChannels | undefined {
  const names = [(each: MemoryDevice) => each.bank, (each: MemoryDevice) => each.locator];
  const nameOf = names.find((name) => devices.length > 0 && devices.every((each) => channelIn(name(each))));
  if (!nameOf) return undefined;
  const sockets = devices.map((each) => (nameOf(each) === each.bank ? `${each.bank}\0${each.locator}` : each.locator));
  if (new Set(sockets).size < devices.length) return undefined;
  const channelOf = (each: MemoryDevice) => channelIn(nameOf(each));
  const modules = devices.filter(({ bytes }) => bytes !== 0);
  // All modules of a channel run alike: one of each.
  const populated = new Map(modules.map((each) => [channelOf(each), each]));
  const total = new Set(devices.map(channelOf)).size;
  return { total, populated: populated.size, peakBandwidth: peakOf([...populated.values()]) };
}

/** Of 'P0_Node0_Channel3_Dimm1' what comes before the socket: the processor counts too. */
function channelIn(name: string): string | undefined {
  return /^.*?channel[ _-]?[a-z0-9]+/i.exec(name)?.[0].toUpperCase();
}

function peakOf(modules: readonly MemoryDevice[]): number | 'unknown' {
  const rates = modules.map(({ megatransfers, dataWidth }) =>
    megatransfers === 'unknown' || dataWidth === 'unknown' ? undefined : (megatransfers * 1e6 * dataWidth) / 8,
  );
  return rates.every((rate) => rate !== undefined) ? rates.reduce((sum, rate) => sum + rate, 0) : 'unknown';
}
