import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { followLogEvents, SeenEvents } from './logEvents.ts';

/** What following says until it has an event; the first request fails with `error`. */
async function troubleOf(error: Error): Promise<string[]> {
  const interrupt = new AbortController();
  let isFirst = true;
  const send = async () => {
    if (!isFirst) return { events: [{ eventId: '1', message: 'x' }] };
    isFirst = false;
    throw error;
  };
  const trouble: string[] = [];
  const options = {
    signal: interrupt.signal,
    sleep: () => Promise.resolve(),
    onTrouble: ({ message }: Error) => void trouble.push(message),
  };
  const client = { send } as unknown as CloudWatchLogsClient;
  const query = { logGroupName: 'g', startTime: 0 };
  for await (const _ of followLogEvents(client, query, new SeenEvents(), options)) interrupt.abort();
  return trouble;
}

test.each(['EAI_AGAIN', 'ENOTFOUND', 'ETIMEDOUT', 'ENETUNREACH', 'ECONNRESET'])(
  'following outlives a network that is gone for a while: %s',
  async (code) => {
    expect(await troubleOf(Object.assign(new Error(code), { code }))).toEqual([code]);
  },
);

test('what does not pass ends it', async () => {
  const error = Object.assign(new Error('no'), { name: 'AccessDeniedException' });

  await expect(troubleOf(error)).rejects.toBe(error);
});
