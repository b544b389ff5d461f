// What a machine is, as a table.
import type { Cache, HostDescription, HugePagePool, NumaNode, Reading } from '@kinglet/host';
import { textTable } from '../textTable.ts';

/** Each value with its source; of equal caches their number. */
export function renderDescription(host: HostDescription): string {
  const { features, platform, arch, caches, numaNodes, pages, lambda, online, allowed, ...rest } = host;
  const { pools, ...otherPages } = pages;
  const rows = [
    ['platform', `${platform} ${arch}`, ''],
    featureRow(features),
    ...listRows('caches', caches, cacheTexts),
    ...listRows('numaNodes', numaNodes, (nodes) => nodes.map(nodeText)),
    ...listRows('hugePages', pools, (all) => all.map(poolText)),
    ...listRows('online', online, (numbers) => [rangesOf(numbers)]),
    ...listRows('allowed', allowed, (numbers) => [rangesOf(numbers)]),
    ...listRows('lambda', lambda, ({ functionName }) => [functionName]),
    ...valueRows({ ...otherPages, ...rest }),
  ];
  return textTable([['', 'value', 'read from'], ...rows], ['left', 'left', 'left']);
}

type Row = readonly string[];

function featureRow(features: HostDescription['features']): Row {
  const present = Object.entries(features).flatMap(([name, { value }]) => (value === true ? [name] : []));
  const sources = [...new Set(Object.values(features).map(({ source }) => source))];
  return ['features', present.join(' ') || 'none that is known', sources.join(', ')];
}

/** A row for each text; name and source stand in the first. */
function listRows<Value>(
  name: string,
  { value, source }: Reading<Value>,
  textsOf: (value: Value) => readonly string[],
): readonly Row[] {
  const texts = value === 'unknown' ? ['unknown'] : textsOf(value as Value);
  return (texts.length > 0 ? texts : ['none']).map((text, at) => (at === 0 ? [name, text, source] : ['', text, '']));
}

function valueRows(fields: object, prefix = ''): readonly Row[] {
  return Object.entries(fields).flatMap(([name, field]: [string, object]): readonly Row[] => {
    if (!('value' in field && 'source' in field)) return valueRows(field, `${name}.`);
    const { value, source } = field as Reading<unknown>;
    const text = name.endsWith('Bytes') && typeof value === 'number' ? sizeText(value) : String(value);
    return [[`${prefix}${name}`, text, source]];
  });
}

function cacheTexts(caches: readonly Cache[]): readonly string[] {
  const texts = caches.map(({ level, type, bytes }) => `L${level} ${type} ${sizeText(bytes)}`);
  return [...new Set(texts)].map((text) => `${texts.filter((each) => each === text).length} x ${text}`);
}

function nodeText({ node, processors, totalBytes, freeBytes, distances }: NumaNode): string {
  const [total, free] = [totalBytes, freeBytes].map((bytes) => (bytes === 'unknown' ? bytes : sizeText(bytes)));
  const own = processors === 'unknown' ? processors : rangesOf(processors) || 'none';
  const far = distances === 'unknown' ? distances : distances.join(' ');
  return `${node}: ${total}, ${free} free, processors ${own}, distances ${far}`;
}

function poolText({ pageBytes, total, free }: HugePagePool): string {
  return `${total} of ${sizeText(pageBytes)}, ${free} free`;
}

function sizeText(bytes: number): string {
  const power = Math.min(3, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${Number((bytes / 2 ** (10 * power)).toPrecision(4))} ${['B', 'KiB', 'MiB', 'GiB'][power]}`;
}

/** [0, 1, 2, 8]: 0-2 8. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(' ');
}
