import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { build } from '@kinglet/bundler';
import { commandFor, type LambdaServer, startLambdaServer } from '@kinglet/emulator';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Context } from '../src/context.ts';
import { folderWith, kinglet, type Ran } from './cli.ts';
import { expiredCredentials, type FakeAws, firstTimes, is, type Rule, startFakeAws, throttled } from './fakeAws.ts';
import { type Moto, motoCredentials, motoIsMissing, startMoto } from './moto.ts';
import { startDev } from './runningDev.ts';

const source = `export const handler = async (event) => {
  if (event.fail) throw new TypeError('it failed');
  console.log('got', JSON.stringify(event));
  return event;
};`;
const streaming = `export const handler = awslambda.streamifyResponse(async (event, stream) => {
  stream.write(new Uint8Array([0, 255, 10]));
  await new Promise((done) => setTimeout(done, 300));
  if (event.fail) throw new TypeError('it broke off');
  stream.write('end');
  stream.end();
});`;
const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const arch = process.arch as 'arm64' | 'x64';

// What this machine is configured for must not count, and AWS's clients read it from here.
beforeAll(() => {
  for (const [name, value] of Object.entries(motoCredentials)) vi.stubEnv(name, value);
});
afterAll(() => vi.unstubAllEnvs());

describe.skipIf(process.platform !== 'linux')('here', () => {
  const invoke = (cwd: string, ...args: string[]) => kinglet(cwd, ['invoke', '--local', '--arch', arch, ...args]);

  test('without a dev server it builds for one event, and leaves nothing behind', async () => {
    const cwd = folderWith({ 'src/handler.ts': source });

    const ran = await invoke(cwd, '{"n": 1}');

    expect(ran).toMatchObject({ exitCode: 0, stdout: '{"n":1}' });
    expect(ran.stderr).toMatch(/^[0-9a-f]{8} {2}INFO {4}got {"n":1}$/m);
    expect(ran.stderr).toMatch(
      /^duration \d+\.\d\d ms, billed \d+ ms, cold start \d+\.\d\d ms, memory \d+ of 128 MB$/m,
    );
    expect(readdirSync(join(cwd, '.kinglet'))).toEqual(['.gitignore']);
  });

  test('a running dev server answers, with the build that it has', async () => {
    const cwd = folderWith({ 'src/handler.ts': source });
    await using dev = startDev(cwd, ['--arch', arch]);
    await dev.addresses();

    const first = await invoke(cwd, '{"n":1}');
    const second = await invoke(cwd, '{"n":2}');

    expect([first.stdout, second.stdout]).toEqual(['{"n":1}', '{"n":2}']);
    expect(first.stderr).not.toContain('building');
    expect(first.stderr).toContain('cold start');
    expect(second.stderr).not.toContain('cold start');
  });

  test('a dev server that is gone is not waited for', async () => {
    const cwd = folderWith({ 'src/handler.ts': source });
    mkdirSync(join(cwd, '.kinglet'));
    // The number of a process that lives, but is no dev server.
    const content = { endpoint: 'http://127.0.0.1:9', pid: process.pid, function: 'function' };
    writeFileSync(join(cwd, '.kinglet/dev.json'), JSON.stringify(content));

    expect(await invoke(cwd, '1')).toMatchObject({ exitCode: 0, stdout: '1' });
  });

  test('--async needs a dev server, which goes on with the event', async () => {
    const later = `export const handler = async (event) => {
  await new Promise((done) => setTimeout(done, 300));
  console.log('took', event);
};`;
    const cwd = folderWith({ 'src/handler.ts': later });

    const alone = await invoke(cwd, '1', '--async');
    await using dev = startDev(cwd, ['--arch', arch]);
    await dev.addresses();
    const queued = await invoke(cwd, '1', '--async');

    expect(alone).toMatchObject({ exitCode: 3, stdout: '' });
    expect(alone.stderr).toContain('type `kinglet dev` in another terminal, or leave out --async');
    expect(queued).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^accepted /) });
    await dev.says('took 1');
  });

  test('Ctrl-C ends the wait for stdin', async () => {
    const cwd = folderWith({ 'src/handler.ts': source });
    const world = { readStdin: () => new Promise<never>(() => undefined), signal: AbortSignal.timeout(50) };

    expect(await kinglet(cwd, ['invoke', '--local', '-'], world)).toMatchObject({ exitCode: 130, stdout: '' });
  });

  test('a function that fails is exit code 1, with type, message and stack', async () => {
    const ran = await invoke(folderWith({ 'src/handler.ts': source }), '{"fail":true}');

    expect(ran.exitCode).toBe(1);
    expect(JSON.parse(ran.stdout)).toMatchObject({ errorType: 'TypeError', errorMessage: 'it failed' });
    expect(ran.stderr).toMatch(/the function failed: TypeError: it failed\n {4}at handler \(handler\.ts:2:\d+\)/);
  });

  test('one that cannot be built is exit code 1, and says where', async () => {
    const ran = await invoke(folderWith({ 'src/handler.ts': 'export const handler = (' }));

    expect(ran).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ran.stderr).toContain('handler.ts:1:');
  });

  test('a stream arrives piece by piece, byte for byte', async () => {
    const cwd = folderWith({ 'src/handler.ts': streaming });
    const pieces: { readonly bytes: number[]; readonly at: number }[] = [];
    const console: Context['console'] = {
      isJson: false,
      print: () => expect.unreachable(),
      write: async (bytes) => void pieces.push({ bytes: [...bytes], at: performance.now() }),
      note: () => undefined,
      paint: (_, text) => text,
    };

    const ran = await kinglet(cwd, ['invoke', '--local', '--arch', arch, '--stream'], { console });

    expect(ran.exitCode).toBe(0);
    expect(pieces.map(({ bytes }) => bytes)).toEqual([[0, 255, 10], [...Buffer.from('end')]]);
    expect(pieces[1]!.at - pieces[0]!.at).toBeGreaterThan(200);
  });

  test('a stream that breaks off is exit code 1, with what came before', async () => {
    const cwd = folderWith({ 'src/handler.ts': streaming });

    const shown = await invoke(cwd, '--stream', '{"fail":true}');
    const json = await invoke(cwd, '--stream', '--json', '{"fail":true}');

    expect(shown).toMatchObject({ exitCode: 1, bytes: Buffer.from([0, 255, 10]) });
    expect(shown.stderr).toContain('TypeError: it broke off');
    expect(json.exitCode).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      payload: Buffer.from([0, 255, 10]).toString('base64'),
      isBase64Encoded: true,
      error: { type: 'TypeError', message: 'it broke off' },
    });
  });

  test('on a Mac the function runs on Node', async () => {
    const cwd = folderWith({ 'src/handler.ts': 'export const handler = async () => typeof Buffer;' });

    const ran = await kinglet(cwd, ['invoke', '--local'], { platform: 'darwin' });

    expect(ran).toMatchObject({ exitCode: 0, stdout: '"function"' });
    expect(ran.stderr).toContain('the function runs on Node here');
  });
});

