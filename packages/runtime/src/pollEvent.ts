// Fetches the next event, patiently but not for ever, and never in a hot spin.
import { ApiError } from './errors.ts';
import { emptyPollDelayMs, headerNames, type RetryPolicy, retryDelayMs } from './protocol.ts';
import type { ApiResponse } from './responseParser.ts';

/** What is asked, and how patiently. */
export interface Poll {
  readonly ask: () => Promise<ApiResponse>;
  readonly delay: (ms: number) => Promise<void>;
  readonly policy: RetryPolicy;
  /** For messages. @default next */
  readonly what?: string;
}

/** The next event. @throws {ApiError} when the server says 5xx or every try failed; `cause` holds every failure. */
export function pollEvent(poll: Poll): Promise<ApiResponse> {
  return pollUntil(poll, (answer) => (answer.headers[headerNames.requestId] ? undefined : noRequestId));
}

/** The end of a wait that brings no event, as that for a restored snapshot. @throws {ApiError} as `pollEvent` */
export function pollSignal(poll: Poll): Promise<ApiResponse> {
  return pollUntil(poll, () => undefined);
}

const noRequestId = `no ${headerNames.requestId} header`;

async function pollUntil(poll: Poll, lack: (answer: ApiResponse) => string | undefined): Promise<ApiResponse> {
  const failures: Error[] = [];
  for (;;) {
    const answer = await poll.ask().catch((error: Error) => error);
    if (!(answer instanceof Error)) {
      if (answer.status === 204) {
        await poll.delay(emptyPollDelayMs);
        continue;
      }
      const problem = problemOf(answer, poll) ?? lack(answer);
      if (!problem) return answer;
      failures.push(new Error(problem));
    } else failures.push(answer);
    if (failures.length === poll.policy.attempts) throw giveUp(failures, poll);
    await poll.delay(retryDelayMs(poll.policy, failures.length));
  }
}

/** Why an answer is no success. @throws {ApiError} for 5xx, if that means that the environment must be left */
function problemOf(answer: ApiResponse, { policy, what = 'next' }: Poll): string | undefined {
  if (answer.status >= 500 && policy.leaveOnServerError)
    throw new ApiError(`The Runtime API answered ${answer.status} to ${what}${quote(answer)}: leaving`);
  return answer.status === 200 ? undefined : `status ${answer.status}${quote(answer)}`;
}

function quote(answer: ApiResponse): string {
  const text = Buffer.from(answer.body).toString('utf8', 0, 200).trim();
  return text === '' ? '' : ` (${text})`;
}

function giveUp(failures: readonly Error[], { what }: Poll): ApiError {
  const last = failures.at(-1) as Error;
  const cause = new AggregateError(failures, 'every try failed');
  const wanted = what ? `No answer to ${what}` : 'No event';
  return new ApiError(`${wanted} after ${failures.length} tries, the last one failed with: ${last.message}`, { cause });
}
