// A report as the files that were asked for.
import { extname, resolve } from 'node:path';
import type { ProfileReport, ThreadProfile } from '@kinglet/profiler';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { checkOutputs, writeOutput } from '../writeOutput.ts';
import type { ProfileValues } from './profileOptions.ts';
import type { ProfilerPackage } from './profilerPackage.ts';

/**
 * @throws {CliError} `KINGLET_CLI_FAILED` for a path that cannot be written to, `KINGLET_CLI_USAGE` for one path of two files, and
 * for a file of allocations that are not to be sampled
 */
export function checkProfilePaths(context: Context, values: ProfileValues): void {
  const { html, out, cpuprofile, heapprofile, pprof, speedscope, trace, heap } = values;
  if (heapprofile !== undefined && !heap)
    throw usageError('Expected --heap with --heapprofile: without it allocations are not sampled');
  const paths = Object.entries({ html, out, cpuprofile, heapprofile, pprof, speedscope, trace });
  const optionOf = new Map<string, string>();
  for (const [option, path] of paths) {
    if (path === undefined) continue;
    const file = resolve(context.cwd, path);
    const other = optionOf.get(file);
    if (other) throw usageError(`Expected two files for --${other} and --${option}, got ${path} for both`);
    optionOf.set(file, option);
  }
  checkOutputs(context, ...paths.map(([, path]) => path));
}

/** Each whole, or not at all. */
export function writeProfiles(
  context: Context,
  profiler: ProfilerPackage,
  values: ProfileValues,
  title: string,
  report: ProfileReport,
): void {
  const write = (path: string | undefined, content: () => string | Uint8Array): void => {
    if (path !== undefined) writeOutput(context, path, content());
  };
  const { html, out, cpuprofile, heapprofile, pprof, speedscope, trace } = values;
  const { cpu, heap } = report;
  write(html, () => profiler.reportPage(report, { title }));
  write(out, () => `${profiler.reportJson(report)}\n`);
  for (const one of cpu) write(pathOf(cpuprofile, one), () => profiler.toCpuProfile(one));
  for (const one of heap) write(pathOf(heapprofile, one), () => profiler.toHeapProfile(one));
  if (cpu.length + heap.length > 0) write(pprof, () => profiler.toPprof(report));
  write(speedscope, () => profiler.toSpeedscope(report));
  write(trace, () => profiler.toTraceEvents(report));
  for (const path of withoutSamples(values, report))
    context.console.note(`did not write ${path}: there are no samples`);
}

function withoutSamples(
  { cpuprofile, heapprofile, pprof }: ProfileValues,
  { cpu, heap }: ProfileReport,
): readonly string[] {
  const empty = [
    cpu.length === 0 ? cpuprofile : undefined,
    heap.length === 0 ? heapprofile : undefined,
    cpu.length + heap.length === 0 ? pprof : undefined,
  ];
  return empty.filter((path) => path !== undefined);
}

/** Of a worker `profile.worker-3.cpuprofile`: such a file has one thread. */
function pathOf(path: string | undefined, { thread }: ThreadProfile<unknown>): string | undefined {
  if (path === undefined || thread === 0) return path;
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}.worker-${thread}${extension}`;
}
