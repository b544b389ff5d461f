// Profiles a function on Node, in a process of its own.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Emulator, Invocation, InvocationError } from '@kinglet/emulator';
import type { Metrics, ProfileReport } from '@kinglet/profiler';
import { CliError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { throwIfInterrupted } from '../measured/awsCaller.ts';
import { buildProfiled } from './buildProfiled.ts';
import { failureNote, plannedEvents, shortened } from './eventNotes.ts';
import type { ProfileOrder } from './functionProcess.ts';
import { mapFrames } from './mapFrames.ts';
import type { Profiled } from './profiled.ts';
import type { ProfileValues } from './profileOptions.ts';
import { profilerPackage } from './profilerPackage.ts';

/**
 * The report of a function that answers `event` again and again, its stacks named by its sources. Ctrl-C, an event that takes
 * too long and the end of the process end the profile, not the report.
 *
 * @throws BundlerError what `build` of @kinglet/bundler throws
 * @throws {CliError} `KINGLET_CLI_FAILED` for a function that ended before its profile began, `KINGLET_CLI_INTERRUPTED` before that
 */
export async function profileNode(context: Context, values: ProfileValues, event: Uint8Array): Promise<Profiled> {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-profile-'));
  try {
    const order = orderOf(values, join(folder, 'report.json'));
    const built = await buildProfiled(context, values, folder, order);
    throwIfInterrupted(context);
    const { startEmulator } = await import('@kinglet/emulator');
    await using emulator = await startEmulator({
      command: built.command,
      cwd: built.cwd,
      env: values.environment,
      memoryMb: values.memory,
      // The process itself ends late events: its profile would be lost.
      timeoutMs: Math.min(order.timeoutMs + graceMs, 900_000),
    });
    const sent = await sendEvents(context, emulator, event, order, values);
    const report = { ...readReportOf(context, order, sent), machine: await thisMachine() };
    return { report: mapFrames(withEvents(report, sent), built), failures: sent.failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a process gets to write its report. */
const graceMs = 30_000;

function orderOf(values: ProfileValues, report: string): ProfileOrder {
  const { warmup, invocations, seconds, timeout, counters, interval, heap, workers } = values;
  return {
    warmup,
    ...(invocations === undefined ? {} : { invocations }),
    milliseconds: seconds * 1000,
    timeoutMs: timeout * 1000,
    counters,
    sampling: { intervalMicroseconds: interval, heap, workers },
    report,
  };
}

interface SentEvents {
  readonly count: number;
  readonly failures: number;
  /** Of the first that failed: its error as JSON. */
  readonly failure: string | undefined;
  /** Of the last event. */
  readonly lastError: InvocationError | undefined;
  /** From the start of the process until it asks for its first event. */
  readonly initDurationMs: number | undefined;
}

/** Sends events until the process has written its report, or has ended. */
async function sendEvents(
  context: Context,
  emulator: Emulator,
  event: Uint8Array,
  order: ProfileOrder,
  values: ProfileValues,
): Promise<SentEvents> {
  const { console, signal } = context;
  console.note(plannedEvents(values));
  let sent: SentEvents = { count: 0, failures: 0, failure: undefined, lastError: undefined, initDurationMs: undefined };
  const interrupt = (): void => void (emulator.pid !== undefined && process.kill(emulator.pid, 'SIGINT'));
  const onAbort = (): void => {
    console.note(
      'interrupted: the profile is written when the event has been answered; Ctrl-C again ends at once, without',
    );
    interrupt();
  };
  signal.addEventListener('abort', onAbort);
  try {
    do {
      if (signal.aborted) interrupt();
      sent = withInvocation(sent, await emulator.invoke(event));
    } while (!existsSync(order.report) && emulator.pid !== undefined);
    return sent;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function withInvocation(sent: SentEvents, { error, initDurationMs }: Invocation): SentEvents {
  return {
    count: sent.count + 1,
    failures: sent.failures + (error ? 1 : 0),
    failure: sent.failure ?? error?.body,
    lastError: error,
    initDurationMs: sent.initDurationMs ?? initDurationMs,
  };
}

function readReportOf(context: Context, { report, timeoutMs }: ProfileOrder, sent: SentEvents): ProfileReport {
  if (existsSync(report)) return JSON.parse(readFileSync(report, 'utf8')) as ProfileReport;
  throwIfInterrupted(context);
  throw new CliError(
    'KINGLET_CLI_FAILED',
    sent.lastError?.type === timedOut
      ? `Expected event ${sent.count} to end within ${timeoutMs / 1000} s, it computed without a pause in which the profile could be written; give it longer with --timeout, or a smaller --event`
      : `Expected the function to answer its events, its process ended at event ${sent.count}: ${shortened(sent.lastError?.body)}`,
  );
}

// The function's process takes itself for one on Lambda, with a part of a processor, which nobody limits here.
async function thisMachine(): Promise<string> {
  const { createProfiler } = await profilerPackage();
  using profiler = createProfiler({ counters: false, power: 'off' });
  return profiler.report().machine;
}

/** What the platform calls an event that has not ended in time. */
const timedOut = 'Sandbox.Timedout';

/** The report with what only the sender of the events knows. */
function withEvents(report: ProfileReport, { count, failures, failure, initDurationMs }: SentEvents): ProfileReport {
  const failed = failures === 0 ? [] : [failureNote(failures, count, failure)];
  const start: Metrics =
    initDurationMs === undefined
      ? {}
      : {
          initDuration: {
            value: initDurationMs,
            unit: 'milliseconds',
            confidence: 'clock',
            source: 'from the start of the process until GET /next, before the profile',
          },
        };
  return { ...report, metrics: { ...start, ...report.metrics }, notes: [...failed, ...report.notes] };
}
