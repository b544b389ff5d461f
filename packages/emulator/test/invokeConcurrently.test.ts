// Lambda's API: events at the same time, and the environments that they get.
import { describe, expect, test } from 'vitest';
import { text } from './bodies.ts';
import { answering, bootstrap } from './bootstraps.ts';
import { invoke, invokeStreaming, serve } from './lambdaClient.ts';

const echo = answering('event.body');
const waiting = bootstrap(`
  for (;;) {
    const event = await next();
    await new Promise((done) => setTimeout(done, JSON.parse(event.body).ms));
    await respond(event, String(process.pid));
  }`);

describe('concurrent events', () => {
  test('get environments of their own, which later ones use again', async () => {
    await serve({ f: { command: waiting } });
    const Payload = '{"ms":300}';

    const parallel = await Promise.all([invoke({ Payload }), invoke({ Payload }), invoke({ Payload })]);
    const later = await invoke({ Payload: '{"ms":0}' });

    const pids = parallel.map((output) => text(output.Payload));
    expect(new Set(pids).size).toBe(3);
    expect(pids).toContain(text(later.Payload));
  });

  test('above the limit are throttled', async () => {
    await serve({ f: { command: waiting, maxEnvironments: 2 }, g: { command: echo } });
    const Payload = '{"ms":500}';
    const running = [invoke({ Payload }), invoke({ Payload })];
    await new Promise((done) => setTimeout(done, 200));

    await expect(invoke()).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      $metadata: { httpStatusCode: 429 },
    });
    await expect(invokeStreaming()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    expect((await invoke({ FunctionName: 'g' })).StatusCode).toBe(200);
    expect((await Promise.all(running)).map(({ StatusCode }) => StatusCode)).toEqual([200, 200]);
  });

  test('share an environment that takes several', async () => {
    const pollers = bootstrap(`
      agent.maxSockets = 9;
      const poll = async () => { for (;;) { const event = await next(); await new Promise((done) => setTimeout(done, 200)); await respond(event, String(process.pid)); } };
      await Promise.all([poll(), poll()]);`);
    await serve({ f: { command: pollers, concurrency: 2, maxEnvironments: 1 } });

    const [first, second] = await Promise.all([invoke(), invoke()]);

    expect(text(first.Payload)).toBe(text(second.Payload));
  });

  test('of different tenants never share an environment', async () => {
    await serve({ f: { command: waiting, maxEnvironments: 2 } });
    const pidOf = async (TenantId?: string): Promise<string> =>
      text((await invoke({ Payload: '{"ms":0}', ...(TenantId === undefined ? {} : { TenantId }) })).Payload);

    const [a, b, again, none] = [await pidOf('a'), await pidOf('b'), await pidOf('a'), await pidOf()];

    expect(again).toBe(a);
    expect(new Set([a, b, none]).size).toBe(3);
  });
});
