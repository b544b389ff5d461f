// A point in time, as traces write it.
import { maxTime } from '../simulator/checkTrace.ts';

const iso = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * Milliseconds since the epoch, of a number of them or of ISO 8601 with up to nine decimals, UTC where it names no zone; undefined
 * for what is neither, or no time that a Date can be.
 */
export function readTimestamp(value: unknown): number | undefined {
  if (typeof value === 'number') return Math.abs(value) <= maxTime ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const parts = iso.exec(value);
  if (parts) return readIso(parts);
  return /^-?\d+(\.\d+)?$/.test(value) ? readTimestamp(Number(value)) : undefined;
}

function readIso([, year, month, day, hour, minute, second, fraction = '', zone = 'Z']: RegExpExecArray):
  | number
  | undefined {
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute), Number(second));
  // The 31st of April would be the 1st of May.
  if (date.toISOString().slice(0, 19) !== `${year}-${month}-${day}T${hour}:${minute}:${second}`) return undefined;
  return date.getTime() + Number(`0${fraction}`) * 1000 - zoneMs(zone);
}

function zoneMs(zone: string): number {
  if (zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (zone[0] === '-' ? -minutes : minutes) * 60_000;
}
