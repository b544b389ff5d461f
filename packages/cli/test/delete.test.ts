// kinglet delete, against moto.
import { expect } from 'vitest';
import { type Project, policyArns, project, testOnAws } from './deployed.ts';
import { firstTimes, iamError, is } from './fakeAws.ts';

const {
  onAws,
  aws,
  moto,
  zips: [first, second],
} = await testOnAws();

const config = { url: 'public', policies: [policyArns.reading] };
const trust = '{"Version":"2012-10-17","Statement":[]}';

async function deployed(name = 'd'): Promise<Project> {
  const made = project(name, aws.endpoint, config);
  await made.json('deploy', '--zip', first);
  return made;
}

onAws('removes all that deploy made, and nothing else', async () => {
  await moto.aws('iam', 'create-role', '--role-name', 'other', '--assume-role-policy-document', trust);
  await moto.aws('logs', 'create-log-group', '--log-group-name', '/aws/lambda/d-too');
  const before = await moto.state();
  const { run, json } = await deployed();
  await json('deploy', '--zip', second);

  const { stdout, exitCode } = await run('delete', '--yes');

  expect(exitCode).toBe(0);
  for (const line of [
    '- delete function d',
    'versions: 1, 2 -> none',
    'live -> none',
    '- delete log group /aws/lambda/d',
    '- delete role kinglet-d',
    'policy/reading -> none',
  ])
    expect(stdout).toContain(line);
  expect(await moto.state()).toEqual(before);
});

onAws('what is gone already is fine', async () => {
  const { run, json } = await deployed();
  await moto.aws('lambda', 'delete-function', '--function-name', 'd');

  expect(await json('delete', '--yes')).toMatchObject({
    hasChanged: true,
    plan: [{ resource: 'log group /aws/lambda/d' }, { resource: 'role kinglet-d' }],
  });

  expect(await moto.state()).toEqual({ functions: {}, roles: {}, logGroups: {} });
  expect(await run('delete', '--yes')).toMatchObject({
    exitCode: 0,
    stdout: 'nothing to remove: there is no d that kinglet made\n',
  });
});

onAws(
  'stopped at any point and run again, it removes all',
  async () => {
    const whole = await deployed();
    aws.requests.length = 0;
    await whole.json('delete', '--yes');
    const count = aws.writes().length;
    expect(count).toBe(5);
    for (let n = 1; n <= count; n++) {
      const { run } = await deployed();
      let seen = 0;
      const interrupt = new AbortController();
      aws.rules.push(({ isWrite }) => {
        if (isWrite && ++seen === n) interrupt.abort();
        return undefined;
      });
      const stopped = await project('d', aws.endpoint, config, { signal: interrupt.signal }).run('delete', '--yes');
      expect({ n, exitCode: stopped.exitCode }).toEqual({ n, exitCode: n === count ? 0 : 130 });
      aws.rules.length = 0;

      expect((await run('delete', '--yes')).exitCode).toBe(0);

      expect({ n, ...(await moto.state()) }).toEqual({ n, functions: {}, roles: {}, logGroups: {} });
    }
  },
  60_000,
);

onAws(
  'an answer that was lost does not matter',
  async () => {
    await (await deployed()).json('delete', '--yes');
    for (let n = 1; n <= 5; n++) {
      const { json } = await deployed();
      let seen = 0;
      aws.rules.push(({ isWrite }) => (isWrite && ++seen === n ? { reset: 'after' } : undefined));

      expect(await json('delete', '--yes')).toMatchObject({ hasChanged: true });

      aws.rules.length = 0;
      expect({ n, ...(await moto.state()) }).toEqual({ n, functions: {}, roles: {}, logGroups: {} });
    }
  },
  60_000,
);

