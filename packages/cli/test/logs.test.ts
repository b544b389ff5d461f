import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Context } from '../src/context.ts';
import { folderWith, kinglet, type Ran } from './cli.ts';
import { expiredCredentials, type FakeAws, is, logsError, type Rule, startFakeAws } from './fakeAws.ts';
import { type Moto, motoCredentials, motoIsMissing, startMoto } from './moto.ts';

const id = '3604209a-e9a3-11e6-939a-754dd98c7be3';
const now = Date.parse('2026-11-28T12:00:00.000Z');
const report = `REPORT RequestId: ${id}\tDuration: 1.50 ms\tBilled Duration: 7 ms\tMemory Size: 128 MB\tMax Memory Used: 9 MB\tInit Duration: 5.25 ms\t\n`;
const lines = [
  'INIT_START Runtime Version: provided:al2023.v50\tRuntime Version ARN: arn\n',
  `START RequestId: ${id} Version: $LATEST\n`,
  `2026-11-28T11:59:00.000Z\t${id}\tINFO\thello\n`,
  `{"timestamp":"2026-11-28T11:59:00.000Z","level":"ERROR","requestId":"${id}","message":"broken","order":7}\n`,
  `END RequestId: ${id}\n`,
  report,
];

beforeAll(() => {
  for (const [name, value] of Object.entries(motoCredentials)) vi.stubEnv(name, value);
});
afterAll(() => vi.unstubAllEnvs());

function logs(endpoint: string, args: readonly string[], more: Partial<Context> = {}): Promise<Ran> {
  const clock = { now: () => new Date(now) };
  return kinglet(folderWith(), ['logs', '--name', 'adder', '--endpoint-url', endpoint, ...args], { ...clock, ...more });
}

describe.skipIf(motoIsMissing)('with moto', () => {
  let moto: Moto;

  beforeAll(async () => {
    moto = await startMoto();
    const client = new CloudWatchLogsClient({ endpoint: moto.endpoint, region: 'eu-central-1' });
    const group = { logGroupName: '/aws/lambda/adder' };
    await client.send(new CreateLogGroupCommand(group));
    for (const logStreamName of ['one', 'two'])
      await client.send(new CreateLogStreamCommand({ ...group, logStreamName }));
    const put = (logStreamName: string, logEvents: { timestamp: number; message: string }[]) =>
      client.send(new PutLogEventsCommand({ ...group, logStreamName, logEvents }));
    // moto takes what is at most 14 days old by its own clock.
    const start = Date.now() - 60_000;
    await put(
      'one',
      lines.map((message, i) => ({ timestamp: start + i, message })),
    );
    await put('two', [{ timestamp: start - 3_600_000, message: 'an hour ago\n' }]);
  }, 60_000);
  afterAll(() => moto?.stop());

  const here = (...args: string[]) => logs(moto.endpoint, args, { now: () => new Date() });

  test('the last ten minutes are shown, with the cold start marked and without the routine', async () => {
    const ran = await here();

    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    const shown = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^\S+Z /, ''));
    expect(shown).toEqual([
      ' -         INIT    cold start  Runtime Version: provided:al2023.v50\tRuntime Version ARN: arn',
      ' 3604209a  INFO    hello',
      ' 3604209a  ERROR   broken',
      '    order: 7',
      ' 3604209a  REPORT  duration 1.50 ms, billed 7 ms, cold start 5.25 ms, memory 9 of 128 MB',
    ]);
  });

  test('--all shows the routine too, --since more of the past, --limit the last ones', async () => {
    expect((await here('--all')).stdout).toContain('START RequestId');
    expect((await here('--since', '2h')).stdout).toContain('an hour ago');
    const last = await here('--since', '2h', '--limit', '2');

    expect(last.stdout).not.toContain('an hour ago');
    expect(last.stdout).not.toContain('hello');
    expect(last.stdout).toMatch(/broken\n.*order: 7\n.*REPORT/);
  });

  test('--filter is a pattern of CloudWatch', async () => {
    const ran = await here('--filter', 'broken');

    expect(ran.stdout).toContain('broken');
    expect(ran.stdout).not.toContain('hello');
  });

  test.each([['--json'], ['--format', 'json']])('%s is an object a line', async (...args) => {
    const ran = await here(...args);

    const entries = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries).toHaveLength(4);
    expect(entries[0]).toMatchObject({
      kind: 'init',
      isColdStart: true,
      logStream: 'one',
      time: expect.stringMatching(/Z$/),
    });
    expect(entries[2]).toMatchObject({ level: 'ERROR', requestId: id, message: 'broken', fields: { order: 7 } });
    expect(entries[3]).toMatchObject({ isColdStart: true, report: { kind: 'invocation', initDurationMs: 5.25 } });
  });

  test('a function without a log is exit code 3, and says why that may be', async () => {
    const ran = await kinglet(folderWith(), ['logs', '--name', 'nobody', '--endpoint-url', moto.endpoint]);

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain('the function has not run yet, or was not deployed here');
  });

  test('nothing in the time is said, and where to look', async () => {
    const ran = await logs(moto.endpoint, ['--since', '1s'], { now: () => new Date(Date.now() + 5000) });

    expect(ran).toMatchObject({ exitCode: 0, stdout: '' });
    expect(ran.stderr).toContain('look further back with --since');
  });
});

