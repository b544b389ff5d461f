// The loop inside this process, against scripts, with the process's edges replaced.
import {
  errorStep,
  eventStep,
  initErrorStep,
  responseStep,
  type ScriptStep,
  startScriptedApi,
} from '@kinglet/emulator';
import { describe, expect, test, vi } from 'vitest';
import { type Fatal, type HandlerModule, type StartOptions, start } from '../src/index.ts';

interface Run {
  code: number | undefined;
  lines: string[];
  delays: number[];
  posts: { target: string; body: unknown; headers: Record<string, string> }[];
  env: Record<string, string | undefined>;
}

/** Ends the loop: the only way out that is not a failure of the test. */
const end: ScriptStep = { method: 'GET', actions: [{ send: { status: 500, body: 'the end' } }] };

async function running(
  steps: readonly ScriptStep[],
  module: HandlerModule | (() => Promise<HandlerModule>),
  options: Partial<StartOptions> = {},
): Promise<Run> {
  await using api = await startScriptedApi(steps);
  const run: Run = { code: undefined, lines: [], delays: [], posts: [], env: { AWS_LAMBDA_RUNTIME_API: api.address } };
  await start(typeof module === 'function' ? module : async () => module, {
    env: run.env,
    exit: (code) => {
      run.code = code;
    },
    log: (line) => run.lines.push(line),
    onFatal: () => () => undefined,
    retryDelay: async (ms) => {
      run.delays.push(ms);
    },
    ...options,
  });
  await api.finished(1000);
  const posted = api.requests.filter((request) => request.method === 'POST');
  run.posts = posted.map(({ target, body, headers }) => ({
    target,
    headers: { ...headers },
    body: JSON.parse(Buffer.from(body).toString()),
  }));
  return run;
}

const echo: HandlerModule = { handler: (event: unknown) => event };

describe('start', () => {
  test('answers events until the server sends it away, then exits', async () => {
    const { posts, code, lines } = await running(
      [eventStep('1'), responseStep(), eventStep('2'), responseStep(), end],
      echo,
    );

    expect(posts.map((post) => post.body)).toEqual([1, 2]);
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(
        /^\d{4}-.*Z\t-\tERROR\tRuntime\.PlatformError: The Runtime API answered 500 to next \(the end\): leaving$/,
      ),
    ]);
  });

  test('sets the trace variable and removes it', async () => {
    const seen: unknown[] = [];
    const traced = eventStep('1', { headers: [['Lambda-Runtime-Trace-Id', 'Root=1']] });
    let env: Record<string, string | undefined> = {};
    const module = { handler: () => seen.push(env._X_AMZN_TRACE_ID ?? null) };
    await using api = await startScriptedApi([traced, responseStep(), eventStep('2'), responseStep(), end]);
    env = { AWS_LAMBDA_RUNTIME_API: api.address };

    await start(async () => module, {
      env,
      exit: () => undefined,
      log: () => undefined,
      onFatal: () => () => undefined,
    });

    expect(seen).toEqual(['Root=1', null]);
    expect(env).not.toHaveProperty('_X_AMZN_TRACE_ID');
  });

  test('reports a handler that throws, logs it, echoes the invocation id, and goes on', async () => {
    const headers: [string, string][] = [['Lambda-Runtime-Invocation-Id', 'inv']];
    const module: HandlerModule = {
      handler: () => {
        throw new RangeError('too far');
      },
    };

    const { posts, lines } = await running([eventStep('1', { headers }), errorStep(), end], module);

    expect(posts[0]?.body).toMatchObject({ errorType: 'RangeError', errorMessage: 'too far' });
    expect(posts[0]?.headers).toMatchObject({
      'lambda-runtime-invocation-id': 'inv',
      'lambda-runtime-function-error-type': 'Function.RangeError',
    });
    expect(lines[0]).toMatch(/\trequest-1\tERROR\tInvoke Error\t\{"errorMessage":"too far"/);
  });

  test('logs refused and lost answers and goes on', async () => {
    const lost: ScriptStep = { method: 'POST', actions: [{ send: 'HTTP/1.1 2' }, { close: 'fin' }] };

    const { lines, code } = await running([eventStep('1'), responseStep(413), eventStep('2'), lost, end], echo);

    expect(lines[0]).toContain('\trequest-1\tWARN\tThe Runtime API refused the answer with 413 (1 bytes)');
    expect(lines[1]).toContain('\trequest-1\tWARN\tThe answer could not be sent: ');
    expect(code).toBe(1);
  });

  test('exits when an answer is answered 500', async () => {
    const { lines, code } = await running([eventStep('1'), responseStep(500)], echo);

    expect(code).toBe(1);
    expect(lines[0]).toContain(
      'The Runtime API answered 500 to /2018-06-01/runtime/invocation/request-1/response: leaving',
    );
  });

  test('tries 5 times with growing pauses, and an event resets the count', async () => {
    const refused: ScriptStep = {
      method: 'GET',
      actions: [{ send: { status: 403, body: '{"errorType":"InvalidStateTransition"}' } }],
    };
    const nameless: ScriptStep = { method: 'GET', actions: [{ send: { status: 200, body: '1' } }] };
    const cut: ScriptStep = {
      method: 'GET',
      actions: [{ send: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n1' }, { close: 'fin' }],
    };
    const steps = [
      refused,
      nameless,
      cut,
      refused,
      eventStep('1'),
      responseStep(),
      refused,
      refused,
      refused,
      nameless,
      refused,
    ];

    const { delays, lines, code, posts } = await running(steps, echo);

    expect(delays).toEqual([50, 100, 200, 400, 50, 100, 200, 400]);
    expect(posts).toHaveLength(1);
    expect(code).toBe(1);
    expect(lines.at(-1)).toContain(
      'No event after 5 tries, the last one failed with: status 403 ({"errorType":"InvalidStateTransition"})',
    );
  });

  test('waits after 204 without counting it', async () => {
    const none: ScriptStep = { method: 'GET', actions: [{ send: { status: 204 } }] };

    const { delays } = await running([none, none, none, none, none, none, eventStep('1'), responseStep(), end], echo);

    expect(delays).toEqual([100, 100, 100, 100, 100, 100]);
  });

  test.each([
    ['throws', async () => Promise.reject(new TypeError('cannot')), 'TypeError', 'Function.TypeError'],
    [
      'has a syntax error',
      async () => Promise.reject(new SyntaxError('x')),
      'Runtime.UserCodeSyntaxError',
      'Runtime.UserCodeSyntaxError',
    ],
    [
      'is not there',
      async () => import(/* @vite-ignore */ `file:///${'nowhere'}.mjs`),
      'Runtime.ImportModuleError',
      'Runtime.ImportModuleError',
    ],
    ['has no handler', async () => ({}), 'Runtime.HandlerNotFound', 'Runtime.HandlerNotFound'],
  ])('reports a module that %s as an init error and exits', async (_, load, errorType, header) => {
    const { posts, code, lines } = await running([initErrorStep()], load as () => Promise<HandlerModule>);

    expect(posts[0]?.body).toMatchObject({ errorType });
    expect(posts[0]?.headers['lambda-runtime-function-error-type']).toBe(header);
    expect(lines[0]).toContain(`\t-\tERROR\tInit Error\t{`);
    expect(code).toBe(1);
  });

  test('exits when even the init error cannot be sent', async () => {
    const { code, lines } = await running([], async () => Promise.reject(new Error('x')), {
      env: { AWS_LAMBDA_RUNTIME_API: '127.0.0.1:1' },
    });

    expect(code).toBe(1);
    expect(lines[1]).toContain('The init error could not be sent: ');
  });

  test('says which variable is missing and exits', async () => {
    const { code, lines } = await running([], echo, { env: {} });

    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining('AWS_LAMBDA_RUNTIME_API')]);
  });
});

