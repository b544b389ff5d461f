// From files to samples: counters are read each time, rates are between two of them.
import { dirname } from 'node:path';
import { kilobytes, labelled, line, wholeOf } from '../fields.ts';
import { firstOf, known, type Reading, unknown } from '../reading.ts';
import { type Limits, readLimits } from '../readLimits.ts';
import type { Sources, SystemFiles } from '../sources.ts';
import type { HealthSample } from './healthMetrics.ts';

/** What only grows, until the machine starts anew. Undefined where nothing says. */
interface Counters {
  /** Milliseconds. */
  readonly time: number;
  /** Ticks. */
  readonly processors: number | undefined;
  readonly stolen: number | undefined;
  readonly faults: number | undefined;
  readonly majorFaults: number | undefined;
  /** Microseconds of waiting. */
  readonly cpuWait: number | undefined;
  readonly memoryWait: number | undefined;
  readonly ioWait: number | undefined;
  readonly throttles: number | undefined;
}

/**
 * A function that reads a sample, whose rates are since the call before; the first since this one.
 *
 * @param now milliseconds
 * @param eventLoopDelay milliseconds since it was asked before
 */
export function healthReader(
  sources: Sources,
  now: () => number,
  eventLoopDelay: () => number | undefined,
): () => HealthSample {
  const limits = readLimits(sources);
  let before = readCounters(sources.files, now());
  return () => {
    const after = readCounters(sources.files, now());
    const sample = sampleOf(sources.files, limits, before, after);
    before = after;
    return { ...sample, eventLoopDelay: firstOf<number>(['perf_hooks.monitorEventLoopDelay', eventLoopDelay]) };
  };
}

function readCounters(files: SystemFiles, time: number): Counters {
  const ticks =
    /^cpu +([\d ]+)$/m
      .exec(files.read('/proc/stat') ?? '')?.[1]
      ?.split(' ')
      .map(Number) ?? [];
  const vmstat = files.read('/proc/vmstat');
  // proc_stat(5): user, nice, system, idle, iowait, irq, softirq, steal; guests are in user already.
  const own = ticks.slice(0, 8);
  return {
    time,
    processors: own.length === 8 ? own.reduce((sum, each) => sum + each, 0) : undefined,
    stolen: own[7],
    faults: fieldOf(vmstat, 'pgfault'),
    majorFaults: fieldOf(vmstat, 'pgmajfault'),
    cpuWait: waitOf(files, 'cpu'),
    memoryWait: waitOf(files, 'memory'),
    ioWait: waitOf(files, 'io'),
    throttles: throttlesOf(files),
  };
}

function fieldOf(text: string | undefined, name: string): number | undefined {
  return wholeOf(new RegExp(`^${name} (\\d+)$`, 'm').exec(text ?? '')?.[1]);
}

function waitOf(files: SystemFiles, resource: string): number | undefined {
  return wholeOf(/^some .*total=(\d+)$/m.exec(files.read(`/proc/pressure/${resource}`) ?? '')?.[1]);
}

const processorsPath = '/sys/devices/system/cpu';

/** How often cores of x64 were slowed down for heat. */
function throttlesOf(files: SystemFiles): number | undefined {
  const names = files.list(processorsPath).filter((name) => /^cpu\d+$/.test(name));
  const counts = names.flatMap(
    (name) => wholeOf(line(files, `${processorsPath}/${name}/thermal_throttle/core_throttle_count`)) ?? [],
  );
  return counts.length > 0 ? counts.reduce((sum, count) => sum + count, 0) : undefined;
}

