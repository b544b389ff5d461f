// The AWS CLI, which is botocore, against the server.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import { type LambdaServer, startLambdaServer } from '../src/index.ts';
import { installAwsCli } from './awsCli.ts';
import { answering, bootstrap, streaming } from './bootstraps.ts';

const cli = installAwsCli();
const folder = mkdtempSync(join(tmpdir(), 'kinglet-awscli-'));
let server: LambdaServer;

beforeAll(async () => {
  if ('missing' in cli) reportSkipped('the AWS CLI against the server', cli.missing);
  const failing = bootstrap(`for (;;) await fail(await next(), '{"errorMessage":"no"}');`);
  const context = answering(
    `event.headers['lambda-runtime-client-context'] + event.headers['lambda-runtime-aws-tenant-id']`,
  );
  server = await startLambdaServer({
    functions: {
      echo: { command: answering('event.body'), aliases: ['live'] },
      failing: { command: failing },
      context: { command: context },
      stream: { command: streaming(`out.write('first'); await sleep(100); out.end('second');`) },
    },
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const runsHere = test.skipIf('missing' in cli);

/** What a Python program of the CLI's folder prints. */
async function python(...args: string[]): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    PYTHONPATH: 'dir' in cli ? cli.dir : '',
    PYTHONDONTWRITEBYTECODE: '1',
    HOME: folder,
    AWS_ACCESS_KEY_ID: 'any',
    AWS_SECRET_ACCESS_KEY: 'any',
    AWS_DEFAULT_REGION: 'eu-central-1',
    AWS_MAX_ATTEMPTS: '1',
  };
  return (await promisify(execFile)('python3', args, { env })).stdout;
}

/** What `aws lambda invoke` printed as JSON, and what it wrote. */
async function invoke(...args: string[]): Promise<{ printed: Record<string, unknown>; payload: string }> {
  const out = join(folder, 'out');
  const stdout = await python('-m', 'awscli', '--endpoint-url', server.endpoint, 'lambda', 'invoke', ...args, out);
  return { printed: stdout === '' ? {} : JSON.parse(stdout), payload: readFileSync(out, 'utf8') };
}

runsHere('invokes, with a payload in a file and an ARN', async () => {
  const file = join(folder, 'event.json');
  writeFileSync(file, `{"long":"${'ä'.repeat(100_000)}"}`);

  const arn = 'arn:aws:lambda:eu-central-1:123456789012:function:echo:live';
  const { printed, payload } = await invoke('--function-name', arn, '--payload', `fileb://${file}`);

  expect(printed).toEqual({ StatusCode: 200, ExecutedVersion: '$LATEST' });
  expect(payload).toBe(readFileSync(file, 'utf8'));
});

runsHere('shows the error of a function, and its log', async () => {
  const { printed, payload } = await invoke('--function-name', 'failing', '--log-type', 'Tail');

  expect(printed).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
  expect(Buffer.from(printed.LogResult as string, 'base64').toString()).toMatch(/^START RequestId/);
  expect(payload).toBe('{"errorMessage":"no"}');
});

runsHere('passes client context and tenant on', async () => {
  const context = Buffer.from('{"custom":{"a":"b"}}').toString('base64');

  const { payload } = await invoke('--function-name', 'context', '--client-context', context, '--tenant-id', 't1');

  expect(payload).toBe('{"custom":{"a":"b"}}t1');
});

runsHere('knows events for later and dry runs', async () => {
  const later = await invoke('--function-name', 'echo', '--invocation-type', 'Event');
  const dry = await invoke('--function-name', 'echo', '--invocation-type', 'DryRun');

  expect([later.printed.StatusCode, dry.printed.StatusCode]).toEqual([202, 204]);
});

runsHere('has a library that reads the event stream', async () => {
  const program = `
import sys, awscli.botocore.session
lambda_ = awscli.botocore.session.Session().create_client('lambda', endpoint_url=sys.argv[1])
for event in lambda_.invoke_with_response_stream(FunctionName='stream', LogType='Tail')['EventStream']:
    print({**event.get('PayloadChunk', {}), **event.get('InvokeComplete', {})})`;

  const lines = (await python('-c', program, server.endpoint)).trim().split('\n');

  expect(lines).toEqual([
    "{'Payload': b'first'}",
    "{'Payload': b'second'}",
    expect.stringMatching(/^{'LogResult': '\w+/),
  ]);
});

runsHere('names the errors of the API', async () => {
  await expect(invoke('--function-name', 'absent')).rejects.toThrow(
    /\(ResourceNotFoundException\).*Function not found: arn:aws:lambda/,
  );
  await expect(invoke('--function-name', 'echo', '--payload', '{"a":')).rejects.toThrow(
    /\(InvalidRequestContentException\).*Could not parse request body into json/,
  );
});
