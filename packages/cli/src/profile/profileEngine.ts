// Profiles a function on engine quickjs or native: from outside, and by what its process tells.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildResult } from '@kinglet/bundler';
import type { Emulator } from '@kinglet/emulator';
import { CliError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { orInterrupted } from '../orInterrupted.ts';
import { buildMeasured, type SmallEngine } from './buildMeasured.ts';
import { engineReport, type ProfiledInvocation } from './engineReport.ts';
import { failureNote, plannedEvents } from './eventNotes.ts';
import { figuresIn } from './invocationFigures.ts';
import type { Profiled } from './profiled.ts';
import type { ProfileValues } from './profileOptions.ts';

/**
 * The report of a function that answers `event` again and again: its cold start, and what each invocation took. Ctrl-C and the end of
 * the process end the profile, not the report.
 *
 * @throws BundlerError what `build` of @kinglet/bundler throws
 * @throws {CliError} `KINGLET_CLI_FAILED` for a function that ended before its profile began, `KINGLET_CLI_INTERRUPTED` before that
 */
export async function profileEngine(
  context: Context,
  values: ProfileValues,
  engine: SmallEngine,
  event: Uint8Array,
): Promise<Profiled> {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-profile-'));
  try {
    const built = await orInterrupted(buildMeasured(context, values, engine, folder), context.signal);
    const { startEmulator } = await import('@kinglet/emulator');
    await using emulator = await startEmulator({
      command: [built.bootstrap],
      cwd: built.dir,
      // Handlers in AssemblyScript are told by it that they are profiled.
      env: { ...values.environment, KINGLET_PROFILER: 'emf' },
      memoryMb: values.memory,
      timeoutMs: values.timeout * 1000,
    });
    return await profileEvents(context, values, emulator, event, built);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function profileEvents(
  context: Context,
  values: ProfileValues,
  emulator: Emulator,
  event: Uint8Array,
  { engine }: BuildResult,
): Promise<Profiled> {
  const { sent, begun, endedBy } = await sendEvents(context, values, emulator, event);
  const invocations = sent.slice(values.warmup).map((one) => ({ ...one, begin: one.begin - begun }));
  if (invocations.length === 0)
    throw new CliError(
      'KINGLET_CLI_FAILED',
      `Expected the function to answer its events, its process ended at event ${sent.length}: ${sent.at(-1)?.error}`,
    );
  const milliseconds = performance.now() - begun;
  const failed = invocations.filter(({ error }) => error !== undefined);
  const report = engineReport({
    begun: context.now().getTime() - milliseconds,
    milliseconds,
    machine: `engine ${engine}, ${context.platform} ${context.hostArch}, ${cpus()[0]?.model ?? 'unknown processor'}`,
    coldStart: sent[0]?.figures,
    invocations,
    notes: [
      ...(failed.length === 0 ? [] : [failureNote(failed.length, invocations.length, failed[0]?.error)]),
      ...endedBy,
      noStacks[engine as SmallEngine],
    ],
  });
  return { report, failures: failed.length };
}

interface SentEvents {
  readonly sent: readonly ProfiledInvocation[];
  /** When the first event behind those that warm up was sent. */
  readonly begun: number;
  /** Why it ended before its time, in a sentence. */
  readonly endedBy: readonly string[];
}

async function sendEvents(
  { console, signal }: Context,
  values: ProfileValues,
  emulator: Emulator,
  event: Uint8Array,
): Promise<SentEvents> {
  const { warmup } = values;
  console.note(plannedEvents(values));
  const sent: ProfiledInvocation[] = [];
  let begun = performance.now();
  while (!isOver(values, sent.length - warmup, performance.now() - begun)) {
    const begin = performance.now();
    if (sent.length === warmup) begun = begin;
    try {
      const { error, logs, durationMs } = await orInterrupted(emulator.invoke(event), signal);
      sent.push({ begin, figures: { Duration: durationMs, ...figuresIn(logs) }, error: error?.body });
    } catch (error) {
      if (!signal.aborted || sent.length <= warmup) throw error;
      return { sent, begun, endedBy: ['interrupted: this is what there was until then'] };
    }
    if (emulator.pid === undefined) return { sent, begun, endedBy: [`the process ended at event ${sent.length}`] };
  }
  return { sent, begun, endedBy: [] };
}

function isOver({ invocations, seconds }: ProfileValues, count: number, milliseconds: number): boolean {
  if (count < 1) return false;
  return invocations === undefined ? milliseconds >= seconds * 1000 : count >= invocations;
}

const noStacks: Readonly<Record<SmallEngine, string>> = {
  quickjs:
    'engine quickjs: stacks and allocations cannot be sampled, and kernels and counters are not counted; --engine node does that with the same handler, compiled by V8',
  native:
    'engine native: stacks and allocations cannot be sampled, and kernels and counters are not counted; Linux perf can sample the bootstrap that `kinglet build` makes',
};