describe.skipIf(process.platform !== 'linux')('over the API of Lambda', () => {
  let server: LambdaServer;
  let cwd: string;
  const stops: (() => Promise<void>)[] = [];
  const invoke = (...args: string[]): Promise<Ran> =>
    kinglet(cwd, ['invoke', '--name', 'echo', '--endpoint-url', server.endpoint, ...args]);
  const fake = async (...rules: Rule[]): Promise<FakeAws> => {
    const started = await startFakeAws({ upstream: server.endpoint, rules });
    stops.push(started.stop);
    return started;
  };

  beforeAll(async () => {
    cwd = folderWith({ 'handler.ts': source, 'stream.ts': streaming });
    const made = async (name: string) =>
      build({ entry: join(cwd, `${name}.ts`), outDir: join(cwd, 'out', name), arch });
    const command = async (name: string) => commandFor((await made(name)).bootstrap, arch);
    server = await startLambdaServer({
      functions: {
        echo: { command: await command('handler'), aliases: ['live', 'canary'] },
        bare: { command: await command('handler') },
        streams: { command: await command('stream') },
      },
    });
    stops.push(server.stop);
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  test('the answer is on stdout byte for byte, log and report are on stderr', async () => {
    const ran = await invoke('{"text": "zwölf"}');

    expect(ran).toMatchObject({ exitCode: 0, stdout: '{"text":"zwölf"}' });
    expect(ran.stderr).toContain('got {"text":"zwölf"}');
    expect(ran.stderr).toMatch(/^duration .* ms, billed \d+ ms, .*memory \d+ of 128 MB$/m);
    expect(ran.stderr).not.toContain('START');
  });

  test('--json gives status, payload, report and error', async () => {
    const [good, bad] = [await invoke('--json', '{"a":1}'), await invoke('--json', '{"fail":1}')];

    expect(good.exitCode).toBe(0);
    expect(JSON.parse(good.stdout)).toMatchObject({
      statusCode: 200,
      payload: { a: 1 },
      report: { kind: 'invocation', durationMs: expect.any(Number), memorySizeMb: 128 },
      error: null,
    });
    expect(bad.exitCode).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({
      error: { type: 'TypeError', message: 'it failed', stack: [expect.stringContaining('handler.ts')] },
    });
  });

  test('the alias is called if the function has it, else the newest code', async () => {
    const seen = await fake();
    const to = (name: string) => kinglet(cwd, ['invoke', '--name', name, '--endpoint-url', seen.endpoint, '1']);

    expect(await to('echo')).toMatchObject({ exitCode: 0, stdout: '1' });
    expect(await to('bare')).toMatchObject({ exitCode: 0, stdout: '1' });

    expect(seen.requests.map(({ path }) => new URL(path, 'http://x').searchParams.get('Qualifier'))).toEqual([
      'live',
      'live',
      null,
    ]);
  });

  test('a qualifier that is named has to be there', async () => {
    expect(await invoke('--qualifier', 'canary', '1')).toMatchObject({ exitCode: 0, stdout: '1' });
    const ran = await invoke('--qualifier', 'nightly', '1');

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain('Expected a function echo with version or alias nightly, found none');
  });

  test('a function that is not there is exit code 3, and says what to type', async () => {
    const ran = await kinglet(cwd, ['invoke', '--name', 'nobody', '--endpoint-url', server.endpoint, '1']);

    expect(ran).toMatchObject({ exitCode: 3, stdout: '' });
    expect(ran.stderr).toContain('type `kinglet deploy`');
  });

  test('--async is accepted at once', async () => {
    const shown = await invoke('--async', '{"a":1}');
    const json = await invoke('--async', '--json', '{"a":1}');

    expect(shown).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^accepted [0-9a-f-]{36}\n$/) });
    expect(JSON.parse(json.stdout)).toEqual({ statusCode: 202, requestId: expect.any(String) });
  });

  test('--stream gives the bytes of a stream and of an answer that is none', async () => {
    const stream = await kinglet(cwd, ['invoke', '--name', 'streams', '--endpoint-url', server.endpoint, '--stream']);

    expect(stream).toMatchObject({
      exitCode: 0,
      bytes: Buffer.concat([Buffer.from([0, 255, 10]), Buffer.from('end')]),
    });
    expect(await invoke('--stream', '{"a":1}')).toMatchObject({ exitCode: 0, stdout: '{"a":1}' });
  });

  test('a throttled call is sent again', async () => {
    const seen = await fake(firstTimes(2, is('lambda POST /functions/echo/invocations'), throttled));

    const ran = await kinglet(cwd, ['invoke', '--name', 'echo', '--endpoint-url', seen.endpoint, '1']);

    expect(ran).toMatchObject({ exitCode: 0, stdout: '1' });
    expect(seen.requests).toHaveLength(3);
  });

  test('credentials that have expired are exit code 4, and no secret is shown', async () => {
    const seen = await fake(() => expiredCredentials);

    const ran = await kinglet(cwd, ['invoke', '--name', 'echo', '--endpoint-url', seen.endpoint, '1']);

    expect(ran).toMatchObject({ exitCode: 4, stdout: '' });
    expect(ran.stderr).not.toContain(motoCredentials.AWS_SECRET_ACCESS_KEY);
  });

  test('Ctrl-C ends the wait', async () => {
    const seen = await fake(() => new Promise(() => undefined));
    const args = ['invoke', '--name', 'echo', '--endpoint-url', seen.endpoint, '1'];

    const ran = await kinglet(cwd, args, { signal: AbortSignal.timeout(200) });

    expect(ran).toMatchObject({ exitCode: 130, stderr: expect.stringContaining('interrupted') });
  });

  describe('the event', () => {
    test('is event.json, or {} without one', async () => {
      expect((await invoke()).stdout).toBe('{}');
      writeFileSync(join(cwd, 'event.json'), '{"from":"file"}');

      expect((await invoke()).stdout).toBe('{"from":"file"}');
    });

    test('is a file, stdin, or JSON, by word or by option', async () => {
      writeFileSync(join(cwd, 'other.json'), '[1]');
      const args = ['invoke', '--name', 'echo', '--endpoint-url', server.endpoint, '--event', '-'];

      expect((await invoke('other.json')).stdout).toBe('[1]');
      expect((await invoke('-e', 'other.json')).stdout).toBe('[1]');
      expect((await invoke('--event', 'false')).stdout).toBe('false');
      expect((await kinglet(cwd, args, { readStdin: async () => Buffer.from('"stdin"') })).stdout).toBe('"stdin"');
    });

    test.each([
      [['bad.json'], 'bad.json:2:8: expected JSON, found "oops"'],
      [['latin.json'], 'latin.json: expected JSON in UTF-8'],
      [['{"a":}'], 'the event:1:6: expected JSON, found "}"'],
      [['missing.json'], 'found no file missing.json'],
      [['1', '--event', '2'], 'Expected one event'],
      [['--stream', '--async', '1'], 'Expected --stream or --async, got both'],
      [['1', '2'], 'Expected 1 word(s)'],
    ])('%j is misuse', async (args, message) => {
      writeFileSync(join(cwd, 'bad.json'), '{\n  "a": oops\n}');
      writeFileSync(join(cwd, 'latin.json'), Buffer.from([0x22, 0xfc, 0x22]));

      const ran = await invoke(...args);

      expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
      expect(ran.stderr).toContain(message);
    });
  });
});

describe.skipIf(motoIsMissing)('deployed to moto', () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  }, 60_000);
  afterAll(() => moto?.stop());

  test('the answer of a deployed function comes through', async () => {
    const client = { endpoint: moto.endpoint, region: 'eu-central-1' };
    const lambda = new LambdaClient(client);
    const { Role } = await new IAMClient(client).send(
      new CreateRoleCommand({ RoleName: 'any', AssumeRolePolicyDocument: trust }),
    );
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: 'deployed',
        Runtime: 'provided.al2023',
        Role: Role?.Arn,
        Handler: 'bootstrap',
        Code: { ZipFile: Buffer.from('PK') },
      }),
    );
    const results = JSON.stringify({ results: ['{"sum":3}'], region: 'eu-central-1' });
    await fetch(`${moto.endpoint}/moto-api/static/lambda-simple/response`, { method: 'POST', body: results });
    const args = ['--endpoint-url', moto.endpoint, '--region', 'eu-central-1', '[1,2]'];

    const there = await kinglet(folderWith(), ['invoke', '--name', 'deployed', ...args]);

    expect(there).toMatchObject({ exitCode: 0, stdout: '{"sum":3}' });
  });
});
