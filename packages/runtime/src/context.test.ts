import { describe, expect, test } from 'vitest';
import { createContext } from './context.ts';
import { EventError } from './errors.ts';

const env = {
  AWS_LAMBDA_FUNCTION_NAME: 'f',
  AWS_LAMBDA_FUNCTION_VERSION: '7',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
  AWS_LAMBDA_LOG_GROUP_NAME: '/g',
  AWS_LAMBDA_LOG_STREAM_NAME: 's',
};
const fixed = { now: () => 1000, monotonic: () => 0 };

describe('the context', () => {
  test('has the fields of the managed runtime', () => {
    const context = createContext(
      {
        'lambda-runtime-aws-request-id': 'id',
        'lambda-runtime-invoked-function-arn': 'arn',
        'lambda-runtime-client-context': '{"custom":{"a":1}}',
        'lambda-runtime-cognito-identity': '{"cognitoIdentityId":"i","cognitoIdentityPoolId":"p"}',
        'lambda-runtime-aws-tenant-id': 't',
        'lambda-runtime-trace-id': 'Root=1',
      },
      env,
      fixed,
    );

    expect(context).toEqual({
      awsRequestId: 'id',
      invokedFunctionArn: 'arn',
      functionName: 'f',
      functionVersion: '7',
      memoryLimitInMB: '256',
      logGroupName: '/g',
      logStreamName: 's',
      clientContext: { custom: { a: 1 } },
      identity: { cognitoIdentityId: 'i', cognitoIdentityPoolId: 'p' },
      tenantId: 't',
      xRayTraceId: 'Root=1',
      getRemainingTimeInMillis: expect.any(Function),
    });
  });

  test('is usable without any header or variable', () => {
    const context = createContext({}, {}, fixed);

    expect(context).toMatchObject({ awsRequestId: '', functionName: '', memoryLimitInMB: '' });
    expect(context.identity).toBeUndefined();
    expect(context.getRemainingTimeInMillis()).toBe(Number.POSITIVE_INFINITY);
  });

  test('counts down on the monotonic clock, whatever the wall clock does', () => {
    const clock = { wall: 1000, mono: 0 };
    const context = createContext(
      { 'lambda-runtime-deadline-ms': '1500' },
      {},
      { now: () => clock.wall, monotonic: () => clock.mono },
    );

    expect(context.getRemainingTimeInMillis()).toBe(500);
    Object.assign(clock, { wall: 0, mono: 100.5 });
    expect(context.getRemainingTimeInMillis()).toBe(399);
    clock.mono = 700;
    expect(context.getRemainingTimeInMillis()).toBe(-200);
  });

  test.each(['', 'soon', '-1', '1e3'])('has no end for the deadline %j', (deadline) => {
    const context = createContext({ 'lambda-runtime-deadline-ms': deadline }, {}, fixed);

    expect(context.getRemainingTimeInMillis()).toBe(Number.POSITIVE_INFINITY);
  });

  test.each(['lambda-runtime-client-context', 'lambda-runtime-cognito-identity'])(
    'cannot be made from a broken %s',
    (name) => {
      const make = (): unknown => createContext({ [name]: '{broken' }, {}, fixed);

      expect(make).toThrow(EventError);
      expect(make).toThrow(
        expect.objectContaining({
          name: 'Runtime.PlatformError',
          code: 'KINGLET_RUNTIME_EVENT',
          message: expect.stringContaining(name),
        }),
      );
    },
  );
});
