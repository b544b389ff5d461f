// Numbers as reports show them: three significant digits and a unit that keeps them short. What is not finite is a dash.
import type { Measured, Unit } from '../measurement.ts';

/** In ns, µs, ms or s. */
export function duration(milliseconds: number): string {
  return scaled(milliseconds / 1e3, 's');
}

/** In groups of three digits. */
export function count(value: number): string {
  return Math.abs(value) < 1e15 ? Math.round(value).toLocaleString('en-US') : digits(value);
}

/** Of what is neither 0 nor all never `0 %` or `100 %`. */
export function percent(part: number): string {
  if (!Number.isFinite(100 * part)) return '–';
  if (part > 0 && part < 0.001) return '< 0.1 %';
  if (part < 1 && part > 0.999) return '> 99.9 %';
  return `${(100 * part).toFixed(1)} %`;
}

/** In B, KiB, MiB and so on. */
export function bytes(value: number): string {
  const names = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(Math.max(Math.floor(Math.log2(Math.abs(value) || 1) / 10), 0), names.length - 1);
  return withUnit(digits(value / 1024 ** power), names[power] ?? 'B');
}

/** With the prefix, from nano to exa, that leaves one to three digits before the point: `1.25 GB/s`. */
export function scaled(value: number, unit: string): string {
  if (!Number.isFinite(value)) return '–';
  const rounded = Number(value.toPrecision(3));
  const power = value === 0 ? 0 : Math.min(Math.max(Math.floor(Math.log10(Math.abs(rounded)) / 3 + 1e-9), -3), 6);
  return withUnit(digits(value / 1000 ** power), `${prefixes[power + 3]}${unit}`);
}

export function measured({ value, unit }: Measured): string {
  return writers[unit](value);
}

/** Three significant digits; all of those before the point. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1e15) return value.toExponential(2);
  if (size >= 999.5) return Math.round(value).toLocaleString('en-US');
  return size > 0 && size < 1e-3 ? value.toExponential(2) : String(Number(value.toPrecision(3)));
}

const prefixes = ['n', 'µ', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

const writers: Readonly<Record<Unit, (value: number) => string>> = {
  bytes,
  'bytes/s': (value) => scaled(value, 'B/s'),
  celsius: (value) => withUnit(digits(value), '°C'),
  count: (value) => (Math.abs(value) < 1e7 && Number.isInteger(value) ? count(value) : scaled(value, '')),
  'flop/s': (value) => scaled(value, 'FLOP/s'),
  hertz: (value) => scaled(value, 'Hz'),
  joules: (value) => scaled(value, 'J'),
  milliseconds: duration,
  'per kilo-instruction': (value) => withUnit(digits(value), 'per 1,000 instructions'),
  ratio: digits,
  watts: (value) => scaled(value, 'W'),
};

function withUnit(figure: string, unit: string): string {
  return figure === '–' || unit === '' ? figure : `${figure} ${unit}`;
}
