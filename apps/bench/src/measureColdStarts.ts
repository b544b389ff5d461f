// Cold starts measured by the C launcher: rows interleaved, each from posix_spawn to the first bytes of GET /next.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchError } from './errors.ts';
import { launcherFile } from './launcher.ts';
import { type ProgramRow, runRows } from './programRows.ts';
import { type Quantiles, quantiles } from './statistics.ts';

/** What the launcher starts. */
export type ColdStartRow = ProgramRow;

export interface ColdStartOptions {
  /** Measured starts per row. @default 30 */
  readonly runs?: number;
  /** Starts per row before the measured ones. @default 3 */
  readonly warmup?: number;
  /** How long a program may take to ask for an event. @default 10000 */
  readonly timeoutMs?: number;
  /** Called after every start with the number of starts done, over all rows. */
  readonly onProgress?: (done: number, total: number) => void;
  /** What every program is given when it asks: the clock then stops at the first bytes of its answer. @default none */
  readonly event?: string;
  /** The launcher to use. @default the one built by this app */
  readonly launcher?: string;
}

/**
 * Milliseconds to the first bytes of GET /next, or of the answer to the event, and the peak memory (VmHWM, KiB) then.
 */
export interface ColdStart extends Quantiles {
  readonly label: string;
  readonly samples: readonly number[];
  readonly maxRssKb: number;
  /** What was answered to the event, each time another if there is more than one; empty without an event. */
  readonly answers: readonly string[];
}

/** Why a row has no figures: what happened, its exit status and signal, and the end of what it wrote. */
export interface ColdStartFailure {
  readonly label: string;
  readonly failure: string;
  readonly exit: number | null;
  readonly signal: number | null;
  readonly body: string;
  readonly output: string;
}

export type ColdStartResult = ColdStart | ColdStartFailure;

/**
 * Starts every row `runs` times in shuffled rounds and returns one result per row, in the order given. A program that
 * exits, fails its init or says nothing within `timeoutMs` becomes a ColdStartFailure and leaves the others alone.
 * Throws BenchError when a row cannot be written down (KINGLET_BENCH_BAD_ROW) or the launcher itself fails.
 */
export async function measureColdStarts(
  rows: readonly ColdStartRow[],
  options: ColdStartOptions = {},
): Promise<ColdStartResult[]> {
  const { runs = 30, warmup = 3, timeoutMs = 10_000, launcher = launcherFile() } = options;
  const args = ['--runs', runs, '--warmup', warmup, '--timeout-ms', timeoutMs].map(String);
  const reports: Report[] = [];
  await withEvent(options.event, (more) =>
    runRows(launcher, [...args, ...more], rows, (line) => {
      reports.push(JSON.parse(line) as Report);
      options.onProgress?.(reports.length, runs * rows.length);
    }),
  );
  return rows.map((row, index) =>
    resultOf(
      row,
      reports.filter((report) => report.row === index),
    ),
  );
}

/** Whether a row has no figures. */
export function isFailure(result: ColdStartResult): result is ColdStartFailure {
  return 'failure' in result;
}

/** One sentence about a failed row, fit for a message. */
export function describeFailure(failure: ColdStartFailure): string {
  const status = failure.exit === null ? '' : `, exit status ${failure.exit}`;
  const signal = failure.signal === null ? '' : `, signal ${failure.signal}`;
  const said = [failure.body, failure.output].map((text) => text.trim()).filter((text) => text !== '');
  return `${failure.label} ${failure.failure}${status}${signal}${said.length > 0 ? `: ${said.join(' | ')}` : ''}`;
}

/** The figures, or a BenchError KINGLET_BENCH_COLD_START that names every row without. */
export function requireColdStarts(results: readonly ColdStartResult[]): ColdStart[] {
  const failures = results.filter(isFailure);
  if (failures.length > 0) throw new BenchError('KINGLET_BENCH_COLD_START', failures.map(describeFailure).join('\n'));
  return results.filter((result): result is ColdStart => !isFailure(result));
}

/** The options for an event, which lies in a file for as long as it is needed. */
async function withEvent(event: string | undefined, work: (args: readonly string[]) => Promise<void>): Promise<void> {
  if (event === undefined) return work([]);
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-launch-'));
  try {
    writeFileSync(join(folder, 'event'), event);
    await work(['--event', join(folder, 'event')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Sample {
  readonly answer?: string;
  readonly row: number;
  readonly ns: number;
  readonly rssKb: number;
}

type Report = Sample | (Omit<ColdStartFailure, 'label'> & { readonly row: number });

function resultOf(row: ColdStartRow, reports: readonly Report[]): ColdStartResult {
  const failed = reports.find((report) => 'failure' in report);
  if (failed) {
    const { failure, exit, signal, body, output } = failed;
    return { label: row.label, failure, exit, signal, body, output };
  }
  const measured = reports.filter((report) => 'ns' in report);
  const samples = measured.map((report) => report.ns / 1e6);
  return {
    label: row.label,
    samples,
    ...quantiles(samples),
    maxRssKb: Math.max(...measured.map((report) => report.rssKb)),
    answers: [...new Set(measured.flatMap(({ answer }) => (answer === undefined ? [] : [answer])))],
  };
}
