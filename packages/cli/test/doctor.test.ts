import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '@kinglet/bundler';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { makeLibrary } from '../../bundler/test/makeLibrary.ts';
import type { Context } from '../src/context.ts';
import { checkNode } from '../src/doctor/checkNode.ts';
import type { Finding } from '../src/doctor/finding.ts';
import { runChecks } from '../src/doctor/runChecks.ts';
import { folderWith, kinglet } from './cli.ts';

const handler = { 'src/handler.ts': 'export const handler = async () => 1;', 'package.json': '{"name":"@me/greet"}' };
const empty = folderWith();
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const id = 'AKIAIOSFODNN7EXAMPLE';

interface Diagnosis {
  readonly exitCode: number;
  readonly findings: readonly Finding[];
  /** Of one check. */
  readonly of: (check: string) => readonly Finding[];
}

/** `kinglet doctor --json`; without `env` of this machine's. */
async function diagnose(
  cwd: string,
  args: readonly string[] = [],
  { env, ...more }: Partial<Context> = {},
): Promise<Diagnosis> {
  const home = { HOME: empty, PATH: process.env.PATH };
  const { exitCode, stdout, stderr } = await kinglet(cwd, ['doctor', '--json', ...args], {
    env: { ...home, ...env },
    ...more,
  });
  expect(`${stdout}${stderr}`).not.toContain(secret);
  expect(`${stdout}${stderr}`).not.toContain(id);
  const { findings } = JSON.parse(stdout) as { findings: Finding[] };
  return { exitCode, findings, of: (check) => findings.filter((finding) => finding.check === check) };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a project', () => {
  test('that is sound has no problem, and every finding is a line', async () => {
    const { exitCode, findings, of } = await diagnose(folderWith(handler), ['--arch', process.arch]);

    expect(findings.filter(({ status }) => status === 'problem')).toEqual([]);
    expect(of('entry')).toEqual([{ check: 'entry', status: 'ok', found: 'src/handler.ts' }]);
    expect(of('function name')).toMatchObject([{ found: 'greet' }]);
    expect(of('handler')).toMatchObject([{ found: 'engine quickjs' }]);
    expect(of('config')).toMatchObject([{ found: 'no file, so defaults' }]);
    expect(exitCode).toBe(0);
  });

  test('prints warnings with the line to type below them, and the sum last', async () => {
    const { stdout } = await kinglet(folderWith(handler), ['doctor'], { env: { HOME: empty } });

    expect(stdout).toMatch(/\nwarning {2}aws region: none\n {9}→ aws configure set region/);
    expect(stdout).toMatch(/\n0 problem\(s\), \d warning\(s\)\n$/);
  });

  test('without a handler and a name says how to get them', async () => {
    const { exitCode, of } = await diagnose(folderWith());

    expect(of('entry')).toMatchObject([{ status: 'problem', fix: expect.stringContaining('kinglet init') }]);
    expect(of('function name')).toMatchObject([{ status: 'problem', found: expect.stringContaining('give --name') }]);
    expect(exitCode).toBe(1);
  });

  test('with a broken config is told the line, and everything else is checked all the same', async () => {
    const cwd = folderWith({ ...handler, 'kinglet.config.json': '{\n  "memroy": 256\n}' });

    const { exitCode, of } = await diagnose(cwd);

    expect(of('config')).toMatchObject([
      { status: 'problem', found: expect.stringMatching(/^kinglet.config.json:2: .*did you mean memory/) },
    ]);
    expect(of('handler')).toMatchObject([{ status: 'ok' }]);
    expect(exitCode).toBe(1);
  });

  test('that does not compile is told where', async () => {
    const cwd = folderWith({ ...handler, 'src/handler.ts': 'export const handler = async () => {' });

    expect((await diagnose(cwd)).of('handler')).toMatchObject([
      { status: 'problem', found: expect.stringContaining('handler.ts:1:') },
    ]);
  });

  test('that uses what quickjs lacks is warned', async () => {
    const cwd = folderWith({
      ...handler,
      'src/handler.ts': 'export const handler = async () => fetch("https://a.b");',
    });

    expect((await diagnose(cwd)).of('handler')).toMatchObject([{ status: 'ok' }, { status: 'warning' }]);
  });
});

