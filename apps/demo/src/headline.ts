// The few figures that a reader should remember, taken from the rows of this run.
import { formatFixed, formatNumber } from '@kinglet/bench-app';
import type { ResultRow, Results } from './results.ts';

export interface Tile {
  readonly figure: string;
  readonly unit: string;
  readonly label: string;
  readonly note: string;
}

export interface Headline {
  readonly title: string;
  readonly lede: string;
  readonly tiles: readonly Tile[];
}

/** What leads the page; it speaks only of what was measured. */
export function headline(results: Results): Headline {
  const own = rowOf(results.rows, 'minimal', 'quickjs');
  const node = rowOf(results.rows, 'minimal', 'node');
  const native = rowOf(results.rows, 'minimal', 'native');
  const floor = results.rows.find(({ handler }) => handler === 'floor');
  if (!own?.coldStartMs)
    return { title: 'Handlers built, invoked and measured', lede: partialLede(results), tiles: [] };
  return {
    title: `Awake in ${formatFixed(own.coldStartMs.p50, 2)} ms`,
    lede: [...ledeOf(results, own, node), ...nativeLede(native)].join(' '),
    tiles: [
      coldTile(own.coldStartMs.p50, floor),
      ...nodeTiles(own, node),
      ...sizeTiles(own),
      ...simdTiles(results),
      ...modelTiles(results),
    ],
  };
}

function rowOf(rows: readonly ResultRow[], handler: string, engine: string): ResultRow | undefined {
  return rows.find((row) => row.handler === handler && row.engine === engine && !row.emulated);
}

function partialLede({ rows }: Results): string {
  const right = rows.filter(({ handler, ok }) => handler !== 'floor' && ok).length;
  return `${right} of ${rows.filter(({ handler }) => handler !== 'floor').length} rows answered as they must.`;
}

function ledeOf(results: Results, own: ResultRow, node: ResultRow | undefined): string[] {
  const size = formatNumber(own.bootstrapBytes / 1000);
  const first = `A TypeScript handler, compiled into one static program of ${size} KB, asks for its first event ${formatFixed(own.coldStartMs!.p50, 2)} ms after it was started.`;
  if (!node?.coldStartMs) return [first];
  return [first, `On Node ${results.machine.node} the same handler takes ${formatNumber(node.coldStartMs.p50)} ms.`];
}

function nativeLede(native: ResultRow | undefined): string[] {
  if (!native?.coldStartMs) return [];
  const size = formatNumber(native.bootstrapBytes / 1000);
  return [`In AssemblyScript it is ${size} KB of machine code and takes ${formatFixed(native.coldStartMs.p50, 2)} ms.`];
}

function coldTile(p50: number, floor: ResultRow | undefined): Tile {
  const note = floor?.coldStartMs
    ? `${formatFixed(floor.coldStartMs.p50, 2)} ms of it a static C program needs too`
    : 'the median';
  return { figure: formatFixed(p50, 2), unit: 'ms', label: 'cold start', note };
}

function nodeTiles(own: ResultRow, node: ResultRow | undefined): Tile[] {
  if (!node?.coldStartMs) return [];
  const times = formatNumber(node.coldStartMs.p50 / own.coldStartMs!.p50);
  return [{ figure: times, unit: '×', label: 'sooner than Node', note: 'the same handler, the same machine' }];
}

function sizeTiles(own: ResultRow): Tile[] {
  const zip =
    own.zipBytes === null
      ? []
      : [{ figure: formatNumber(own.zipBytes / 1000), unit: 'KB', label: 'zip', note: 'all that is deployed' }];
  if (own.maxRssKb === null) return zip;
  const megabytes = formatNumber((own.maxRssKb * 1024) / 1e6);
  return [...zip, { figure: megabytes, unit: 'MB', label: 'peak memory', note: 'after the warm invocations' }];
}

function simdTiles({ simd }: Results): Tile[] {
  const best = simd.find(({ engine, emulated }) => engine === 'quickjs' && !emulated);
  if (!best) return [];
  const times = formatNumber(best.loopUs / best.simdUs);
  return [{ figure: times, unit: '×', label: 'SIMD over a loop', note: `dot product, ${best.isa}, inside quickjs` }];
}

function modelTiles({ firstAnswers }: Results): Tile[] {
  const firstOf = (program: string): number | undefined =>
    firstAnswers.find((row) => row.program === `MNIST ${program}`)?.firstMs.p50;
  const [own, peer] = [firstOf('quickjs'), firstOf('onnxruntime-node')];
  if (own === undefined) return [];
  const sooner = peer === undefined ? '' : `, ${formatNumber(peer / own)}× sooner than onnxruntime-node`;
  return [
    {
      figure: formatFixed(own, 2),
      unit: 'ms',
      label: 'to a model’s answer',
      note: `MNIST, from the start of the process${sooner}`,
    },
  ];
}
