// The table that must be reached, judged by the figures of this run; `met` is computed here and nowhere else.
import { formatFixed, formatNumber, modelLimits } from '@kinglet/bench-app';
import type { Bar, FirstAnswerRow, ResultRow } from './results.ts';

/** The `full` bootstrap with the minimal handler appended, and the zip of it. */
export interface FullSize {
  readonly arch: string;
  readonly bootstrapBytes: number;
  readonly zipBytes: number;
  /** The bootstrap alone and the plan of the published MNIST model; undefined where that is not. */
  readonly modelZipBytes: number | undefined;
}

/** What the bars are judged by; `sizeProblems` is undefined when the size check did not run. */
export interface Measured {
  readonly rows: readonly ResultRow[];
  readonly fullSizes: readonly FullSize[];
  readonly firstAnswers: readonly FirstAnswerRow[];
  readonly sizeProblems: readonly string[] | undefined;
}

const aboveFloorMs = 0.6;
const timesFaster = 40;
const mostBytes = {
  quickjs: { bootstrap: 720_000, zip: 420_000 },
  native: { bootstrap: 96_000, zip: 48_000 },
};
const memoryBytes = 2_000_000;

/** Judges every bar; one that this run has no figures for is neither met nor missed. */
export function judgeBars({ rows, fullSizes, firstAnswers, sizeProblems }: Measured): Bar[] {
  return [
    ...coldStartBars(rows),
    ...sizeBars(fullSizes),
    ...nativeSizeBars(rows),
    ...modelBars(firstAnswers, fullSizes),
    memoryBar(rows),
    payloadBar(sizeProblems),
    armBar(rows),
  ];
}

function coldStartBars(rows: readonly ResultRow[]): Bar[] {
  const floor = rows.find(({ handler }) => handler === 'floor')?.coldStartMs?.p50;
  const own = p50Of(rows, 'quickjs');
  const node = p50Of(rows, 'node');
  return [
    bar('cold start, minimal, quickjs x64, p50', `≤ floor + ${aboveFloorMs} ms`, [own, floor], (a, b) => ({
      measured: `${formatNumber(a)} ms: floor + ${formatNumber(a - b)} ms`,
      met: a <= b + aboveFloorMs,
    })),
    bar('cold start, minimal, quickjs x64, p50', `≤ 1/${timesFaster} of node`, [own, node], (a, b) => ({
      measured: `1/${formatNumber(b / a)} of ${formatNumber(b)} ms`,
      met: a * timesFaster <= b,
    })),
  ];
}

function p50Of(rows: readonly ResultRow[], engine: string): number | undefined {
  return rows.find((row) => row.handler === 'minimal' && row.engine === engine && row.arch === 'x64')?.coldStartMs?.p50;
}

function sizeBars(sizes: readonly FullSize[]): Bar[] {
  return ['x64', 'arm64'].flatMap((arch) => {
    const size = sizes.find((candidate) => candidate.arch === arch);
    return [
      sizeBar(`bootstrap, quickjs full + minimal, ${arch}`, size?.bootstrapBytes, mostBytes.quickjs.bootstrap),
      sizeBar(`zip of it, ${arch}`, size?.zipBytes, mostBytes.quickjs.zip),
    ];
  });
}

// The same limits as in the runtime suite of apps/bench; there as here they are set for arm64.
function nativeSizeBars(rows: readonly ResultRow[]): Bar[] {
  const row = rows.find(
    ({ handler, engine, arch }) => handler === 'minimal' && engine === 'native' && arch === 'arm64',
  );
  return [
    sizeBar('bootstrap, native, minimal, arm64', row?.bootstrapBytes, mostBytes.native.bootstrap),
    sizeBar('zip of it, native, arm64', row?.zipBytes ?? undefined, mostBytes.native.zip),
  ];
}

function modelBars(answers: readonly FirstAnswerRow[], sizes: readonly FullSize[]): Bar[] {
  const firstOf = (program: string): number | undefined =>
    answers.find((row) => row.program === `MNIST ${program}`)?.firstMs.p50;
  const what = 'MNIST, process start to first answer, quickjs x64, p50';
  const own = firstOf('quickjs');
  return [
    bar(what, `≤ ${modelLimits.firstMs} ms`, [own], (a) => ({
      measured: `${formatNumber(a)} ms`,
      met: a <= modelLimits.firstMs,
    })),
    bar(what, `≤ 1/${modelLimits.timesFaster} of onnxruntime-node`, [own, firstOf('onnxruntime-node')], (a, b) => ({
      measured: `1/${formatNumber(b / a)} of ${formatNumber(b)} ms`,
      met: a * modelLimits.timesFaster <= b,
    })),
    ...['x64', 'arm64'].map((arch) => {
      const bytes = sizes.find((size) => size.arch === arch)?.modelZipBytes;
      return sizeBar(`zip, quickjs full + MNIST plan, ${arch}`, bytes, modelLimits.zipBytes);
    }),
  ];
}

function sizeBar(what: string, bytes: number | undefined, most: number): Bar {
  return bar(what, `≤ ${most / 1000} KB`, [bytes], (found) => ({
    measured: `${formatFixed(found / 1000, 1)} KB`,
    met: found <= most,
  }));
}

function memoryBar(rows: readonly ResultRow[]): Bar {
  const row = rows.find(({ handler, engine, arch }) => handler === 'minimal' && engine === 'quickjs' && arch === 'x64');
  const kb = row?.emulated === false ? row.maxRssKb : null;
  return bar('peak memory, minimal, quickjs x64', '≤ 2 MB', [kb ?? undefined], (found) => ({
    measured: `${formatNumber((found * 1024) / 1e6)} MB`,
    met: found * 1024 <= memoryBytes,
  }));
}

function payloadBar(problems: readonly string[] | undefined): Bar {
  const what = 'event and response with rawHandler';
  const limit = '0 B to 6\u202f291\u202f556 B, also in 1-byte chunks';
  if (problems === undefined) return { what, bar: limit, measured: 'not measured', met: null };
  return { what, bar: limit, measured: problems[0] ?? 'every byte equal', met: problems.length === 0 };
}

function armBar(rows: readonly ResultRow[]): Bar {
  const what = 'arm64 answers';
  const limit = 'equal to x64';
  const pairs = rows
    .filter(({ arch }) => arch === 'arm64')
    .flatMap((arm) => {
      const other = rows.find(
        ({ handler, engine, arch }) => handler === arm.handler && engine === arm.engine && arch === 'x64',
      );
      return other ? [{ arm, other }] : [];
    });
  if (pairs.length === 0) return { what, bar: limit, measured: 'not measured', met: null };
  const equal = pairs.filter(({ arm, other }) => arm.ok && other.ok && same(arm.response, other.response)).length;
  return { what, bar: limit, measured: `${equal} of ${pairs.length} answers`, met: equal === pairs.length };
}

/** Whether two answers are the same JSON. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function bar<T extends readonly (number | undefined)[]>(
  what: string,
  limit: string,
  figures: readonly [...T],
  judged: (...figures: { [K in keyof T]: number }) => { measured: string; met: boolean },
): Bar {
  if (figures.includes(undefined)) return { what, bar: limit, measured: 'not measured', met: null };
  return { what, bar: limit, ...judged(...(figures as { [K in keyof T]: number })) };
}
