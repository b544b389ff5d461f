// One environment with several events in flight.
import { describe, expect, test } from 'vitest';
import { startEmulator } from '../src/index.ts';
import { text } from './bodies.ts';
import { bootstrap } from './bootstraps.ts';
import { emulate } from './emulate.ts';

describe('concurrency', () => {
  const pollers = `
    agent.maxSockets = 100;
    let running = 0, most = 0;
    const poll = async () => {
      for (;;) {
        const event = await next();
        most = Math.max(most, ++running);
        await new Promise((done) => setTimeout(done, event.body.toString() === 'slow' ? 5000 : 20));
        running--;
        await respond(event, JSON.stringify({ most, event: event.body.toString(), env: process.env.AWS_LAMBDA_MAX_CONCURRENCY }));
      }
    };
    await Promise.all(Array.from({ length: Number(process.env.AWS_LAMBDA_MAX_CONCURRENCY) }, poll));`;

  test('has as many events in flight as allowed, each with its own answer', async () => {
    const events = Array.from({ length: 40 }, (_, i) => `e${i}`);

    const answers = await emulate({ command: bootstrap(pollers), concurrency: 4 }, (emulator) =>
      Promise.all(events.map(async (event) => JSON.parse(text((await emulator.invoke(event)).payload)))),
    );

    expect(answers.map(({ event }) => event)).toEqual(events);
    expect(Math.max(...answers.map(({ most }) => most))).toBe(4);
    expect(answers[0].env).toBe('4');
  });

  test('lets the other events go on when one is too slow', async () => {
    const [slow, ...quick] = await emulate(
      { command: bootstrap(pollers), concurrency: 3, timeoutMs: 600 },
      async (emulator) => {
        await emulator.ready();
        const first = emulator.invoke('slow');
        const rest = Array.from({ length: 30 }, (_, i) => emulator.invoke(String(i)));
        return Promise.all([first, ...rest]);
      },
    );

    expect(slow?.error?.type).toBe('Sandbox.Timedout');
    expect(quick.every(({ error }) => error === undefined)).toBe(true);
  });

  test('ends every event in flight with the process', async () => {
    const command = bootstrap(`
      const poll = async () => { await next(); await new Promise((done) => setTimeout(done, 50)); process.exit(3); };
      agent.maxSockets = 9;
      await Promise.all([poll(), poll()]);`);

    const answers = await emulate({ command, concurrency: 2 }, (emulator) =>
      Promise.all([emulator.invoke('1'), emulator.invoke('2')]),
    );

    for (const { error } of answers) expect(error?.type).toBe('Runtime.ExitError');
  });

  test('refuses more polls than allowed', async () => {
    const command = bootstrap(`
      agent.maxSockets = 9;
      const event = await next();
      const { status } = await Promise.race([next(), next(), next()]);
      await respond(event, String(status));
      await next();`);

    const { payload } = await emulate({ command, concurrency: 2 }, (emulator) => emulator.invoke('{}'));

    expect(text(payload)).toBe('500');
  });

  test.each([{ concurrency: 0 }, { concurrency: 1.5 }, { snapStart: 'yes' as unknown as boolean }])(
    'refuses %j',
    async (options) => {
      const start = startEmulator({ command: ['x'], ...options });

      await expect(start).rejects.toMatchObject({ code: 'KINGLET_EMULATOR_OPTIONS' });
    },
  );
});
