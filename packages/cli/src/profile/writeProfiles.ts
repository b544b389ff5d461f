// A report as the files that were asked for.
import { extname } from 'node:path';
import type { ProfileReport, ThreadProfile } from '@kinglet/profiler';
import type { Context } from '../context.ts';
import { checkOutputs, writeOutput } from '../writeOutput.ts';
import type { ProfileValues } from './profileOptions.ts';
import type { ProfilerPackage } from './profilerPackage.ts';

/** @throws {CliError} `KINGLET_CLI_FAILED` for a path that cannot be written to */
export function checkProfilePaths(context: Context, values: ProfileValues): void {
  const { html, out, cpuprofile, heapprofile, pprof, speedscope, trace } = values;
  checkOutputs(context, html, out, cpuprofile, heapprofile, pprof, speedscope, trace);
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
  write(html, () => profiler.reportPage(report, { title }));
  write(out, () => `${profiler.reportJson(report)}\n`);
  for (const one of report.cpu) write(pathOf(cpuprofile, one), () => profiler.toCpuProfile(one));
  for (const one of report.heap) write(pathOf(heapprofile, one), () => profiler.toHeapProfile(one));
  write(pprof, () => profiler.toPprof(report));
  write(speedscope, () => profiler.toSpeedscope(report));
  write(trace, () => profiler.toTraceEvents(report));
}

/** Of a worker `profile.worker-3.cpuprofile`: such a file has one thread. */
function pathOf(path: string | undefined, { thread }: ThreadProfile<unknown>): string | undefined {
  if (path === undefined || thread === 0) return path;
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}.worker-${thread}${extension}`;
}