describe('what nobody caught', () => {
  /** Runs with a hand on the process's events. */
  async function interrupted(
    steps: readonly ScriptStep[],
    module: (report: (fatal: Fatal) => void) => HandlerModule | Promise<HandlerModule>,
  ): Promise<Run & { unsubscribed: boolean }> {
    let report: (fatal: Fatal) => void = () => undefined;
    let unsubscribed = false;
    const run = await running(steps, async () => module((fatal) => report(fatal)), {
      onFatal: (listener) => {
        report = listener;
        return () => {
          unsubscribed = true;
        };
      },
    });
    return { ...run, unsubscribed };
  }

  test('during an event is its error, and the end', async () => {
    const steps = [eventStep('1'), errorStep()];

    const run = await interrupted(steps, (report) => ({
      handler: () => {
        report({ thrown: new TypeError('lost') });
        return new Promise(() => undefined);
      },
    }));

    expect(run.posts[0]?.body).toMatchObject({ errorType: 'TypeError', errorMessage: 'lost' });
    expect(run).toMatchObject({ code: 1, unsubscribed: true });
  });

  test('while the module loads is an init error', async () => {
    const run = await interrupted([initErrorStep()], (report) => {
      setImmediate(() => report({ thrown: new Error('early'), errorType: 'Runtime.UnhandledPromiseRejection' }));
      return new Promise<never>(() => undefined);
    });

    expect(run.posts[0]?.body).toMatchObject({ errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'early' });
  });

  test('while waiting for an event is logged, and the end', async () => {
    const run = await interrupted([{ method: 'GET', actions: [] }], (report) => {
      setTimeout(() => report({ thrown: new Error('idle') }), 30);
      return echo;
    });

    expect(run.posts).toEqual([]);
    expect(run.lines).toEqual([expect.stringContaining('\t-\tERROR\tError: idle')]);
    expect(run.code).toBe(1);
  });

  test('is listened for on the process, and no longer than the loop runs', async () => {
    const events = ['uncaughtException', 'unhandledRejection', 'beforeExit'] as const;
    const before = events.map((event) => process.listenerCount(event));
    const during: number[] = [];
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    const lines: string[] = [];
    await using api = await startScriptedApi([
      { method: 'GET', actions: [{ send: { status: 204 } }] },
      eventStep('1'),
      responseStep(),
      end,
    ]);
    vi.stubEnv('AWS_LAMBDA_RUNTIME_API', api.address);

    const log = (line: string): number => lines.push(line);
    await start(
      async () => ({
        handler: () => {
          during.push(...events.map((event) => process.listenerCount(event)));
        },
      }),
      { log },
    );

    expect(during).toEqual(before.map((count) => count + 1));
    expect(events.map((event) => process.listenerCount(event))).toEqual(before);
    expect(exit).toHaveBeenCalledExactlyOnceWith(1);
    expect(lines).toHaveLength(1);
    expect(api.requests[0]?.headers['user-agent']).toBe(`kinglet-node/${process.versions.node}`);
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });
});
