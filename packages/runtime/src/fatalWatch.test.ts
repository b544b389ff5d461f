import { expect, test } from 'vitest';
import { FatalWatch } from './fatalWatch.ts';

const never = new Promise<never>(() => undefined);

test('gives what the task gives, or what it throws', async () => {
  const watch = new FatalWatch();

  expect(await watch.guard(Promise.resolve(1))).toEqual({ value: 1 });
  expect(await watch.guard(Promise.reject('thrown'))).toEqual({ failure: { thrown: 'thrown' }, fatal: false });
});

test('ends the task at the first report, and every task after it', async () => {
  const watch = new FatalWatch();
  const outcome = watch.guard(never);

  watch.report({ thrown: 'first', errorType: 'T' });
  watch.report({ thrown: 'second' });

  expect(await outcome).toEqual({ failure: { thrown: 'first', errorType: 'T' }, fatal: true });
  expect(await watch.guard(Promise.resolve(1))).toMatchObject({ failure: { thrown: 'first' }, fatal: true });
});

test('ends only the current task at a recoverable report', async () => {
  const watch = new FatalWatch();
  watch.report({ thrown: 'nobody waits', recoverable: true });
  const outcome = watch.guard(never);

  watch.report({ thrown: 'stuck', recoverable: true });

  expect(await outcome).toMatchObject({ failure: { thrown: 'stuck' }, fatal: false });
  expect(await watch.guard(Promise.resolve(1))).toEqual({ value: 1 });
});
