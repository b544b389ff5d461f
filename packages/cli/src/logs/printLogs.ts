// Prints the log of a function on AWS.
import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import { awsClients } from '../aws/awsClients.ts';
import { awsError, isAwsError } from '../aws/awsError.ts';
import type { AwsValues } from '../aws/awsSettings.ts';
import { CliError, usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { type LogEntry, parseLogEntry } from './logEntry.ts';
import { followLogEvents, type LogQuery, logEvents, SeenEvents } from './logEvents.ts';
import { renderLogEntry } from './renderLogEntry.ts';
import { sinceTime } from './sinceTime.ts';

export interface LogsRequest extends AwsValues {
  /** The function's. */
  readonly name: string;
  readonly follow: boolean;
  /** As {@link sinceTime} reads it. */
  readonly since: string;
  readonly filter: string | undefined;
  /** How many of what has passed, the last ones. */
  readonly limit: number | undefined;
  readonly isJson: boolean;
  /** Whether Lambda's lines around each event are shown. */
  readonly all: boolean;
}

/**
 * Prints what has passed since `since`, then, with `follow`, what comes until Ctrl-C.
 *
 * @throws {CliError} `KINGLET_CLI_NOT_FOUND` when there is no log, `KINGLET_CLI_USAGE` for a time or pattern that is none, and
 * what AWS's errors become
 */
export async function printLogs(context: Context, request: LogsRequest): Promise<void> {
  const { name, since, filter } = request;
  const startTime = sinceTime(since, context.now());
  const logGroupName = `/aws/lambda/${name}`;
  const query = { logGroupName, startTime, ...(filter === undefined ? {} : { filterPattern: filter }) };
  try {
    await printEvents(context, request, query);
  } catch (error) {
    throw explain(context, request, error);
  }
}

async function printEvents(context: Context, request: LogsRequest, query: LogQuery): Promise<void> {
  const client = await awsClients(request).logs();
  const seen = new SeenEvents();
  const shown = await printPast(context, request, seen, logEvents(client, query, context.signal));
  if (shown === 0) context.console.note(nothingFound(request));
  if (!request.follow) return;
  const { signal, sleep } = context;
  const onTrouble = (error: Error): void => context.console.note(`${error.name}: ${error.message}; trying again`);
  const coming = followLogEvents(client, query, seen, { signal, sleep, onTrouble });
  for await (const event of coming) printEvent(context, request, event);
}

async function printPast(
  context: Context,
  request: LogsRequest,
  seen: SeenEvents,
  events: AsyncIterable<FilteredLogEvent>,
): Promise<number> {
  const { limit } = request;
  let kept: FilteredLogEvent[] = [];
  let shown = 0;
  for await (const event of events) {
    seen.add(event);
    if (isHidden(request, parseLogEntry(event.message ?? ''))) continue;
    shown++;
    if (limit === undefined) printEvent(context, request, event);
    else if (kept.push(event) > 2 * limit) kept = newest(kept, limit);
  }
  for (const event of newest(kept, limit ?? 0)) printEvent(context, request, event);
  return shown;
}

// The streams of a log need not come in the order of time.
function newest(events: readonly FilteredLogEvent[], count: number): FilteredLogEvent[] {
  return events.toSorted((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0)).slice(-count);
}

function printEvent({ console: { print, paint } }: Context, request: LogsRequest, event: FilteredLogEvent): void {
  const entry = parseLogEntry(event.message ?? '');
  if (isHidden(request, entry)) return;
  const time = event.timestamp === undefined ? entry.time : new Date(event.timestamp).toISOString();
  print(
    request.isJson
      ? JSON.stringify({ ...entry, time, logStream: event.logStreamName })
      : renderLogEntry(entry, time, paint),
  );
}

function isHidden({ all }: LogsRequest, { kind }: LogEntry): boolean {
  return kind === 'routine' && !all;
}

function nothingFound({ name, since, filter, follow }: LogsRequest): string {
  const what = filter === undefined ? 'nothing' : `nothing that matches '${filter}'`;
  const advice = follow ? 'waiting for what comes' : 'look further back with --since 1d';
  return `${what} in the log of ${name} since ${since}; ${advice}`;
}

function explain(context: Context, { name, filter }: LogsRequest, error: unknown): CliError {
  if (context.signal.aborted) return new CliError('KINGLET_CLI_INTERRUPTED', 'interrupted', { cause: error });
  if (isAwsError(error, 'ResourceNotFoundException'))
    return new CliError(
      'KINGLET_CLI_NOT_FOUND',
      `Expected the log group /aws/lambda/${name}, found none: the function has not run yet, or was not deployed here; check --name and --region, or type \`kinglet deploy\` and \`kinglet invoke\``,
      { cause: error },
    );
  if (filter !== undefined && isAwsError(error, 'InvalidParameterException'))
    return usageError(`Expected --filter to be a pattern of CloudWatch Logs, got '${filter}': ${error.message}`, error);
  return awsError(`read the log of ${name}`, error, context.env);
}
