// kinglet deploy: what it refuses to touch, to upload and to print.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeZip } from '@kinglet/bundler';
import { expect } from 'vitest';
import { folderWith } from './cli.ts';
import { project, testOnAws, useTestCredentials, zipAnswering } from './deployed.ts';

const {
  onAws,
  aws,
  moto,
  zips: [first, second],
} = await testOnAws();
const own = { 'kinglet:managed-by': 'kinglet-cli' };

onAws.each(['function', 'log group', 'role'])(
  'a %s that it did not make is changed with --adopt alone',
  async (kind) => {
    const trust = '{"Version":"2012-10-17","Statement":[]}';
    if (kind === 'role')
      await moto.aws('iam', 'create-role', '--role-name', 'kinglet-theirs', '--assume-role-policy-document', trust);
    if (kind === 'log group') await moto.aws('logs', 'create-log-group', '--log-group-name', '/aws/lambda/theirs');
    if (kind === 'function') {
      await moto.aws('iam', 'create-role', '--role-name', 'other', '--assume-role-policy-document', trust);
      const role = 'arn:aws:iam::123456789012:role/other';
      await moto.aws(
        'lambda',
        'create-function',
        '--function-name',
        'theirs',
        '--runtime',
        'provided.al2023',
        '--handler',
        'x.y',
        '--architectures',
        'arm64',
        '--role',
        role,
        '--zip-file',
        `fileb://${second}`,
      );
    }
    const before = await moto.state();
    const { run, json } = project('theirs', aws.endpoint);

    for (const args of [[], ['--dry-run']]) {
      const refused = await run('deploy', '--zip', first, ...args);
      expect(refused.exitCode).toBe(5);
      expect(refused.stderr).toMatch(new RegExp(`without that tag: ${kind} \\S*theirs; nothing was changed.*--adopt`));
    }
    expect(aws.writes()).toEqual([]);
    expect(await moto.state()).toEqual(before);

    await json('deploy', '--zip', first, '--adopt');
    expect(await json('deploy', '--zip', first)).toMatchObject({ hasChanged: false });
    const { functions } = await moto.state();
    expect(functions.theirs?.latest.Tags).toEqual(own);
  },
);

onAws('a zip that could not start is never uploaded', async () => {
  const { run } = project('broken', aws.endpoint);
  const folder = folderWith();
  const zip = join(folder, 'broken.zip');
  const refused = async (bytes: Uint8Array) => {
    writeFileSync(zip, bytes);
    return run('deploy', '--zip', zip);
  };

  const wrongArch = await run('deploy', '--zip', await zipAnswering('one', 'quickjs', 'x64'));
  const truncated = await refused(readFileSync(first).subarray(0, 10_000));
  const empty = await refused(writeZip([{ name: 'readme.txt', bytes: new Uint8Array(3), mode: 0o644 }]));
  const noZip = await refused(Buffer.from('no zip'));
  const tooLarge = await refused(new Uint8Array(50 * 1024 * 1024 + 1));
  const absent = await run('deploy', '--zip', join(folder, 'absent.zip'));

  expect(wrongArch).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/would not start.*\n- expected the bootstrap for arm64, found x64/),
  });
  expect(truncated).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('truncated') });
  expect(empty).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('found neither') });
  expect(noZip.exitCode).toBe(1);
  expect(tooLarge).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("Lambda's limit for an upload") });
  expect(absent).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('check --zip') });
  expect(aws.requests).toEqual([]);
});

onAws('no verb ever prints the value of an environment variable', async () => {
  const secrets = ['s3cr3t-of-the-file', 's3cr3t-of-the-flag', 's3cr3t-of-the-environment', 's3cr3t-by-hand'];
  const env = { KINGLET_ENVIRONMENT: `PASSWORD=${secrets[2]}` };
  const { run, printed } = project('quiet', aws.endpoint, { environment: { PASSWORD: secrets[0] } }, {});
  const other = project('quiet', aws.endpoint, {}, { env });
  const debug = ['--debug'];

  for (const more of [[], ['--json'], debug]) {
    await run('deploy', '--zip', first, '--dry-run', ...more);
    await run('deploy', '--zip', first, ...more);
    await run(
      'deploy',
      '--zip',
      first,
      '--environment',
      `PASSWORD=${secrets[1]}`,
      '--environment',
      `TOKEN=${secrets[1]}`,
      ...more,
    );
    await other.run('deploy', '--zip', first, ...more);
    await run('deploy', '--zip', first, '--environment', `1WRONG=${secrets[1]}`, ...more);
    await run('deploy', '--zip', first, '--environment', secrets[1] as string, ...more);
    await run('rollback', ...more);
    await run('promote', ...more);
    await run('delete', '--dry-run', ...more);
    await run('delete', ...more);
  }
  await moto.aws(
    'lambda',
    'update-function-configuration',
    '--function-name',
    'quiet',
    '--environment',
    `Variables={PASSWORD=${secrets[3]}}`,
  );
  await run('deploy', '--zip', first);
  await run('delete', '--yes');

  const all = printed() + other.printed();
  expect(all).toContain('environment PASSWORD: (a value) -> (another value)');
  for (const secret of [...secrets, process.env.AWS_SECRET_ACCESS_KEY as string]) expect(all).not.toContain(secret);
});

onAws.each([
  [
    ['--role', 'arn:aws:iam::123456789012:role/r', '--policies', 'arn:aws:iam::aws:policy/p'],
    /policies only for a role that deploy makes/,
  ],
  [['--layers', 'none'], /Expected layers to be ARNs/],
  [['--log-retention', '2'], /Expected logRetention to be a time that CloudWatch takes, got 2/],
  [['--environment', 'AWS_REGION=x1'], /Lambda itself sets/],
  [['--name', 'a b'], /--name/],
  [['--memory', '64'], /--memory/],
])('misuse is found before anything is asked: %j', async (args, message) => {
  const { exitCode, stderr } = await project('misused', aws.endpoint).run('deploy', '--zip', first, ...args);

  expect(exitCode).toBe(2);
  expect(stderr).toMatch(message);
  expect(aws.requests).toEqual([]);
});

onAws('without credentials or region it says what to set', async () => {
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) process.env[name] = '';
  const noCredentials = await project('nobody', aws.endpoint).run('deploy', '--zip', first);
  expect(noCredentials).toMatchObject({ exitCode: 4, stderr: expect.stringContaining('aws configure') });

  useTestCredentials();
  process.env.AWS_REGION = '';
  process.env.AWS_DEFAULT_REGION = '';
  const noRegion = await project('nowhere', aws.endpoint).run('deploy', '--zip', first);
  expect(noRegion).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--region') });
});
