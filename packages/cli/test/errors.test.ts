// What a person reads when something went wrong.
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awsClients } from '../src/aws/awsClients.ts';
import { awsError } from '../src/aws/awsError.ts';
import { explainError } from '../src/explainError.ts';
import { folderWith, kinglet } from './cli.ts';
import { type Answer, type FakeAws, lambdaError, startFakeAws } from './fakeAws.ts';

const env = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'very-secret-key',
  AWS_SESSION_TOKEN: 'session-token',
};
let answer: Answer;
let aws: FakeAws;
beforeAll(async () => {
  aws = await startFakeAws({ rules: [() => answer] });
});
afterAll(() => aws.stop());

/** What the SDK throws for `given`, when no verb explains it. */
async function escaped(given: Answer, endpoint = aws.endpoint): Promise<unknown> {
  answer = given;
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const client = new LambdaClient({ endpoint, credentials, region: 'eu-central-1', maxAttempts: 1 });
  return client.send(new GetFunctionCommand({ FunctionName: 'f' })).catch((error: unknown) => error);
}

test.each([
  [403, 'ExpiredTokenException', 4, /the credentials have expired/],
  [403, 'InvalidSignatureException', 4, /does not know these credentials/],
  [403, 'AccessDeniedException', 4, /may not do that/],
  [404, 'ResourceNotFoundException', 3, /no such thing/],
  [409, 'ResourceConflictException', 5, /try again/],
  [400, 'InvalidParameterValueException', 1, /InvalidParameterValueException: because/],
])('an error of AWS that escapes a verb is explained: %i %s', async (status, type, exitCode, message) => {
  const explained = explainError(await escaped(lambdaError(status, type, 'because')), false, env);

  expect(explained).toMatchObject({
    exitCode,
    code: expect.stringMatching(/^KINGLET_CLI_/),
    message: expect.stringMatching(message),
  });
  expect(explained.message).not.toContain('    at ');
});

test('a network that swallows packets is waited for seconds, and said', async () => {
  const client = await awsClients({
    region: 'eu-central-1',
    profile: undefined,
    endpointUrl: 'http://127.0.0.1:9',
  }).lambda();
  const timeout = Object.assign(new Error('Socket timed out'), { name: 'TimeoutError' });

  const handler = client.config.requestHandler as unknown as Record<
    'handle' | 'httpHandlerConfigs',
    (_?: object) => unknown
  >;

  // Known once a request was made; nothing listens there.
  const request = { protocol: 'http:', hostname: '127.0.0.1', port: 9, method: 'GET', path: '/', headers: {} };
  await expect(handler.handle(request)).rejects.toMatchObject({ code: 'ECONNREFUSED' });

  expect(handler.httpHandlerConfigs()).toMatchObject({ connectionTimeout: 5000 });
  expect(awsError('read', timeout, {}).message).toContain('AWS was not reached');
});

test('neither the signed request nor credentials are shown', async () => {
  const message = `The request signature we calculated does not match.\nThe Canonical String for this request should have been\n'POST\nx-amz-security-token:session-token'`;
  const inline = 'no match. The Canonical String for this request should have been x-amz-security-token:session-token';

  for (const text of [message, inline, 'denied for session-token and very-secret-key']) {
    const shown = explainError(await escaped(lambdaError(403, 'SignatureDoesNotMatch', text)), false, env).message;
    expect(shown).not.toMatch(/Canonical|session-token|very-secret/);
  }
});

test('what a verb names as a secret is cut from the message', () => {
  const error = Object.assign(new Error("Value '{DB=hunter2-hunter2}' failed"), { name: 'ValidationException' });

  expect(awsError('create', error, {}, ['hunter2-hunter2', '1']).message).toBe(
    "create: ValidationException: Value '{DB=…}' failed",
  );
});

test.each([
  ['one that begins with another', ['hunter2', 'hunter2-and-more'], 'Value hunter2-and-more failed'],
  ['one of two lines', ['first-half\nlast-half'], 'Value first-half\nlast-half failed'],
  ['one in JSON', ['say "hunter2"\nlast-half'], 'String measured: {"DB":"say \\"hunter2\\"\\nlast-half"}'],
])('no part of a secret stays: %s', (_, secrets, text) => {
  const { message } = awsError('create', new Error(text), {}, secrets);

  expect(message).toContain('…');
  expect(message).not.toMatch(/hunter2|more|half/);
});

test('an AWS that is not there is told so', async () => {
  const explained = explainError(await escaped({ status: 200 }, 'http://127.0.0.1:1'), false, env);

  expect(explained).toMatchObject({
    exitCode: 1,
    code: 'KINGLET_CLI_AWS',
    message: expect.stringMatching(/not reached: check the network.*--endpoint-url/),
  });
});

test('a fault of our own keeps its stack', () => {
  expect(explainError(new TypeError('x'), false, env)).toMatchObject({
    exitCode: 1,
    code: undefined,
    message: expect.stringContaining('    at '),
  });
});

test('--json prints the code of any package', async () => {
  const { stdout, exitCode } = await kinglet(folderWith(), ['build', '--json']);

  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'KINGLET_BUNDLER_ENTRY', message: expect.any(String) } });
});

test.each([
  ['--environment', { args: ['--environment', 'hunter2-hunter2'] }],
  ['KINGLET_ENVIRONMENT', { env: { KINGLET_ENVIRONMENT: 'PASSWORD=a,hunter2-hunter2' } }],
  ['environment', { config: '{ "environment": { "PASSWORD": "hunter2-hunter2", "COUNT": 1 } }' }],
  ['environment', { config: '{ "environment": "hunter2-hunter2" }' }],
])(
  'values of environment variables are not shown when they are wrong: %s',
  async (_, given: { args?: string[]; env?: Record<string, string>; config?: string }) => {
    const cwd = folderWith(given.config ? { 'kinglet.config.json': given.config } : {});

    const { stdout, stderr, exitCode } = await kinglet(cwd, ['deploy', '--json', ...(given.args ?? [])], {
      env: given.env ?? {},
    });

    expect(exitCode).toBe(2);
    expect(stdout + stderr).toMatch(/environment/i);
    expect(stdout + stderr).not.toContain('hunter2');
  },
);
