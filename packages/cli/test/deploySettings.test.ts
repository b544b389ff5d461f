// kinglet deploy: which settings change what others set.
import { expect } from 'vitest';
import { policyArns, project, testOnAws } from './deployed.ts';
import { is } from './fakeAws.ts';

const {
  onAws,
  aws,
  moto,
  zips: [first, second],
} = await testOnAws();
const own = { 'kinglet:managed-by': 'kinglet-cli' };

onAws('settings that are not given leave what others set; those that are given are complete', async () => {
  const lambda = (...args: string[]) => moto.aws('lambda', ...args);
  const { json } = project('shared', aws.endpoint);
  await json('deploy', '--zip', first);
  await lambda(
    'update-function-configuration',
    '--function-name',
    'shared',
    '--memory-size',
    '300',
    '--timeout',
    '9',
    '--environment',
    'Variables={BY_HAND=1,KEPT=2}',
  );
  await lambda(
    'tag-resource',
    '--resource',
    'arn:aws:lambda:eu-central-1:123456789012:function:shared',
    '--tags',
    'cost=7',
  );
  await moto.aws('logs', 'put-retention-policy', '--log-group-name', '/aws/lambda/shared', '--retention-in-days', '30');
  await moto.aws('iam', 'attach-role-policy', '--role-name', 'kinglet-shared', '--policy-arn', policyArns.reading);

  await json('deploy', '--zip', second, '--timeout', '5');

  const kept = await moto.state();
  expect(kept.functions.shared?.latest).toMatchObject({
    Configuration: { MemorySize: 300, Timeout: 5, Environment: { Variables: { BY_HAND: '1', KEPT: '2' } } },
    Tags: { ...own, cost: '7' },
  });
  expect(kept.logGroups['/aws/lambda/shared']?.retentionInDays).toBe(30);
  expect(kept.roles['kinglet-shared']?.attached).toHaveLength(1);

  const given = ['--environment', 'KEPT=3', '--tags', 'team=math', '--policies', policyArns.sending];
  await json('deploy', '--zip', second, ...given);

  const replaced = await moto.state();
  expect(replaced.functions.shared?.latest).toMatchObject({ Tags: { ...own, cost: '7', team: 'math' } });
  expect(replaced.functions.shared?.latest.Configuration.Environment).toEqual({ Variables: { KEPT: '3' } });
  expect(replaced.roles['kinglet-shared']?.attached).toMatchObject([{ PolicyName: 'sending' }]);
});

onAws('the URL becomes public, private, and is removed; never one that somebody else made', async () => {
  const { json } = project('web', aws.endpoint);
  const held = async () => {
    const { url, policy = [] } = (await moto.state()).functions.web ?? {};
    return [url?.AuthType, ...policy.map(({ Sid }) => Sid)];
  };
  await json('deploy', '--zip', first, '--url', 'public');
  expect(await held()).toEqual(['NONE', 'kinglet-url-public', 'kinglet-url-public-invoke']);
  expect((await moto.state()).functions.web?.policy).toMatchObject([
    { Principal: '*', FunctionUrlAuthType: 'NONE' },
    { Principal: '*', InvokedViaFunctionUrl: true },
  ]);

  expect(await json('deploy', '--zip', first)).toMatchObject({ hasChanged: false });
  await json('deploy', '--zip', first, '--url', 'iam');
  expect(await held()).toEqual(['AWS_IAM', 'kinglet-url-iam', 'kinglet-url-iam-invoke']);

  await json('deploy', '--zip', first, '--url', 'none');
  expect(await held()).toEqual([undefined]);
  expect(await json('deploy', '--zip', first, '--url', 'none')).toMatchObject({ hasChanged: false });

  await moto.aws(
    'lambda',
    'create-function-url-config',
    '--function-name',
    'web',
    '--qualifier',
    'live',
    '--auth-type',
    'NONE',
  );
  const { plan, hasChanged } = await json('deploy', '--zip', first, '--url', 'none');
  expect(hasChanged).toBe(false);
  expect(plan).toContainEqual({
    resource: 'function URL of web:live (not made by kinglet)',
    action: 'keep',
    changes: [],
  });
  expect(await json('deploy', '--zip', first)).toMatchObject({ hasChanged: false });
  expect(await held()).toEqual(['NONE']);
});

