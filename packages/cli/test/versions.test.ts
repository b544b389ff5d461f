// kinglet rollback and promote, against moto.
import { expect } from 'vitest';
import { type Project, project, testOnAws } from './deployed.ts';

const {
  onAws,
  aws,
  moto,
  zips: [first, second],
} = await testOnAws();

/** Three versions; the alias is at the last. */
async function threeVersions(): Promise<Project> {
  const made = project('v', aws.endpoint);
  await made.json('deploy', '--zip', first);
  await made.json('deploy', '--zip', second);
  await made.json('deploy', '--zip', second, '--memory', '256');
  return made;
}

async function heldAlias(): Promise<unknown> {
  const alias = (await moto.state()).functions.v?.aliases[0];
  return [
    alias?.FunctionVersion,
    (alias?.RoutingConfig as { AdditionalVersionWeights?: unknown } | undefined)?.AdditionalVersionWeights ?? {},
  ];
}

onAws('rollback goes to the version before, and says from where to where', async () => {
  const { run, json } = await threeVersions();

  const { stdout } = await run('rollback');

  expect(stdout).toBe('~ update alias live of v\n    version: 3 -> 2\n');
  expect(await heldAlias()).toEqual(['2', {}]);
  expect(await json('rollback')).toMatchObject({
    hasChanged: true,
    from: { version: '2' },
    to: { version: '1', weights: {} },
  });
  expect(await heldAlias()).toEqual(['1', {}]);
  const refused = await run('rollback');
  expect(refused).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining('Expected a version before 1, found none; published are 1, 2, 3'),
  });
  expect(await heldAlias()).toEqual(['1', {}]);
});

onAws('rollback takes a version, and refuses one that is not there', async () => {
  const { run, json } = await threeVersions();

  expect(await json('rollback', '1')).toMatchObject({ to: { version: '1' } });
  expect(await json('rollback', '1')).toMatchObject({ hasChanged: false });
  for (const absent of ['9', '$LATEST', 'live', '0', '01', '1.0', '0x1'])
    expect(await run('rollback', absent)).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('there are 1, 2, 3'),
    });
  expect(await heldAlias()).toEqual(['1', {}]);
});

onAws('a canary gets its share, then everything, or ends', async () => {
  const { run, json } = await threeVersions();
  await json('rollback', '1');

  const canary = await run('promote', '--weight', '10');
  expect(canary.stdout).toContain('version: 1 -> 1 (90 %), 3 (10 %)');
  expect(await heldAlias()).toEqual(['1', { 3: 0.1 }]);
  await json('promote', '2', '--weight', '0.7');
  expect(await heldAlias()).toEqual(['1', { 2: 0.007 }]);

  await json('promote', '2', '--weight', '0');
  expect(await heldAlias()).toEqual(['1', {}]);
  await json('promote', '2', '--weight', '50');
  expect(await json('rollback')).toMatchObject({
    from: { version: '1', weights: { 2: 0.5 } },
    to: { version: '1', weights: {} },
  });
  expect(await heldAlias()).toEqual(['1', {}]);

  await json('promote', '--weight', '30');
  expect(await json('promote')).toMatchObject({ to: { version: '3', weights: {} } });
  expect(await heldAlias()).toEqual(['3', {}]);
  expect((await run('promote')).stdout).toBe('nothing to change: alias live of v is at version 3\n');
});

onAws('a deploy of what is a canary already leaves the canary', async () => {
  const { json } = await threeVersions();
  await json('rollback', '1');
  await json('promote', '--weight', '10');

  expect(await json('deploy', '--zip', second)).toMatchObject({ hasChanged: false, version: '1' });
  expect(await heldAlias()).toEqual(['1', { 3: 0.1 }]);
});

onAws('--dry-run says what would move, and sends no request that writes', async () => {
  const { json, run } = await threeVersions();
  const writes = aws.writes().length;

  for (const words of [['rollback'], ['rollback', '1'], ['promote', '1', '--weight', '5'], ['promote', '2']]) {
    const [verb = '', ...args] = words;
    expect(await json(verb, ...args, '--dry-run')).toMatchObject({
      isDryRun: true,
      hasChanged: false,
      step: { action: 'update' },
    });
    expect((await run(verb, ...args, '--dry-run')).stdout).toContain('nothing was changed: a dry run');
  }
  expect(aws.writes()).toHaveLength(writes);
});

onAws('neither moves what is not there, or what kinglet did not make', async () => {
  const trust = '{"Version":"2012-10-17","Statement":[]}';
  const function_ = ['--function-name', 'v'];
  await moto.aws('iam', 'create-role', '--role-name', 'r', '--assume-role-policy-document', trust);
  const more = [
    '--runtime',
    'provided.al2023',
    '--handler',
    'x.y',
    '--role',
    'arn:aws:iam::123456789012:role/r',
    '--zip-file',
    `fileb://${first}`,
  ];
  await moto.aws('lambda', 'create-function', ...function_, ...more, '--publish');
  await moto.aws('lambda', 'create-alias', ...function_, '--name', 'live', '--function-version', '$LATEST');

  for (const verb of ['rollback', 'promote']) {
    const theirs = await project('v', aws.endpoint).run(verb, '1');
    const absent = await project('absent', aws.endpoint).run(verb);
    const otherAlias = await project('v', aws.endpoint).run(verb, '--alias', 'staging');
    expect(theirs).toMatchObject({ exitCode: 5, stderr: expect.stringContaining('without that tag: function v') });
    expect(absent).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('`kinglet deploy` first') });
    expect(otherAlias).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('alias staging of the function v'),
    });
  }
  expect(aws.writes()).toEqual([]);
});