onAws(
  'a role whose policies are not gone everywhere yet is waited for, one that is still taken is a conflict',
  async () => {
    const { run } = await deployed();
    const kept = (why: string) => iamError(409, 'DeleteConflict', `Cannot delete entity, must ${why} first.`);
    aws.rules.push(
      firstTimes(1, is('iam DeleteRole'), kept('remove roles from instance profile')),
      firstTimes(1, is('iam DeleteRole'), kept('detach all policies')),
      firstTimes(1, is('iam DeleteRole'), kept('delete policies')),
    );

    expect(await run('delete', '--yes')).toMatchObject({
      exitCode: 5,
      stderr: expect.stringContaining('instance profile'),
    });
    expect(await run('delete', '--yes')).toMatchObject({ exitCode: 0 });
    expect(await moto.state()).toEqual({ functions: {}, roles: {}, logGroups: {} });
  },
);

onAws('it shows what it will remove, and asks', async () => {
  await deployed();
  const before = await moto.state();
  const answering = (answer: string) => {
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      return answer;
    };
    return { asked, at: project('d', aws.endpoint, {}, { isInteractive: true, ask }) };
  };

  const nobody = await project('d', aws.endpoint).run('delete');
  expect(nobody).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Expected --yes') });
  expect(nobody.stderr).toContain('- delete function d');
  const no = answering('n');
  expect(await no.at.run('delete')).toMatchObject({ exitCode: 0, stdout: 'nothing was removed\n' });
  expect(no.asked).toEqual(['Remove these? [y/N] ']);
  const dry = await project('d', aws.endpoint).run('delete', '--dry-run');
  expect(dry).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('nothing was removed: a dry run') });
  expect(await moto.state()).toEqual(before);

  const yes = answering('y');
  expect(await yes.at.run('delete')).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('- delete function d'),
  });
  expect((await moto.state()).functions).toEqual({});
});

onAws('--keep-logs keeps the logs, which the next deploy goes on with', async () => {
  const { json } = await deployed();

  await json('delete', '--yes', '--keep-logs');

  const { logGroups, functions, roles } = await moto.state();
  expect({ functions, roles }).toEqual({ functions: {}, roles: {} });
  expect(Object.keys(logGroups)).toEqual(['/aws/lambda/d']);
  expect(await json('deploy', '--zip', first)).toMatchObject({ hasChanged: true, version: '1' });
});

onAws('a function that kinglet did not make is left alone, with all that hangs on it', async () => {
  await moto.aws('iam', 'create-role', '--role-name', 'kinglet-d', '--assume-role-policy-document', trust);
  const role = 'arn:aws:iam::123456789012:role/kinglet-d';
  await moto.aws(
    'lambda',
    'create-function',
    '--function-name',
    'd',
    '--runtime',
    'provided.al2023',
    '--handler',
    'x.y',
    '--role',
    role,
    '--zip-file',
    `fileb://${first}`,
  );
  await moto.aws('logs', 'create-log-group', '--log-group-name', '/aws/lambda/d');
  const before = await moto.state();
  const { run, json } = project('d', aws.endpoint);

  expect(await run('delete', '--yes')).toMatchObject({ exitCode: 5, stderr: expect.stringContaining('function d') });
  expect(await moto.state()).toEqual(before);

  await moto.aws('lambda', 'delete-function', '--function-name', 'd');
  expect(await json('delete', '--yes')).toMatchObject({
    hasChanged: false,
    plan: [
      { resource: 'log group /aws/lambda/d (not made by kinglet)', action: 'keep' },
      { resource: 'role kinglet-d (not made by kinglet)', action: 'keep' },
    ],
  });
  expect(aws.writes()).toEqual([]);
});

onAws('the role goes with the last region that uses it', async () => {
  const { json } = await deployed();
  await json('deploy', '--zip', first, '--region', 'us-east-1');
  const role = async () => ((await moto.state()).roles['kinglet-d']?.role as { Tags: unknown[] } | undefined)?.Tags;
  expect(await role()).toContainEqual({ Key: 'kinglet:regions', Value: 'eu-central-1 us-east-1' });

  await json('delete', '--yes', '--region', 'us-east-1');
  expect(await role()).toContainEqual({ Key: 'kinglet:regions', Value: 'eu-central-1' });
  expect(await json('deploy', '--zip', first)).toMatchObject({ hasChanged: false });

  await json('delete', '--yes');
  expect(await role()).toBeUndefined();
});