onAws('provisioned concurrency is made, waited for, changed and removed', async () => {
  const { json } = project('warm', aws.endpoint);
  const steps = async (...args: string[]) =>
    ((await json('deploy', '--zip', first, ...args)).plan as { resource: string; action: string }[])
      .filter(({ resource }) => resource.startsWith('provisioned'))
      .map(({ action }) => action);
  const config = '/functions/warm/provisioned-concurrency';

  expect(await steps('--provisioned-concurrency', '2')).toEqual(['create']);
  const reads = aws.requests.filter(
    ({ operation, path }) => operation === `GET ${config}` && path.includes('Qualifier=live'),
  );
  expect(reads.length).toBeGreaterThan(2);
  expect(await steps('--provisioned-concurrency', '2')).toEqual(['keep']);
  expect(await steps()).toEqual(['keep']);
  expect(await steps('--provisioned-concurrency', '3')).toEqual(['update']);
  expect(await steps('--provisioned-concurrency', '0')).toEqual(['delete']);
  expect(await steps('--provisioned-concurrency', '0')).toEqual([]);

  const writes = aws.requests.filter(({ operation, isWrite }) => isWrite && operation.endsWith(config));
  expect(writes.map(({ method, body }) => `${method} ${body}`)).toEqual([
    'PUT {"ProvisionedConcurrentExecutions":2}',
    'PUT {"ProvisionedConcurrentExecutions":3}',
    'DELETE ',
  ]);
});

onAws('environments that move with the alias, or that nobody waited for, are waited for', async () => {
  const { json, run } = project('warm', aws.endpoint, { provisionedConcurrency: 2 });
  await json('deploy', '--zip', first);
  const status = is('lambda GET /functions/warm/provisioned-concurrency');
  let left = 0;
  const described = (Status: string) => ({ RequestedProvisionedConcurrentExecutions: 2, Status });
  aws.rules.push((request) => {
    if (is('lambda PUT /functions/warm/aliases/live')(request)) left = 4;
    return status(request) && left > 0
      ? { status: 200, body: described(left-- > 1 ? 'IN_PROGRESS' : 'READY') }
      : undefined;
  });

  expect(await json('deploy', '--zip', second)).toMatchObject({ version: '2' });
  expect(left).toBe(0);
  left = 4;
  expect(await json('deploy', '--zip', second)).toMatchObject({ hasChanged: false });
  expect(left).toBe(0);

  aws.rules.length = 0;
  let asked = 0;
  aws.rules.push((request) =>
    status(request) ? { status: 200, body: described(asked++ === 0 ? 'IN_PROGRESS' : 'FAILED') } : undefined,
  );
  expect(await run('deploy', '--zip', second)).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('the provisioned concurrency of warm:live to be ready, it failed'),
  });
});

onAws("a role of one's own is used, and not touched", async () => {
  const trust = '{"Version":"2012-10-17","Statement":[]}';
  await moto.aws('iam', 'create-role', '--role-name', 'mine', '--assume-role-policy-document', trust);
  const before = (await moto.state()).roles;
  const { json, run } = project('guest', aws.endpoint);
  const role = 'arn:aws:iam::123456789012:role/mine';

  await json('deploy', '--zip', first, '--role', role);
  expect(await json('deploy', '--zip', second)).toMatchObject({ version: '2' });

  const after = await moto.state();
  expect(after.roles).toEqual(before);
  expect(aws.requests.filter(({ service, isWrite }) => service === 'iam' && isWrite)).toEqual([]);
  expect(after.functions.guest?.latest).toMatchObject({ Configuration: { Role: role } });
  const refused = await run('deploy', '--zip', second, '--policies', policyArns.sending);
  expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('attach them to that role') });
});
