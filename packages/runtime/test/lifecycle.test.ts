// Snapshots and shutdowns, inside this process.
import { eventStep, initErrorStep, responseStep, type ScriptStep } from '@kinglet/emulator';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hooks } from '../src/hooks.ts';
import { afterRestore, beforeSnapshot, type HandlerModule, onShutdown } from '../src/index.ts';
import { end, type Run, running } from './running.ts';

vi.mock('../src/freshRandomness.ts', () => ({ freshRandomness: vi.fn() }));

afterEach(() => {
  for (const list of Object.values(hooks())) list.length = 0;
});

const restored: ScriptStep = {
  method: 'GET',
  path: '/2018-06-01/runtime/restore/next',
  actions: [{ send: { status: 200 } }],
};
const restoreError: ScriptStep = {
  method: 'POST',
  path: '/2018-06-01/runtime/restore/error',
  actions: [{ send: { status: 202 } }],
};

describe('a snapshot', () => {
  const env = { AWS_LAMBDA_INITIALIZATION_TYPE: 'snap-start' };

  test('is passed between the hooks, newest first and oldest first, and with a fresh connection and randomness', async () => {
    const { freshRandomness } = await import('../src/freshRandomness.ts');
    const ran: string[] = [];
    const load = async (): Promise<HandlerModule> => {
      beforeSnapshot(() => ran.push('before 1'));
      beforeSnapshot(async () => ran.push('before 2'));
      afterRestore(async () => ran.push('after 1'));
      afterRestore(() => ran.push(`after 2, ${vi.mocked(freshRandomness).mock.calls.length} call`));
      return { handler: () => ran };
    };

    const { requests } = await running([restored, eventStep('1'), responseStep(), end], load, { env });

    expect(JSON.parse(requests[2]?.text ?? '')).toEqual(['before 2', 'before 1', 'after 1', 'after 2, 1 call']);
    expect(requests.map(({ connection }) => connection)).toEqual([1, 2, 2, 2]);
  });

  test('is not waited for in other environments', async () => {
    const ran: string[] = [];
    const load = async (): Promise<HandlerModule> => {
      beforeSnapshot(() => ran.push('before'));
      return { handler: () => ran };
    };

    const { requests } = await running([eventStep('1'), responseStep(), end], load);

    expect(JSON.parse(requests[1]?.text ?? '')).toEqual([]);
  });

  test('is not taken when a hook fails: init error, exit 64', async () => {
    const load = async (): Promise<HandlerModule> => {
      beforeSnapshot(() => Promise.reject(new TypeError('cannot be frozen')));
      return { handler: () => 1 };
    };

    const { requests, code } = await running([initErrorStep()], load, { env });

    expect(requests[0]?.headers['lambda-runtime-function-error-type']).toBe('Runtime.BeforeSnapshotError');
    expect(JSON.parse(requests[0]?.text ?? '')).toMatchObject({
      errorType: 'Runtime.BeforeSnapshotError',
      errorMessage: 'cannot be frozen',
    });
    expect(code).toBe(64);
  });

  test('that cannot be left is a restore error, exit 65', async () => {
    const load = async (): Promise<HandlerModule> => {
      afterRestore(() => {
        throw new RangeError('cannot be thawed');
      });
      return { handler: () => 1 };
    };

    const { requests, code } = await running([restored, restoreError], load, { env });

    expect(requests[1]?.headers['lambda-runtime-function-error-type']).toBe('Runtime.AfterRestoreError');
    expect(JSON.parse(requests[1]?.text ?? '')).toMatchObject({ errorMessage: 'cannot be thawed' });
    expect(code).toBe(65);
  });

  test('that the platform refuses ends the process, after a few tries unless it says 500', async () => {
    const refused = (status: number): ScriptStep => ({ ...restored, actions: [{ send: { status } }] });

    const broken = await running([refused(500)], { handler: () => 1 }, { env });
    const absent = await running(
      Array.from({ length: 5 }, () => refused(404)),
      { handler: () => 1 },
      { env },
    );

    expect(broken).toMatchObject({ code: 1, delays: [] });
    expect(broken.lines[0]).toContain('The Runtime API answered 500 to restore/next: leaving');
    expect(absent).toMatchObject({ code: 1, delays: [50, 100, 200, 400] });
    expect(absent.lines[0]).toContain('No answer to restore/next after 5 tries');
  });
});

