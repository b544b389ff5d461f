// Samples of a function on AWS: from its log's REPORT lines, which Invoke returns.
import { CliError } from '../cliError.ts';
import { type InvocationReport, parseReport } from '../reportLine.ts';
import type { AwsCaller } from './awsCaller.ts';
import type { BorrowedFunction } from './borrowFunction.ts';
import type { Sample, SampleSource } from './sampleSource.ts';

/** A report of another memory size is of an environment from before, and no sample. */
export function deployedSource(caller: AwsCaller, borrowed: BorrowedFunction, event: Uint8Array): SampleSource {
  const warm = async () => {
    const sample = await invoke(caller, borrowed.name, event);
    const memoryMb = sample?.report.memorySizeMb;
    return memoryMb === undefined || memoryMb === borrowed.memoryMb() ? sample : undefined;
  };
  return {
    name: borrowed.name,
    warm,
    cold: async () => {
      await borrowed.renew();
      return warm();
    },
  };
}

async function invoke(
  { context, clients, lambda }: AwsCaller,
  name: string,
  event: Uint8Array,
): Promise<Sample | undefined> {
  const { InvokeCommand } = await import('@aws-sdk/client-lambda');
  const command = new InvokeCommand({ FunctionName: name, Payload: event, LogType: 'Tail' });
  const {
    FunctionError,
    Payload,
    LogResult = '',
  } = await lambda(`invoke ${name}`, async () =>
    (await clients.events()).send(command, { abortSignal: context.signal }),
  );
  if (FunctionError !== undefined) throw functionFailed(name, Buffer.from(Payload ?? []).toString());
  return lastReport(Buffer.from(LogResult, 'base64').toString());
}

/** What a measurement ends with when the function does not answer its event. */
export function functionFailed(name: string, body: string): CliError {
  const shown = body.length > 500 ? `${body.slice(0, 500)}…` : body;
  return new CliError(
    'KINGLET_CLI_FAILED',
    `Expected ${name} to answer the event, it failed: ${shown}; give one that it answers with --event`,
  );
}

function lastReport(log: string): Sample | undefined {
  const reports = log.split('\n').flatMap((line) => {
    const report = parseReport(line);
    return report?.kind === 'invocation' ? [{ line, report, answerMs: answerOf(report) }] : [];
  });
  return reports.at(-1);
}

function answerOf({ initDurationMs = 0, restoreDurationMs = 0, durationMs }: InvocationReport): number {
  return initDurationMs + restoreDurationMs + durationMs;
}
