// Where samples come from, and how they are taken.
import { CliError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { type InvocationReport, isColdStart } from '../reportLine.ts';
import { throwIfInterrupted } from './awsCaller.ts';

/** One event that the function answered. */
export interface Sample {
  readonly report: InvocationReport;
  /** The REPORT line as it came. */
  readonly line: string;
  /** From the event, of a cold start from the start of the process, until the whole answer, in milliseconds. */
  readonly answerMs: number;
}

/** Something that answers events. */
export interface SampleSource {
  readonly name: string;
  /** Sends the event to a fresh environment; undefined when its report is not to be had. */
  readonly cold: () => Promise<Sample | undefined>;
  /** Sends the event to whatever environment there is. */
  readonly warm: () => Promise<Sample | undefined>;
}

export interface Samples {
  readonly cold: readonly Sample[];
  readonly warm: readonly Sample[];
}

/** How many samples of each kind. */
export interface SampleCounts {
  readonly cold: number;
  readonly warm: number;
}

/**
 * Takes the samples of several sources in turns, so that what disturbs one disturbs all.
 *
 * @throws {CliError} `KINGLET_CLI_INTERRUPTED`; `KINGLET_CLI_FAILED` when a source goes on answering warm what should be cold, or the
 * other way round
 */
export async function collectSamples(
  context: Context,
  sources: readonly SampleSource[],
  counts: SampleCounts,
): Promise<Samples[]> {
  const { note } = context.console;
  const taken = sources.map(() => ({ cold: [] as Sample[], warm: [] as Sample[] }));
  for (const kind of ['cold', 'warm'] as const) {
    if (counts[kind] > 0) note(kind === 'cold' ? `${counts.cold} cold starts` : `${counts.warm} warm events`);
    for (let round = 1; round <= counts[kind]; round++) {
      for (const [at, source] of sources.entries()) taken[at]?.[kind].push(await take(context, source, kind));
      if (round % progressEvery[kind] === 0 && round < counts[kind]) note(`  ${round} of ${counts[kind]}`);
    }
  }
  return taken;
}

const progressEvery = { cold: 10, warm: 100 } as const;
const maxAttempts = 5;

// An environment may end between two events, and AWS may still route an event to one of the old configuration.
async function take(context: Context, source: SampleSource, kind: 'cold' | 'warm'): Promise<Sample> {
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    throwIfInterrupted(context);
    const sample = await source[kind]();
    if (sample && isColdStart(sample.report) === (kind === 'cold')) return sample;
  }
  throw new CliError(
    'KINGLET_CLI_FAILED',
    `Expected a ${kind} event of ${source.name} in the REPORT line, got none in ${maxAttempts} attempts: other callers may use it at the same time, or its log level leaves out platform.report`,
  );
}
