import { expect, test } from 'vitest';
import { orInterrupted } from './orInterrupted.ts';

test('is what the work is, if nobody interrupts', async () => {
  const { signal } = new AbortController();

  expect(await orInterrupted(Promise.resolve(5), signal)).toBe(5);
  await expect(orInterrupted(Promise.reject(new Error('x')), signal)).rejects.toThrow('x');
});

test('ends at the abort, before it and after it', async () => {
  const controller = new AbortController();
  const waiting = orInterrupted(new Promise(() => undefined), controller.signal);

  controller.abort();

  await expect(waiting).rejects.toMatchObject({ code: 'KINGLET_CLI_INTERRUPTED', exitCode: 130 });
  await expect(orInterrupted(new Promise(() => undefined), controller.signal)).rejects.toThrow('Interrupted');
});