describe('a shutdown', () => {
  const register: ScriptStep = {
    method: 'POST',
    path: '/2020-01-01/extension/register',
    actions: [{ send: { status: 200, headers: [['Lambda-Extension-Identifier', 'extension-1']], body: '{}' } }],
  };
  const waits = (request: { readonly target: string }): 'wait' | undefined =>
    request.target === '/2020-01-01/extension/event/next' ? 'wait' : undefined;

  /** Runs until SIGTERM, which comes while the loop waits for its second event. */
  async function terminated(load: () => Promise<HandlerModule>): Promise<Run> {
    let terminate: () => void = () => undefined;
    const idle: ScriptStep = { method: 'GET', actions: [] };
    setTimeout(() => terminate(), 150);
    return running([register, eventStep('1'), responseStep(), idle], load, {
      script: { aside: waits },
      onTerminate: (listener) => {
        terminate = listener;
        return () => undefined;
      },
    });
  }

  test('is announced to an extension that was registered first, and runs the hooks in order', async () => {
    const ran: string[] = [];

    const { requests, code } = await terminated(async () => {
      onShutdown(async () => ran.push('first'));
      onShutdown(() => ran.push('second'));
      return { handler: () => 1 };
    });

    const own = requests.filter(({ target }) => !target.endsWith('event/next'));
    expect(own.map(({ method, target }) => `${method} ${target}`)).toEqual([
      'POST /2020-01-01/extension/register',
      'GET invocation/next',
      'POST invocation/request-1/response',
      'GET invocation/next',
    ]);
    expect(requests[0]).toMatchObject({ text: '{"events":[]}' });
    expect(requests[0]?.headers['lambda-extension-name']).toBe('kinglet-shutdown');
    const poll = requests.find(({ target }) => target.endsWith('event/next'));
    expect(poll?.headers['lambda-extension-identifier']).toBe('extension-1');
    expect(ran).toEqual(['first', 'second']);
    expect(code).toBe(0);
  });

  test('is announced before the snapshot, and the extension is ready again after it', async () => {
    const load = async (): Promise<HandlerModule> => {
      onShutdown(() => undefined);
      return { handler: () => 1 };
    };

    const { requests } = await running([register, restored, end], load, {
      env: { AWS_LAMBDA_INITIALIZATION_TYPE: 'snap-start' },
      script: { aside: waits },
    });

    const steps = requests.map(({ target }) => target.split('/').slice(-2).join('/'));
    expect(steps[0]).toBe('extension/register');
    expect(steps.filter((step) => step !== 'event/next')).toEqual([
      'extension/register',
      'restore/next',
      'invocation/next',
    ]);
    const polls = requests.filter(({ target }) => target.endsWith('event/next'));
    expect(polls).toHaveLength(2);
    expect(polls[1]?.connection).not.toBe(polls[0]?.connection);
  });

  test('goes on when a hook fails', async () => {
    const ran: string[] = [];

    const { lines, code } = await terminated(async () => {
      onShutdown(() => {
        throw new RangeError('cannot say goodbye');
      });
      onShutdown(() => ran.push('second'));
      return { handler: () => 1 };
    });

    expect(lines[0]).toContain('\t-\tERROR\tShutdown Error\t{"errorMessage":"cannot say goodbye"');
    expect(ran).toEqual(['second']);
    expect(code).toBe(0);
  });

  test('that nobody would announce is an init error', async () => {
    const refused: ScriptStep = { ...register, actions: [{ send: { status: 403 } }] };

    const { lines, code } = await running([refused, initErrorStep()], async () => {
      onShutdown(() => undefined);
      return { handler: () => 1 };
    });

    expect(lines[0]).toContain('The platform refused the extension that announces the shutdown with 403');
    expect(code).toBe(1);
  });
});

test.each([
  ['beforeSnapshot', beforeSnapshot],
  ['afterRestore', afterRestore],
  ['onShutdown', onShutdown],
])('%s takes only functions', (name, register) => {
  expect(() => register(null as never)).toThrow(`Expected ${name} to be given a function, got null`);
  expect(() => register('text' as never)).toThrow(
    expect.objectContaining({ code: 'KINGLET_RUNTIME_HOOK', message: expect.stringContaining('got string') }),
  );
});
