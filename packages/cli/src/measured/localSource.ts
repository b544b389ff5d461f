// Samples of a function that runs here, in the emulator.
import type { Emulator, EmulatorOptions } from '@kinglet/emulator';
import { CliError } from '../cliError.ts';
import { parseReport } from '../reportLine.ts';
import { interrupted } from './awsCaller.ts';
import { functionFailed } from './deployedSource.ts';
import type { Sample, SampleSource } from './sampleSource.ts';

export interface LocalSource extends SampleSource {
  /** Ends the process. */
  readonly stop: () => Promise<void>;
}

/** Starts nothing yet. Times are the emulator's own, finer than those of its REPORT lines. Once stopped, it starts nothing any more. */
export function localSource(name: string, options: EmulatorOptions, event: Uint8Array): LocalSource {
  let emulator: Emulator | undefined;
  let isStopped = false;
  const end = async () => {
    await emulator?.stop();
    emulator = undefined;
  };
  const warm = async () => {
    const { startEmulator } = await import('@kinglet/emulator');
    if (isStopped) throw interrupted();
    emulator ??= await startEmulator(options);
    return invoke(name, emulator, event);
  };
  return {
    name,
    stop: async () => {
      isStopped = true;
      await end();
    },
    warm,
    cold: async () => {
      await end();
      return warm();
    },
  };
}

async function invoke(name: string, emulator: Emulator, event: Uint8Array): Promise<Sample> {
  const invocation = await emulator.invoke(event);
  if (invocation.error) throw functionFailed(name, invocation.error.body);
  const { report: line, durationMs, responseMs, initDurationMs } = invocation;
  const parsed = parseReport(line);
  if (parsed?.kind !== 'invocation')
    throw new CliError('KINGLET_CLI_FAILED', `Expected a REPORT line of the emulator, got: ${line}`);
  const init = initDurationMs === undefined ? {} : { initDurationMs };
  return { line, report: { ...parsed, durationMs, ...init }, answerMs: (initDurationMs ?? 0) + responseMs };
}
