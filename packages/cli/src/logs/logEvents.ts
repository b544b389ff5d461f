// The events of a log group, of a time that has passed and as they come.
import type { CloudWatchLogsClient, FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import { pause } from '../pause.ts';

export interface LogQuery {
  readonly logGroupName: string;
  /** A filter pattern of CloudWatch Logs. */
  readonly filterPattern?: string;
  /** Milliseconds since the epoch. */
  readonly startTime: number;
}

/** What following needs of the world. */
export interface FollowOptions {
  readonly signal: AbortSignal;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Hears why events could not be read for now; they are asked for again. */
  readonly onTrouble: (error: Error) => void;
}

/** Between two looks, in milliseconds: an account has five of them a second for each region. */
const pollMs = 2000;
/** Streams of a group are not in step: events appear that are older than others that have been seen, in milliseconds. */
const overlapMs = 30_000;

/** The events since `startTime` in the order that AWS gives them, page by page. Rejects with the client's errors. */
export async function* logEvents(
  client: CloudWatchLogsClient,
  query: LogQuery,
  abortSignal: AbortSignal,
): AsyncGenerator<FilteredLogEvent, void> {
  const { FilterLogEventsCommand } = await import('@aws-sdk/client-cloudwatch-logs');
  let nextToken: string | undefined;
  do {
    const page = await client.send(new FilterLogEventsCommand({ ...query, nextToken }), { abortSignal });
    yield* page.events ?? [];
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
}

/** Events that are not among `seen`, until `signal` is aborted. Only what fails for good rejects, as in {@link logEvents}. */
export async function* followLogEvents(
  client: CloudWatchLogsClient,
  query: LogQuery,
  seen: SeenEvents,
  { signal, sleep, onTrouble }: FollowOptions,
): AsyncGenerator<FilteredLogEvent, void> {
  while (!signal.aborted) {
    try {
      const startTime = Math.max(query.startTime, seen.forgetOld());
      for await (const event of logEvents(client, { ...query, startTime }, signal)) if (seen.add(event)) yield event;
    } catch (error) {
      if (signal.aborted) return;
      if (!isPassing(error)) throw error;
      onTrouble(error);
    }
    await pause({ sleep, signal }, pollMs);
  }
}

/** Invariant: holds the events that the next look may find again. */
export class SeenEvents {
  readonly #times = new Map<string, number>();
  #newest = 0;

  /** Whether the event is new. */
  add({ eventId, timestamp = 0 }: FilteredLogEvent): boolean {
    if (eventId === undefined) return true;
    if (this.#times.has(eventId)) return false;
    this.#times.set(eventId, timestamp);
    this.#newest = Math.max(this.#newest, timestamp);
    return true;
  }

  /** Forgets what lies before the time that it returns, which is where the next look begins. */
  forgetOld(): number {
    const from = Math.max(0, this.#newest - overlapMs);
    for (const [id, time] of this.#times) if (time < from) this.#times.delete(id);
    return from;
  }
}

const passing =
  /^(Throttling|ThrottlingException|TooManyRequestsException|LimitExceededException|ServiceUnavailableException|InternalFailure|TimeoutError)$/;

const lostNetwork = /^(EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETDOWN|ENETUNREACH|ENOTFOUND|EPIPE|ETIMEDOUT)$/;

function isPassing(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code, $fault } = error as { code?: unknown; $fault?: unknown };
  return passing.test(error.name) || $fault === 'server' || lostNetwork.test(String(code));
}
