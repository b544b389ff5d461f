// kinglet deploy, when AWS is slow, busy, broken or gone for a while: in the end it holds the same.
import { expect } from 'vitest';
import { project, testOnAws } from './deployed.ts';
import {
  type AwsRequest,
  expiredCredentials,
  firstTimes,
  iamError,
  is,
  lambdaError,
  logsError,
  otherCode,
  type Rule,
  roleNotGranted,
  roleNotReady,
  serverError,
  throttled,
  updateInProgress,
} from './fakeAws.ts';

const {
  onAws,
  aws,
  moto,
  zips: [first, second],
} = await testOnAws();
const config = { environment: { TABLE: 'orders' }, tags: { team: 'math' } };
const create = is('lambda POST /functions');

let held: unknown;

/** What AWS holds after a deploy that nothing disturbs; it is empty again when that was found out. */
async function undisturbed(): Promise<unknown> {
  if (held !== undefined) return held;
  await project('f', aws.endpoint, config).json('deploy', '--zip', first);
  held = await moto.state();
  await project('f', aws.endpoint).json('delete', '--yes');
  aws.requests.length = 0;
  return held;
}

/** The first `times` answers about the function's state, after a request that matches, say that it is not ready. */
function notReady(
  times: number,
  after: (request: AwsRequest) => boolean,
  state: Readonly<Record<string, string>>,
): Rule {
  let left = 0;
  return (request) => {
    if (after(request)) left = times;
    if (left === 0 || !is('lambda GET /functions/{}/configuration')(request)) return undefined;
    left--;
    return { status: 200, body: { FunctionName: 'f', ...state } };
  };
}

const faults: Readonly<Record<string, () => readonly Rule[]>> = {
  'throttled requests': () => [
    firstTimes(2, create, throttled),
    firstTimes(2, is('lambda GET /functions/{}'), throttled),
  ],
  'throttled requests of IAM': () => [
    firstTimes(2, is('iam PutRolePolicy'), iamError(400, 'Throttling', 'Rate exceeded')),
  ],
  'a role that IAM does not know everywhere yet': () => [
    firstTimes(
      3,
      is('iam PutRolePolicy'),
      iamError(404, 'NoSuchEntity', 'The role with name kinglet-f cannot be found.'),
    ),
  ],
  'errors of the server': () => [firstTimes(2, is('lambda POST /functions/{}/aliases'), serverError)],
  'a function that an update is in progress for': () => [
    firstTimes(3, is('lambda POST /functions/{}/versions'), updateInProgress),
  ],
  'code that somebody else uploads meanwhile': () => [
    firstTimes(1, is('lambda POST /functions/{}/versions'), otherCode),
  ],
  'a function that stays pending': () => [
    notReady(4, create, { State: 'Pending' }),
    notReady(3, is('lambda POST /functions/{}/versions'), { State: 'Active', LastUpdateStatus: 'InProgress' }),
  ],
  'a new role that cannot be assumed yet': () => [firstTimes(5, create, roleNotReady)],
  'a new role that the key of the variables does not know yet': () => [firstTimes(5, create, roleNotGranted)],
  'a log group that is being made': () => [
    firstTimes(2, is('logs CreateLogGroup'), logsError(400, 'OperationAbortedException', 'A conflicting operation')),
  ],
  'connections that break before AWS has read': () => [
    firstTimes(1, is('iam CreateRole'), { reset: 'before' }),
    firstTimes(2, create, { reset: 'before' }),
  ],
};

onAws.each(Object.keys(faults))('it gets through %s', async (fault) => {
  const expected = await undisturbed();
  aws.rules.push(...(faults[fault]?.() ?? []));

  const deployed = await project('f', aws.endpoint, config).json('deploy', '--zip', first);

  expect(deployed).toMatchObject({ version: '1', hasChanged: true });
  expect(await moto.state()).toEqual(expected);
});

onAws(
  'whichever answer is lost, the deploy goes on and ends the same',
  async () => {
    const expected = await undisturbed();
    const { run, json } = project('f', aws.endpoint, config);
    await json('deploy', '--zip', first);
    const count = aws.writes().length;
    expect(count).toBeGreaterThan(8);

    for (let n = 1; n <= count; n++) {
      await json('delete', '--yes');
      let seen = 0;
      aws.rules.splice(0, 1, ({ isWrite }) => (isWrite && ++seen === n ? { reset: 'after' } : undefined));

      const { exitCode, stderr } = await run('deploy', '--zip', first);

      expect({ n, exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ n, exitCode: 0, stderr: '' });
      aws.rules.length = 0;
      expect({ n, state: await moto.state() }).toEqual({ n, state: expected });
    }
  },
  120_000,
);

onAws('credentials that expire half-way end it with what to type, and the next run goes on', async () => {
  const expected = await undisturbed();
  const { run, json } = project('f', aws.endpoint, config);
  aws.rules.push(firstTimes(1, is('lambda POST /functions/{}/versions'), expiredCredentials));

  const stopped = await run('deploy', '--zip', first);

  expect(stopped.exitCode).toBe(4);
  expect(stopped.stderr).toContain('the credentials have expired: get new ones, for example with `aws sso login`');
  expect(await json('deploy', '--zip', first)).toMatchObject({ version: '1' });
  expect(await moto.state()).toEqual(expected);
});