function sampleOf(
  files: SystemFiles,
  limits: Limits,
  before: Counters,
  after: Counters,
): Omit<HealthSample, 'eventLoopDelay'> {
  const passed = after.time - before.time;
  const grown = (name: keyof Counters): number | undefined => {
    const [from, to] = [before[name], after[name]];
    // A machine that was restored from a snapshot counts from where that was.
    return from === undefined || to === undefined || to < from || passed <= 0 ? undefined : to - from;
  };
  const perSecond = (name: keyof Counters): number | undefined => times(grown(name), 1000 / passed);
  const share = (name: keyof Counters): number | undefined => times(grown(name), 1 / 1000 / passed, 1);
  const ticks = grown('processors');
  return {
    time: after.time,
    load: loadOf(files, limits),
    memoryUse: memoryUseOf(files, limits),
    cpuPressure: firstOf<number>(['/proc/pressure/cpu', () => share('cpuWait')]),
    memoryPressure: firstOf<number>(['/proc/pressure/memory', () => share('memoryWait')]),
    ioPressure: firstOf<number>(['/proc/pressure/io', () => share('ioWait')]),
    throttling: throttlingOf(files, grown('throttles')),
    pageFaults: firstOf<number>(['/proc/vmstat pgfault', () => perSecond('faults')]),
    majorPageFaults: firstOf<number>(['/proc/vmstat pgmajfault', () => perSecond('majorFaults')]),
    steal: firstOf<number>(['/proc/stat', () => (ticks ? times(grown('stolen'), 1 / ticks, 1) : undefined)]),
  };
}

/** Two files are not read at one moment: a share may come out a little above 1. */
function times(value: number | undefined, factor: number, most = Number.POSITIVE_INFINITY): number | undefined {
  return value === undefined ? undefined : Math.min(most, value * factor);
}

function loadOf(files: SystemFiles, { online }: Limits): Reading<number> {
  const processors = known(online)?.length;
  if (!processors) return unknown(online.source);
  const minute = /^(\d{1,9}\.\d{1,9}) /.exec(files.read('/proc/loadavg') ?? '')?.[1];
  return firstOf<number>([
    '/proc/loadavg',
    () => times(minute === undefined ? undefined : Number(minute), 1 / processors),
  ]);
}

/** Of the group that limits this process most; a group that limits it less than the machine does is none. */
function memoryUseOf(files: SystemFiles, { cgroupBytes, memoryBytes }: Limits): Reading<number> {
  const group = cgroupBytes.source === memoryBytes.source ? dirname(cgroupBytes.source) : undefined;
  const meminfo = files.read('/proc/meminfo');
  const [total, available] = ['MemTotal', 'MemAvailable'].map((key) => kilobytes(labelled(meminfo, key)));
  return firstOf<number>(
    [
      `${group ?? 'cgroup'}/memory.current`,
      () => groupUse(files, known(memoryBytes), `${group}/memory.current`, 'inactive_file', `${group}/memory.stat`),
    ],
    [
      `${group ?? 'cgroup'}/memory.usage_in_bytes`,
      () =>
        groupUse(
          files,
          known(memoryBytes),
          `${group}/memory.usage_in_bytes`,
          'total_inactive_file',
          `${group}/memory.stat`,
        ),
    ],
    [
      '/proc/meminfo',
      () => (total && available !== undefined && available <= total ? 1 - available / total : undefined),
    ],
  );
}

/** Cached files that nobody used of late are given up before anything is killed. */
function groupUse(
  files: SystemFiles,
  limit: number | undefined,
  usedPath: string,
  cached: string,
  statPath: string,
): number | undefined {
  const used = wholeOf(line(files, usedPath));
  if (used === undefined || !limit) return undefined;
  return Math.max(0, used - (fieldOf(files.read(statPath), cached) ?? 0)) / limit;
}

const coolingPath = '/sys/class/thermal';

/** Counters of x64; elsewhere what the kernel does to cool processors down. */
function throttlingOf(files: SystemFiles, throttles: number | undefined): Reading<number> {
  return firstOf<number>(
    [
      `${processorsPath}/cpu*/thermal_throttle/core_throttle_count`,
      () => (throttles === undefined ? undefined : Number(throttles > 0)),
    ],
    [`${coolingPath}/cooling_device*`, () => coolingOf(files)],
  );
}

/** `Processor` is ACPI's, the others are cpufreq's. */
const coolsProcessors = /^(Processor|cpufreq|thermal-cpufreq|thermal-cpuidle)/;

function coolingOf(files: SystemFiles): number | undefined {
  const folders = files
    .list(coolingPath)
    .filter((name) => name.startsWith('cooling_device'))
    .map((name) => `${coolingPath}/${name}`)
    .filter((folder) => coolsProcessors.test(line(files, `${folder}/type`) ?? ''));
  const states = folders.flatMap((folder) => wholeOf(line(files, `${folder}/cur_state`)) ?? []);
  return states.length > 0 ? Number(states.some((state) => state > 0)) : undefined;
}
