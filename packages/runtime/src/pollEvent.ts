// Fetches the next event, patiently but not for ever, and never in a hot spin.
import type { ApiResponse, RuntimeClient } from './client.ts';
import { ApiError } from './errors.ts';
import { emptyPollDelayMs, firstRetryDelayMs, headerNames, nextAttempts } from './protocol.ts';

/** The next event. @throws {ApiError} when the server says 5xx or `nextAttempts` tries failed; `cause` holds every failure. */
export async function pollEvent(client: RuntimeClient, delay: (ms: number) => Promise<void>): Promise<ApiResponse> {
  const failures: Error[] = [];
  for (;;) {
    const answer = await client.next().catch((error: Error) => error);
    if (!(answer instanceof Error) && answer.status === 204) {
      await delay(emptyPollDelayMs);
      continue;
    }
    const failure = answer instanceof Error ? answer : problemOf(answer);
    if (!failure) return answer as ApiResponse;
    failures.push(failure);
    if (failures.length === nextAttempts) throw giveUp(failures);
    await delay(firstRetryDelayMs * 2 ** (failures.length - 1));
  }
}

/** Why an answer is no event. @throws {ApiError} for 5xx: the container is broken and must be left. */
function problemOf(answer: ApiResponse): Error | undefined {
  if (answer.status >= 500)
    throw new ApiError(`The Runtime API answered ${answer.status} to next${quote(answer)}: leaving`);
  if (answer.status !== 200) return new Error(`status ${answer.status}${quote(answer)}`);
  if (!answer.headers[headerNames.requestId]) return new Error(`no ${headerNames.requestId} header`);
  return undefined;
}

function quote(answer: ApiResponse): string {
  const text = Buffer.from(answer.body).toString('utf8', 0, 200).trim();
  return text === '' ? '' : ` (${text})`;
}

function giveUp(failures: readonly Error[]): ApiError {
  const last = failures.at(-1) as Error;
  const cause = new AggregateError(failures, 'every try failed');
  return new ApiError(`No event after ${failures.length} tries, the last one failed with: ${last.message}`, { cause });
}