describe('with a server of our own', () => {
  const servers: FakeAws[] = [];
  afterAll(async () => {
    for (const { stop } of servers) await stop();
  });

  const fake = async (rule: Rule) => {
    const started = await startFakeAws({ rules: [rule] });
    servers.push(started);
    return started;
  };
  const event = (n: number, timestamp = now - 1000) => ({
    eventId: `e${n}`,
    timestamp,
    message: `message ${n}`,
    logStreamName: 's',
  });
  const page = (events: unknown[], nextToken?: string) => ({
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: { events, ...(nextToken === undefined ? {} : { nextToken }) },
  });
  const messages = (ran: Ran) => [...ran.stdout.matchAll(/message (\d+)/g)].map(([, n]) => Number(n));

  test('all pages are read, empty ones too', async () => {
    const pages: Record<string, ReturnType<typeof page>> = {
      '': page([event(1)], 'a'),
      a: page([], 'b'),
      b: page([event(2), event(3)]),
    };
    const { endpoint, requests } = await fake(({ body }) => pages[JSON.parse(body).nextToken ?? '']);

    const ran = await logs(endpoint, ['--since', '1h', '--filter', 'x']);

    expect(messages(ran)).toEqual([1, 2, 3]);
    expect(JSON.parse(requests[0]!.body)).toEqual({
      logGroupName: '/aws/lambda/adder',
      startTime: now - 3_600_000,
      filterPattern: 'x',
    });
  });

  /** Stops after so many looks. */
  function following(looks: number): Pick<Context, 'signal' | 'sleep'> {
    const interrupt = new AbortController();
    let left = looks;
    return {
      signal: interrupt.signal,
      sleep: async () => {
        if (--left <= 0) interrupt.abort();
      },
    };
  }

  test('--follow shows each event once, late ones too, and ends with exit code 0', async () => {
    const looks = [
      [event(1, now - 5000)],
      [event(1, now - 5000), event(2, now + 100)],
      [event(2, now + 100), event(4, now - 20_000), event(3, now + 100)],
    ];
    let look = 0;
    const { endpoint, requests } = await fake(() => page(looks[Math.min(look++, 2)]!));

    const ran = await logs(endpoint, ['--follow'], following(4));

    expect(ran.exitCode).toBe(0);
    expect(messages(ran)).toEqual([1, 2, 4, 3]);
    // Each look begins half a minute before what is known, for what comes late.
    const starts = requests.map(({ body }) => JSON.parse(body).startTime);
    expect(starts.slice(0, 3)).toEqual([now - 600_000, now - 35_000, now - 29_900]);
  });

  test('--follow outlasts trouble of the service', async () => {
    let look = 0;
    const broken = logsError(500, 'ServiceUnavailableException', 'sorry');
    // Six times: five attempts of one look, and one of the next.
    const { endpoint } = await fake(() => (look++ === 0 ? page([event(1)]) : look < 8 ? broken : page([event(2)])));

    const ran = await logs(endpoint, ['--follow'], following(3));

    expect(ran.exitCode).toBe(0);
    expect(messages(ran)).toEqual([1, 2]);
    expect(ran.stderr).toContain('ServiceUnavailableException: sorry; trying again');
  });

  test('--follow ends when credentials expire', async () => {
    let look = 0;
    const { endpoint } = await fake(() =>
      look++ === 0 ? page([event(1)]) : logsError(400, 'ExpiredTokenException', 'expired'),
    );

    const ran = await logs(endpoint, ['--follow'], following(9));

    expect(ran.exitCode).toBe(4);
    expect(messages(ran)).toEqual([1]);
  });

  test('throttled requests are sent again', async () => {
    let tries = 0;
    const { endpoint } = await fake(() =>
      tries++ < 2 ? logsError(400, 'ThrottlingException', 'Rate exceeded') : page([event(1)]),
    );

    expect(messages(await logs(endpoint, []))).toEqual([1]);
  });

  test('a pattern that is none is misuse', async () => {
    const { endpoint } = await fake(() => logsError(400, 'InvalidParameterException', 'Invalid filter pattern'));

    const ran = await logs(endpoint, ['--filter', '{ $.a = ']);

    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain('Expected --filter to be a pattern of CloudWatch Logs');
  });

  test('no access is exit code 4', async () => {
    const { endpoint } = await fake(() => logsError(400, 'AccessDeniedException', 'not authorized'));
    const expired = await fake((seen) => (is('logs FilterLogEvents')(seen) ? expiredCredentials : undefined));

    expect((await logs(endpoint, [])).exitCode).toBe(4);
    expect((await logs(expired.endpoint, [])).exitCode).toBe(4);
  });

  test('Ctrl-C in the past is an interruption', async () => {
    const { endpoint } = await fake(() => new Promise(() => undefined));

    expect(await logs(endpoint, [], { signal: AbortSignal.timeout(100) })).toMatchObject({ exitCode: 130 });
  });

  test.each([
    [['--since', 'soon'], 'Expected --since to be a time like 10m'],
    [['--limit', '0'], 'Expected --limit to be a whole number from 1'],
    [['--format', 'xml'], 'Expected --format to be one of text, json'],
  ])('%j is misuse', async (args, message) => {
    const ran = await logs('http://127.0.0.1:9', args);

    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain(message);
  });
});
