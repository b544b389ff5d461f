import { describe, expect, it } from 'vitest';
import { createHooks } from './hooks.ts';

function setUp() {
  const ran: string[] = [];
  const reported: unknown[] = [];
  let trapped = 0;
  const hooks = createHooks(
    () => trapped++,
    (thrown) => reported.push(thrown),
  );
  const hook = (name: string) => async (): Promise<void> => void ran.push(name);
  return { ...hooks, hook, ran, reported, trapped: () => trapped };
}

describe('hooks', () => {
  it('run newest first before the snapshot, oldest first after it', async () => {
    const { register, run, hook, ran } = setUp();
    for (const name of ['1', '2']) {
      register.beforeSnapshot(hook(`before ${name}`));
      register.afterRestore(hook(`after ${name}`));
    }

    await run(0);
    await run(1);

    expect(ran).toEqual(['before 2', 'before 1', 'after 1', 'after 2']);
  });

  it('ask for SIGTERM once, with the first for the end', () => {
    const { register, hook, has, trapped } = setUp();
    register.beforeSnapshot(hook('x'));

    expect([trapped(), has(0), has(1), has(2)]).toEqual([0, true, false, false]);
    register.onShutdown(hook('a'));
    register.onShutdown(hook('b'));

    expect([trapped(), has(2)]).toEqual([1, true]);
  });

  it('stop at the first that fails, but for the end: there each is reported and the rest run', async () => {
    const { register, run, hook, ran, reported } = setUp();
    const error = new Error('no');
    const fail = (): never => {
      throw error;
    };
    register.afterRestore(fail);
    register.afterRestore(hook('never'));
    register.onShutdown(fail);
    register.onShutdown(hook('still'));

    await expect(run(1)).rejects.toBe(error);
    await run(2);

    expect(ran).toEqual(['still']);
    expect(reported).toEqual([error]);
  });

  it('are functions', () => {
    expect(() => setUp().register.onShutdown(1 as never)).toThrow('Expected `hook` to be a function, got `1` (number)');
  });
});
