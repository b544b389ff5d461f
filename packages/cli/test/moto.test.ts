// What tests of AWS stand on: moto, read by another client, and the server in front of it that breaks things.

import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expiredCredentials, firstTimes, is, serverError, startFakeAws, throttled } from './fakeAws.ts';
import { awsCli, type Moto, motoIsMissing, startMoto } from './moto.ts';

const credentials = { accessKeyId: 'any', secretAccessKey: 'anything' };
const region = 'eu-central-1';

describe.skipIf(motoIsMissing)('moto', () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto({ hasManagedPolicies: true });
  }, 60_000);
  afterAll(() => moto.stop());

  test('holds what the SDK put there, behind the server that may break things', async () => {
    const fake = await startFakeAws({
      upstream: moto.endpoint,
      rules: [firstTimes(1, is('iam CreateRole'), { reset: 'before' })],
    });
    const iam = new IAMClient({ endpoint: fake.endpoint, credentials, region });

    await iam.send(
      new CreateRoleCommand({ RoleName: 'a', AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[]}' }),
    );

    expect(await awsCli(moto.endpoint, ['iam', 'get-role', '--role-name', 'a'])).toMatchObject({
      Role: { RoleName: 'a' },
    });
    expect(await moto.aws('iam', 'get-role', '--role-name', 'b')).toBeUndefined();
    expect(fake.writes()).toEqual(['iam CreateRole', 'iam CreateRole']);
    await fake.stop();
  });

  test('knows managed policies, if it is asked to', async () => {
    const arn = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';

    expect(await moto.aws('iam', 'get-policy', '--policy-arn', arn)).toMatchObject({ Policy: { Arn: arn } });
  });
});

test('faults are understood by the SDK as what they stand for', async () => {
  const fake = await startFakeAws({
    rules: [
      firstTimes(2, is('lambda GET /functions/{}'), throttled),
      firstTimes(1, is('lambda GET /functions/{}'), serverError),
      firstTimes(1, is('lambda GET /functions/{}'), { reset: 'before' }),
      firstTimes(1, is('lambda GET /functions/{}'), expiredCredentials),
    ],
  });
  const lambda = new LambdaClient({ endpoint: fake.endpoint, credentials, region, maxAttempts: 5 });

  const failing = lambda.send(new GetFunctionCommand({ FunctionName: 'f' }));

  await expect(failing).rejects.toMatchObject({ name: 'ExpiredTokenException' });
  expect(fake.requests).toHaveLength(5);
  await expect(lambda.send(new GetFunctionCommand({ FunctionName: 'f' }))).rejects.toThrow(
    'has no rule for lambda GET /functions/f',
  );
  await fake.stop();
});
