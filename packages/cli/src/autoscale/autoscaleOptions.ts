// Options of the verbs of `kinglet autoscale`.
import type { Fleet, Limits, Policy, Trace, TraceFormat } from '@kinglet/autoscaler';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { defined } from '../defined.ts';
import { choice, number, type Option, type OptionValues, text } from '../option.ts';
import { readJsonObject } from '../readJson.ts';
import type { Positional } from '../verb.ts';
import type { AutoscalerPackage } from './autoscalerPackage.ts';
import { replayTrace } from './replayTrace.ts';

export const policy: Option<string | undefined> = text('the policy: a file, - for stdin, or the JSON itself', {
  value: 'json',
});

export const server: Option<string | undefined> = text(
  "Kubernetes' API server; without it that of the cluster this runs in, else http://127.0.0.1:8001, where `kubectl proxy` listens",
  { value: 'url' },
);

/**
 * What it says is checked where it is used.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` without one, and for what is no object in JSON
 */
export async function readPolicy(context: Context, given: string | undefined): Promise<Policy> {
  if (given === undefined) throw usageError('Expected --policy, got none; try --policy \'{"mode":"threshold"}\'');
  return (await readJsonObject(context, given, 'the policy')) as unknown as Policy;
}

const formats: readonly TraceFormat[] = ['azure-llm', 'csv', 'json-lines', 'nab'];

export const trace: Positional = {
  name: 'trace',
  help: 'a file with requests or counts, or bursty, diurnal, flash-crowd, ramp: made traffic',
};

/** What is replayed: the traffic, what serves it, and what is a miss. */
export const replayOptions: {
  readonly fleet: Option<string>;
  readonly min: Option<number | undefined>;
  readonly max: Option<number | undefined>;
  readonly objective: Option<number>;
  readonly seed: Option<number>;
  readonly hours: Option<number>;
  readonly rate: Option<number>;
  readonly format: Option<TraceFormat | undefined>;
  readonly gaps: Option<'error' | 'idle'>;
} = {
  fleet: text('what serves the requests: a file, - for stdin, or the JSON itself', {
    value: 'json',
    fallback: '{"kind":"containers","service":{"kind":"exponential","meanMs":100}}',
  }),
  min: number('least instances, where the policy does not say; of the engines too', { min: 0, max: 1e6 }),
  max: number('most instances, where the policy does not say; of the engines too', { min: 1, max: 1e6 }),
  objective: number('a request that takes longer is a miss', { value: 'ms', min: 1, max: 1e9, fallback: 1000 }),
  seed: number('of service times and of made traffic; the same gives the same result', {
    min: 0,
    max: 2 ** 31,
    fallback: 1,
  }),
  hours: number('of made traffic', { min: 0.01, max: 1000, isWhole: false, fallback: 1 }),
  rate: number('requests a second of made traffic, in the mean', {
    min: 0.001,
    max: 1e6,
    isWhole: false,
    fallback: 20,
  }),
  format: choice('of the trace; without it what its first line says', formats),
  gaps: choice('an interval that a trace of counts leaves out: an error, or one without traffic', ['error', 'idle'], {
    fallback: 'error',
  }),
};

export interface ReplayInputs {
  readonly trace: Trace;
  readonly fleet: Fleet;
  readonly bounds: Pick<Limits, 'max' | 'min'>;
}

/**
 * @throws {CliError} `KINGLET_CLI_USAGE` for what is no trace or no fleet
 * @throws AutoscalerError `KINGLET_AUTOSCALER_TRACE` for a file that is no trace
 */
export async function readReplay(
  autoscaler: AutoscalerPackage,
  context: Context,
  given: string,
  values: OptionValues<typeof replayOptions>,
): Promise<ReplayInputs> {
  const { seed, hours, rate: perSecond, format, gaps, min, max } = values;
  const made = { seed, hours, perSecond };
  return {
    trace: replayTrace(autoscaler, context, given, made, { ...defined({ format }), gaps }),
    fleet: (await readJsonObject(context, values.fleet, 'the fleet')) as unknown as Fleet,
    bounds: defined({ min, max }),
  };
}