describe('native modules', () => {
  const addon = (arch: 'x64' | 'arm64', version: string) =>
    makeLibrary({ arch, needed: ['libc.so.6'], versions: { 'libc.so.6': [version] } });

  function projectWith(file: string, bytes: Uint8Array): string {
    const cwd = folderWith({
      ...handler,
      'src/handler.ts': "import { value } from 'addon';\nexport const handler = async () => value;",
      'node_modules/addon/package.json': '{"name":"addon","main":"index.js"}',
      'node_modules/addon/index.js':
        "const load = require('node:module').createRequire(__filename); exports.value = load('./' + 'x.node');",
      'node_modules/unused/package.json': '{"name":"unused"}',
    });
    mkdirSync(join(cwd, 'node_modules/addon', file, '..'), { recursive: true });
    writeFileSync(join(cwd, 'node_modules/addon', file), bytes);
    writeFileSync(join(cwd, 'node_modules/unused/unused.node'), addon('x64', 'GLIBC_9.9'));
    return cwd;
  }

  test.each<[string, string, Uint8Array, string]>([
    ['of another processor', 'build/Release/x.node', addon('x64', 'GLIBC_2.2.5'), 'for arm64, found x64'],
    ['with a glibc that is too new', 'x.node', addon('arm64', 'GLIBC_2.38'), 'at most GLIBC_2.34'],
    ['without a library', 'lib/x.node', makeLibrary({ arch: 'arm64', needed: ['libvips.so.42'] }), 'no libvips.so.42'],
  ])('%s are a problem, where a package that is imported has them', async (_, file, bytes, found) => {
    const { exitCode, of } = await diagnose(projectWith(file, bytes), ['--arch', 'arm64']);

    expect(of('native modules')).toMatchObject([
      {
        status: 'problem',
        found: expect.stringContaining(found),
        fix: expect.stringContaining('npm install --os=linux --cpu=arm64'),
      },
    ]);
    expect(of('native modules')[0]?.found).toContain(`addon/${file}`);
    expect(exitCode).toBe(1);
  });

  test('that Lambda can load are counted', async () => {
    const cwd = projectWith('prebuilds/linux-arm64/x.node', addon('arm64', 'GLIBC_2.17'));

    expect((await diagnose(cwd)).of('native modules')).toMatchObject([{ status: 'ok', found: '1, for arm64' }]);
  });

  test('a built zip for another processor is a problem, a sound one is not', async () => {
    const cwd = folderWith(handler);
    await build({ entry: join(cwd, 'src/handler.ts'), outDir: join(cwd, 'dist'), arch: 'x64' });

    expect((await diagnose(cwd, ['--arch', 'x64'])).of('built zip')).toMatchObject([{ status: 'ok' }]);
    expect((await diagnose(cwd, ['--arch', 'arm64'])).of('built zip')).toMatchObject([
      { status: 'problem', found: expect.stringContaining('for arm64, found x64'), fix: 'kinglet build' },
    ]);
  });

  test('a zip that is none is a problem', async () => {
    const cwd = folderWith({ ...handler, 'dist/function.zip': 'not a zip' });

    expect((await diagnose(cwd)).of('built zip')).toMatchObject([{ status: 'problem' }]);
  });
});

describe('the machine', () => {
  const run = 'dev and invoke --local';

  test.each(['darwin', 'win32'] as const)(
    '%s builds for arm64, and runs on Node with WebAssembly',
    async (platform) => {
      const { exitCode, of } = await diagnose(folderWith(handler), [], { platform, hostArch: 'arm64' });

      expect(of('build')).toMatchObject([
        { status: 'ok', found: expect.stringMatching(`engine quickjs for arm64 on ${platform}: .*WebAssembly`) },
      ]);
      expect(of(run)).toMatchObject([
        {
          status: 'ok',
          found: expect.stringMatching(/the function runs on Node here, with the kernels in WebAssembly/),
        },
      ]);
      expect(exitCode).toBe(0);
    },
  );

  test('engine native does not run outside of Linux', async () => {
    const { exitCode, of } = await diagnose(folderWith(handler), ['--engine', 'native'], { platform: 'darwin' });

    expect(of(run)).toMatchObject([{ status: 'problem', found: expect.stringContaining('Expected Linux') }]);
    expect(exitCode).toBe(1);
  });

  test('x64 without qemu: a warning with the line to type; with --arch x64 none', async () => {
    const machine = { platform: 'linux', hostArch: 'x64', env: { PATH: empty } } as const;

    expect((await diagnose(folderWith(handler), ['--arch', 'arm64'], machine)).of(run)).toMatchObject([
      { status: 'warning', fix: 'apt-get install qemu-user' },
    ]);
    expect((await diagnose(folderWith(handler), ['--arch', 'x64'], machine)).of(run)).toMatchObject([
      { status: 'ok', found: 'run as on AWS, x64' },
    ]);
  });

  test('without clang engine native is a problem; unless it is asked for, a warning; for another engine nothing', () => {
    const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
    const cwd = folderWith(handler);
    const checked = (...args: string[]): Finding[] => {
      const { stdout } = spawnSync(
        process.execPath,
        ['--conditions=@kinglet/source', main, 'doctor', '--json', ...args],
        { cwd, encoding: 'utf8', env: { PATH: empty, HOME: empty } },
      );
      return (JSON.parse(stdout) as { findings: Finding[] }).findings.filter(({ check }) => check.includes('clang'));
    };

    expect(checked('--engine', 'native')).toMatchObject([
      {
        status: 'problem',
        found: expect.stringContaining('found none'),
        fix: expect.stringContaining('apt-get install clang'),
      },
    ]);
    expect(checked()).toMatchObject([{ status: 'warning', fix: expect.stringContaining('apt-get install clang') }]);
    expect(checked('--engine', 'quickjs')).toEqual([]);
  });

  test.each([
    ['22.11.0', 'problem'],
    ['20.20.2', 'problem'],
    ['22.12.0', 'ok'],
    ['24.0.0', 'ok'],
  ])('Node %s: %s', (version, status) => {
    expect(checkNode(version)).toMatchObject([{ status }]);
  });
});

