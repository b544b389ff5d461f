import { createServer } from 'node:http';
import { expect, test, vi } from 'vitest';
import { startWebServer } from './webServer.ts';

vi.mock('node:http', { spy: true });

test('a failure of a server that listens is not taken for one of its start', async () => {
  const { close } = await startWebServer(0, () => undefined);
  const server = vi.mocked(createServer).mock.results[0]?.value;

  expect(server.listenerCount('error')).toBe(0);
  await close();
});