onAws('what one may not do is told, and exits with 4', async () => {
  const message = 'User: arn:aws:iam::123456789012:user/u is not authorized to perform: iam:CreateRole';
  aws.rules.push(firstTimes(1, is('iam CreateRole'), iamError(403, 'AccessDenied', message)));

  const { exitCode, stderr } = await project('f', aws.endpoint).run('deploy', '--zip', first);

  expect(exitCode).toBe(4);
  expect(stderr).toContain(
    `create role kinglet-f: CreateRole: AccessDenied: ${message}; these credentials may not do that`,
  );
  expect(await moto.state()).toEqual({ functions: {}, roles: {}, logGroups: {} });
});

onAws.each(['deploy', 'rollback', 'delete'])('%s without the right to read tags says so', async (verb) => {
  const { run, json } = project('f', aws.endpoint);
  await json('deploy', '--zip', first);
  const TagsError = { ErrorCode: 'AccessDeniedException', Message: 'not authorized to perform: lambda:ListTags' };
  const body = { Configuration: { FunctionName: 'f' }, TagsError };
  aws.rules.push((request) => (is('lambda GET /functions/{}')(request) ? { status: 200, body } : undefined));

  const { exitCode, stderr } = await run(verb, ...(verb === 'deploy' ? ['--zip', first] : []));

  expect({ exitCode, stderr }).toEqual({ exitCode: 4, stderr: expect.stringContaining(TagsError.Message) });
});

onAws('two deploys at once both end well, with one version', async () => {
  const expected = await undisturbed();
  const [one, other] = [project('f', aws.endpoint, config), project('f', aws.endpoint, config)];

  const both = await Promise.all([one.run('deploy', '--zip', first), other.run('deploy', '--zip', first)]);

  expect(both.map(({ exitCode, stderr }) => (exitCode === 0 ? 0 : stderr))).toEqual([0, 0]);
  expect(await moto.state()).toEqual(expected);
});

onAws('a role that never can be assumed ends it, after a while', async () => {
  aws.rules.push(firstTimes(1000, create, roleNotReady));
  let slept = 0;
  const sleep = async (ms: number) => {
    slept += ms;
  };

  const stopped = await project('f', aws.endpoint, {}, { sleep }).run('deploy', '--zip', first);

  expect(stopped).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/cannot be assumed by Lambda/) });
  expect(stopped.stderr.match(/waiting: the new role is not known everywhere yet/g)).toHaveLength(1);
  expect(slept).toBeGreaterThan(60_000);
  expect(slept).toBeLessThan(300_000);
});

onAws('an update that AWS could not do ends it with the reason', async () => {
  const { json, run } = project('f', aws.endpoint);
  await json('deploy', '--zip', first);
  const failed = { State: 'Active', LastUpdateStatus: 'Failed', LastUpdateStatusReason: 'the disk is full' };
  aws.rules.push(notReady(1, is('lambda PUT /functions/{}/code'), failed));

  const { exitCode, stderr } = await run('deploy', '--zip', second);

  expect(exitCode).toBe(1);
  expect(stderr).toContain('the disk is full');
});

onAws('what AWS refuses is told, with the step and without secrets', async () => {
  const { run } = project('f', aws.endpoint, { environment: { PASSWORD: 'hunter2-hunter2' } });
  const message = "Value '{PASSWORD=hunter2-hunter2}' at 'environment' failed";
  aws.rules.push(firstTimes(1, create, lambdaError(400, 'InvalidParameterValueException', message)));

  const { exitCode, stderr } = await run('deploy', '--zip', first);

  expect(exitCode).toBe(1);
  expect(stderr).toContain("create function f: CreateFunction: InvalidParameterValueException: Value '{PASSWORD=…}'");
});

onAws('provisioned concurrency that AWS cannot give ends it with the reason', async () => {
  const status = is('lambda GET /functions/{}/provisioned-concurrency');
  const body = { Status: 'FAILED', StatusReason: 'not enough of them' };
  const { run } = project('f', aws.endpoint, { provisionedConcurrency: 5 });
  let isAsked = false;
  aws.rules.push((request) => {
    isAsked ||= request.isWrite && request.operation.endsWith('/provisioned-concurrency');
    return isAsked && status(request) ? { status: 200, body } : undefined;
  });

  const { exitCode, stderr } = await run('deploy', '--zip', first);

  expect({ exitCode, stderr }).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('not enough of them') });
});

onAws('Ctrl-C ends it between two requests, and the next run goes on', async () => {
  const expected = await undisturbed();
  const interrupt = new AbortController();
  const { signal } = interrupt;
  aws.rules.push((request) => {
    if (request.operation === 'CreateLogGroup') interrupt.abort();
    return undefined;
  });

  const stopped = await project('f', aws.endpoint, config, { signal }).run('deploy', '--zip', first);

  expect(stopped).toMatchObject({ exitCode: 130, stderr: expect.stringContaining('it goes on where it stopped') });
  expect(aws.writes().at(-1)).toBe('logs CreateLogGroup');
  await project('f', aws.endpoint, config).json('deploy', '--zip', first);
  expect(await moto.state()).toEqual(expected);
});