describe('AWS credentials', () => {
  const keys = `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;
  const home = folderWith({
    '.aws/credentials': `[default]\n${keys}[keys]\n${keys}`,
    '.aws/config': [
      '[default]\nregion = eu-west-1',
      '[profile keys]\nregion=eu-central-1',
      '[profile sso]\nsso_session = mine\nregion = us-east-1',
      '[sso-session mine]\nsso_region = us-east-1',
      '[profile bare]\noutput = json',
    ].join('\n'),
  });

  test.each<[string, Record<string, string>, string[], Finding['status'], RegExp]>([
    ['none', {}, [], 'warning', /^none found here/],
    ['keys in the environment', { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret }, [], 'ok', /environment$/],
    [
      'a session in the environment',
      { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: secret },
      [],
      'ok',
      /with a session token$/,
    ],
    ['half of the keys', { AWS_ACCESS_KEY_ID: id }, [], 'problem', /AWS_SECRET_ACCESS_KEY is not/],
    ['the other half', { AWS_SECRET_ACCESS_KEY: secret }, [], 'problem', /AWS_ACCESS_KEY_ID is not/],
    ['the default profile', { HOME: home }, [], 'ok', /access keys of the default profile, by .*credentials$/],
    ['a profile', { HOME: home }, ['--profile', 'sso'], 'ok', /single sign-on of the profile sso, by .*config$/],
    ['a profile by the environment', { HOME: home, AWS_PROFILE: 'keys' }, [], 'ok', /of the profile keys/],
    ['a profile that is not there', { HOME: home }, ['--profile', 'nope'], 'problem', /there is no profile nope/],
    ['a section that is no profile', { HOME: home }, ['--profile', 'mine'], 'problem', /there is no profile mine/],
    ['a profile without credentials', { HOME: home, AWS_PROFILE: 'bare' }, [], 'problem', /the profile bare has none/],
    ['a web identity', { AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_ROLE_ARN: 'arn' }, [], 'ok', /a web identity/],
    ['a container', { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://x' }, [], 'ok', /the role of this container/],
  ])('%s', async (_, env, args, status, found) => {
    const { of } = await diagnose(folderWith(handler), args, { env });

    expect(of('aws credentials')).toMatchObject([{ status, found: expect.stringMatching(found) }]);
  });

  test.each<[string, Record<string, string>, string[], Finding['status'], string]>([
    ['by the option', { AWS_REGION: 'us-east-1' }, ['--region', 'eu-north-1'], 'ok', 'eu-north-1, by the settings'],
    ['by the environment', { AWS_REGION: 'us-east-1', HOME: home }, [], 'ok', 'us-east-1, by AWS_REGION'],
    ['by a profile', { HOME: home, AWS_PROFILE: 'keys' }, [], 'ok', 'eu-central-1, by the profile keys'],
    ['by the default profile', { HOME: home }, [], 'ok', 'eu-west-1, by the profile default'],
    ['for the AWS CLI alone', { AWS_DEFAULT_REGION: 'us-east-1' }, [], 'warning', 'none; AWS_DEFAULT_REGION is set'],
    ['none', {}, [], 'warning', 'none'],
  ])('region %s', async (_, env, args, status, found) => {
    const { of } = await diagnose(folderWith(handler), args, { env });

    expect(of('aws region')).toMatchObject([{ status, found: expect.stringContaining(found) }]);
  });

  test('--online asks AWS, and tells whose they are or why they do not work', async () => {
    const arn = 'arn:aws:iam::123456789012:user/wren';
    let answer: [number, string] = [
      200,
      `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${arn}</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    ];
    const server = createServer((_, response) => void response.writeHead(answer[0]).end(answer[1]));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    vi.stubEnv('AWS_ACCESS_KEY_ID', id);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', secret);
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const args = ['--online', '--endpoint-url', endpoint, '--region', 'eu-central-1'];

    const known = await diagnose(folderWith(handler), args);
    answer = [
      403,
      '<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>no</Message></Error></ErrorResponse>',
    ];
    const unknown = await diagnose(folderWith(handler), args);
    server.close();

    expect(known.of('aws identity')).toEqual([{ check: 'aws identity', status: 'ok', found: arn }]);
    expect(unknown.of('aws identity')).toMatchObject([
      { status: 'problem', found: expect.stringContaining('AWS does not know these credentials') },
    ]);
    expect(unknown.exitCode).toBe(1);
  });
});

test('a check that fails is a problem, and stops no other', async () => {
  const findings = await runChecks([
    { name: 'first', run: () => Promise.reject(new Error('broken')) },
    { name: 'second', run: () => [{ check: 'second', status: 'ok', found: 'x' }] },
  ]);

  expect(findings).toEqual([
    { check: 'first', status: 'problem', found: 'broken' },
    { check: 'second', status: 'ok', found: 'x' },
  ]);
});
