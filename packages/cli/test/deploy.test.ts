// kinglet deploy, against moto: what AWS then holds, read back by boto3.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, kinglet } from './cli.ts';
import { policyArns, project, testOnAws, zipAnswering } from './deployed.ts';

const {
  onAws,
  aws,
  moto,
  zips: [first, second],
} = await testOnAws();
const own = { 'kinglet:managed-by': 'kinglet-cli' };

onAws('makes role, log group, function, version, alias and URL', async () => {
  const config = {
    memory: 512,
    timeout: 20,
    description: 'adds',
    environment: { TABLE: 'orders' },
    tags: { team: 'math' },
  };

  const deployed = await project('adder', aws.endpoint, config).json('deploy', '--zip', first);

  const { functions, roles, logGroups } = await moto.state();
  const arn = 'arn:aws:lambda:eu-central-1:123456789012:function:adder';
  expect(deployed).toMatchObject({
    hasChanged: true,
    arn: `${arn}:live`,
    version: '1',
    url: expect.stringMatching(/^https:/),
  });
  expect(functions.adder?.latest).toMatchObject({
    Configuration: {
      Runtime: 'provided.al2023',
      Handler: 'index.handler',
      Architectures: ['arm64'],
      MemorySize: 512,
      Timeout: 20,
      Description: 'adds',
      Environment: { Variables: { TABLE: 'orders' } },
      Role: 'arn:aws:iam::123456789012:role/kinglet-adder',
      CodeSize: readFileSync(first).length,
    },
    Tags: { ...own, team: 'math' },
  });
  expect(functions.adder?.aliases).toMatchObject([{ Name: 'live', FunctionVersion: '1' }]);
  expect(functions.adder?.url).toMatchObject({ AuthType: 'AWS_IAM', InvokeMode: 'BUFFERED' });
  const Principal = { AWS: 'arn:aws:iam::123456789012:root' };
  expect(functions.adder?.policy).toMatchObject([
    { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'AWS_IAM', Principal, Resource: `${arn}:live` },
    { Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true, Principal, Resource: `${arn}:live` },
  ]);
  expect(logGroups).toMatchObject({ '/aws/lambda/adder': { retentionInDays: 14, tags: { ...own, team: 'math' } } });
  expect(roles['kinglet-adder']).toMatchObject({
    role: {
      AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }] },
      Tags: expect.arrayContaining([
        { Key: 'kinglet:managed-by', Value: 'kinglet-cli' },
        { Key: 'team', Value: 'math' },
      ]),
    },
    attached: [],
  });
  expect(roles['kinglet-adder']?.inline).toEqual({
    'kinglet-logs': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: 'arn:aws:logs:*:123456789012:log-group:/aws/lambda/adder:*',
        },
      ],
    },
  });
});

onAws('builds first, when no zip is given', async () => {
  const { cwd, json } = project('built', aws.endpoint, { entry: 'handler.ts' });
  writeFileSync(join(cwd, 'handler.ts'), 'export const handler = async () => 1;');

  await json('deploy');

  const held = (await moto.state()).functions.built?.latest as { Configuration: { CodeSize: number } };
  expect(held.Configuration.CodeSize).toBe(readFileSync(join(cwd, 'dist/function.zip')).length);
});

onAws('a zip for the node engine gets the managed runtime', async () => {
  await project('noder', aws.endpoint).json('deploy', '--zip', await zipAnswering('one', 'node'));

  expect((await moto.state()).functions.noder?.latest).toMatchObject({
    Configuration: { Runtime: 'nodejs24.x', Handler: 'handler.handler' },
  });
});

onAws('--dry-run prints the plan that a deploy then carries out, and sends no request that writes', async () => {
  const { json, run } = project('dry', aws.endpoint, { environment: { A1: 'x' } });
  const before = await moto.state();

  const { plan } = await json('deploy', '--dry-run', '--zip', first);
  const shown = await run('deploy', '--dry-run', '--zip', first);

  expect(aws.writes()).toEqual([]);
  expect(await moto.state()).toEqual(before);
  expect(shown.stdout).toContain('+ create function dry\n');
  expect(shown.stdout).toContain('nothing was changed: a dry run');
  expect((await json('deploy', '--zip', first)).plan).toEqual(plan);
});

onAws('a second run with nothing new sends no request that writes, and says so', async () => {
  const config = {
    environment: { B1: '1', A1: '2' },
    tags: { team: 'math' },
    memory: 256,
    url: 'public',
    provisionedConcurrency: 2,
    policies: [policyArns.reading],
  };
  const { run, json } = project('again', aws.endpoint, config);
  const deployed = await json('deploy', '--zip', first);
  const [before, writes] = [await moto.state(), aws.writes().length];

  const again = await run('deploy', '--zip', first);
  const asJson = await json('deploy', '--zip', first);

  expect(again.stdout).toContain('nothing to change: again is as it should be');
  expect(asJson).toMatchObject({ hasChanged: false, arn: deployed.arn, version: '1', url: deployed.url });
  expect(aws.writes()).toHaveLength(writes);
  expect(await moto.state()).toEqual(before);
});

onAws('new code is a new version, and the alias moves to it', async () => {
  const { json } = project('moving', aws.endpoint);
  await json('deploy', '--zip', first);

  const deployed = await json('deploy', '--zip', second);

  const { aliases, versions } = (await moto.state()).functions.moving ?? {};
  expect(deployed).toMatchObject({
    version: '2',
    plan: expect.arrayContaining([expect.objectContaining({ resource: 'function moving', action: 'update' })]),
  });
  expect(aliases).toMatchObject([{ FunctionVersion: '2' }]);
  expect(versions).toHaveLength(2);
  expect(aws.writes()).toEqual(expect.arrayContaining(['lambda PUT /functions/moving/code']));
});

onAws('new configuration is a new version, without another upload', async () => {
  const { json } = project('tuned', aws.endpoint);
  await json('deploy', '--zip', first);
  const writes = aws.writes().length;

  await json('deploy', '--zip', first, '--memory', '1024');

  expect((await moto.state()).functions.tuned?.versions).toMatchObject([{ MemorySize: 128 }, { MemorySize: 1024 }]);
  expect(aws.writes().slice(writes)).toEqual([
    'lambda PUT /functions/tuned/configuration',
    'lambda POST /functions/tuned/versions',
    'lambda PUT /functions/tuned/aliases/live',
  ]);
});

onAws('--no-promote publishes a version that the alias does not get', async () => {
  const { json } = project('held', aws.endpoint);
  await json('deploy', '--zip', first);

  expect(await json('deploy', '--zip', second, '--no-promote')).toMatchObject({ version: '1', hasChanged: true });
  expect(await json('deploy', '--zip', second, '--no-promote')).toMatchObject({ version: '1', hasChanged: false });

  expect((await moto.state()).functions.held).toMatchObject({
    aliases: [{ FunctionVersion: '1' }],
    versions: [{}, {}],
  });
  expect(await json('deploy', '--zip', second)).toMatchObject({ version: '2', hasChanged: true });
  expect((await moto.state()).functions.held?.versions).toHaveLength(2);
});

test('deploy --help lists its options', async () => {
  const { stdout, exitCode } = await kinglet(folderWith(), ['deploy', '--help']);

  expect(exitCode).toBe(0);
  for (const flag of ['--zip', '--dry-run', '--adopt', '--memory', '--url']) expect(stdout).toContain(flag);
});
