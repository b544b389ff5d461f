// Several events at a time, inside this process, against a server that has an event for every poll until it has no more.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type Context, type HandlerModule, type StartOptions, start } from '../src/index.ts';

interface Line {
  readonly level: string;
  readonly message: string;
  readonly requestId?: string;
  readonly tenantId?: string;
}

interface Result {
  readonly answers: ReadonlyMap<string, unknown>;
  readonly errors: ReadonlyMap<string, unknown>;
  readonly lines: readonly Line[];
  readonly delays: readonly number[];
  readonly code: number | undefined;
  readonly connections: number;
  readonly env: Record<string, string | undefined>;
}

/** Gives out `count` events, then refuses every poll. */
async function handling(
  count: number,
  module: HandlerModule,
  { status = 202, ...options }: Partial<StartOptions> & { readonly status?: number } = {},
): Promise<Result> {
  const answers = new Map<string, unknown>();
  const errors = new Map<string, unknown>();
  let given = 0;
  let connections = 0;
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') return given < count ? giveEvent(given++, response) : refuse(response);
    const [, id = '', kind] = /invocation\/([^/]+)\/(response|error)$/.exec(request.url ?? '') ?? [];
    (kind === 'response' ? answers : errors).set(id, JSON.parse(await textOf(request)));
    response.writeHead(status).end('{}');
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const lines: Line[] = [];
  const delays: number[] = [];
  let code: number | undefined;
  const env: Record<string, string | undefined> = {
    AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_LAMBDA_MAX_CONCURRENCY: '8',
    _X_AMZN_TRACE_ID: 'untouched',
    ...options.env,
  };
  await start(async () => module, {
    ...options,
    env,
    exit: (given) => {
      code = given;
    },
    log: (line) => lines.push(JSON.parse(line)),
    onFatal: () => () => undefined,
    retryDelay: async (ms) => {
      delays.push(ms);
    },
  });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return { answers, errors, lines, delays, code, connections, env };
}

function giveEvent(n: number, response: ServerResponse): void {
  const headers = {
    'Lambda-Runtime-Aws-Request-Id': `id-${n}`,
    'Lambda-Runtime-Aws-Tenant-Id': `tenant-${n}`,
    'Lambda-Runtime-Trace-Id': `trace-${n}`,
    'Lambda-Runtime-Deadline-Ms': String(Date.now() + 10_000),
  };
  response.writeHead(200, headers).end(JSON.stringify({ n, ms: (n * 7) % 13 }));
}

function refuse(response: ServerResponse): void {
  response.writeHead(500).end('{"errorType":"TooManyIdleRuntimes"}');
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('several events at a time', () => {
  test('are handled beside each other, and nothing of one is seen by another', async () => {
    let running = 0;
    let most = 0;
    const handler = async ({ n, ms }: { n: number; ms: number }, context: Context): Promise<unknown> => {
      most = Math.max(most, ++running);
      await sleep(ms);
      console.log('event %d', n);
      running--;
      if (n % 10 === 3) throw new RangeError(`event ${n}`);
      return [n, context.awsRequestId, context.tenantId, context.xRayTraceId];
    };

    const { answers, errors, lines, connections, env, code } = await handling(200, { handler });

    expect(most).toBe(8);
    expect(connections).toBe(8);
    expect(answers.size + errors.size).toBe(200);
    for (const [id, answer] of answers) {
      const n = Number(id.slice(3));
      expect(answer).toEqual([n, id, `tenant-${n}`, `trace-${n}`]);
    }
    for (const [id, error] of errors) expect(error).toMatchObject({ errorMessage: `event ${id.slice(3)}` });
    const printed = lines.filter(({ level }) => level === 'INFO');
    expect(printed).toHaveLength(200);
    for (const { message, requestId, tenantId } of printed)
      expect([requestId, tenantId]).toEqual([message.replace('event ', 'id-'), message.replace('event ', 'tenant-')]);
    expect(env._X_AMZN_TRACE_ID).toBe('untouched');
    expect(code).toBe(1);
  });

  test('go on after polls and answers that are answered 500, ever more slowly, and not for ever', async () => {
    const { answers, delays, lines } = await handling(
      3,
      { handler: () => 1 },
      { status: 500, env: { AWS_LAMBDA_MAX_CONCURRENCY: '1' } },
    );

    expect(answers.size).toBe(3);
    expect(delays.slice(0, 4)).toEqual([100, 200, 400, 800]);
    expect(delays).toHaveLength(20);
    expect(Math.max(...delays)).toBe(90_000);
    expect(lines.map(({ message }) => message)).toEqual([
      ...Array.from({ length: 3 }, () => 'The Runtime API refused the answer with 500 (1 bytes)'),
      expect.stringContaining('No event after 21 tries'),
    ]);
  });

  test.each(['many', '0', '-1', '1.5', '10000'])('cannot be %j of them', async (count) => {
    const { code, lines } = await handling(0, {}, { env: { AWS_LAMBDA_MAX_CONCURRENCY: count } });

    expect(code).toBe(1);
    expect(lines[0]?.message).toContain(`Expected AWS_LAMBDA_MAX_CONCURRENCY to be a whole number from 1 to 9999`);
  });
});
