// What stays of each suite's last run, on disk, and the summary that is put together from all of them.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderChart } from './chart.ts';
import { BenchError } from './errors.ts';
import { judge } from './judge.ts';
import type { Machine } from './machine.ts';
import { renderDetails, renderReport } from './report.ts';
import type { JudgedComparison, SuiteResult } from './suite.ts';

/** One run of one suite; `charts` are files beside the report. */
export interface SuiteRecord {
  readonly suite: string;
  readonly title: string;
  readonly description: string;
  readonly date: string;
  readonly quick: boolean;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  readonly charts: readonly { readonly file: string; readonly title: string }[];
  /** The page with every row, for a suite that has one. */
  readonly details?: string;
  readonly comparisons: readonly JudgedComparison[];
}

/** comparison_summary.json; machine and date are those of the newest run. */
export interface Summary {
  readonly machine: Machine;
  readonly date: string;
  readonly suites: Readonly<Record<string, readonly JudgedComparison[]>>;
}

/** What identifies a run beside its result. */
export interface RunFacts {
  readonly suite: string;
  readonly title: string;
  readonly description: string;
  readonly date: string;
  readonly quick: boolean;
  readonly machine: Machine;
}

/** Judges a result, draws its charts into `dir` and keeps the record there; another suite's record is left alone. */
export async function saveResult(dir: string, facts: RunFacts, result: SuiteResult): Promise<SuiteRecord> {
  const charts = (result.charts ?? []).map((chart, index) => ({
    file: `charts/${facts.suite}${index === 0 ? '' : `-${index + 1}`}.svg`,
    title: chart.title,
    svg: renderChart(chart),
  }));
  const record: SuiteRecord = {
    ...facts,
    versions: result.versions ?? {},
    notes: result.notes ?? [],
    charts: charts.map(({ file, title }) => ({ file, title })),
    comparisons: result.comparisons.map(judge),
    ...(result.details ? { details: `${facts.suite}.md` } : {}),
  };
  for (const { file, svg } of charts) await writeWhole(join(dir, file), svg);
  if (result.details) await saveDetails(dir, record, result.details);
  await writeWhole(join(dir, 'suites', `${facts.suite}.json`), toJson(record));
  return record;
}

async function saveDetails(
  dir: string,
  record: SuiteRecord,
  { markdown, data }: NonNullable<SuiteResult['details']>,
): Promise<void> {
  const { suite, date, quick, machine, versions, notes } = record;
  await writeWhole(join(dir, `${suite}.md`), renderDetails(record, markdown));
  await writeWhole(join(dir, `${suite}.json`), toRows({ suite, date, quick, machine, versions, notes, ...data }));
}

/**
 * Rewrites comparison_summary.json and comparison_report.md in `dir` from the records of the suites that still exist;
 * the others' records are removed. Throws BenchError KINGLET_BENCH_BAD_RECORD when a record is not readable JSON.
 */
export async function writeSummary(dir: string, known: readonly string[]): Promise<Summary> {
  const records = await readRecords(join(dir, 'suites'), known);
  const newest = records.reduce((a, b) => (b.date > a.date ? b : a));
  const suites = Object.fromEntries(records.map((record) => [record.suite, record.comparisons]));
  const summary: Summary = { machine: newest.machine, date: newest.date, suites };
  await writeWhole(join(dir, 'comparison_summary.json'), toJson(summary));
  await writeWhole(join(dir, 'comparison_report.md'), renderReport(records));
  return summary;
}

async function readRecords(dir: string, known: readonly string[]): Promise<SuiteRecord[]> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.json')).sort();
  const gone = files.filter((file) => !known.includes(file.replace(/\.json$/, '')));
  for (const file of gone) await rm(join(dir, file));
  const kept = files.filter((file) => !gone.includes(file));
  return Promise.all(kept.map((file) => readRecord(join(dir, file))));
}

async function readRecord(file: string): Promise<SuiteRecord> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as SuiteRecord;
  } catch (cause) {
    throw new BenchError(
      'KINGLET_BENCH_BAD_RECORD',
      `Expected ${file} to be JSON; delete it and run its suite again.`,
      { cause },
    );
  }
}

// Beside, then renamed: an interrupted run leaves the last whole file.
async function writeWhole(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A line for each member, and for each element of a list: hundreds of rows that people may still read and compare. */
function toRows(value: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(value).map(([name, member]) => {
    const text = Array.isArray(member)
      ? `[\n${member.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
      : JSON.stringify(member);
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${members.join(',\n')}\n}\n`;
}
