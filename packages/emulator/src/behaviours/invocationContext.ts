// Behaviours of the second argument, and of what accompanies an answer.
import assert from 'node:assert/strict';
import { scriptedArn } from '../scriptedApi.ts';
import { errorStep, eventStep, idleStep, initErrorStep, responseStep } from '../scriptSteps.ts';
import { type Behaviour, errorOf, jsonOf, play, playToExit, posts } from './behaviour.ts';

type Fields = Readonly<Record<string, unknown>> & { readonly before: number; readonly after: number };

/** Everything about headers and the context object. */
export const contextBehaviours: readonly Behaviour[] = [
  {
    id: 9,
    name: 'gives the handler the fields of the managed Node runtime',
    source: 'AWS documentation, Node context object',
    handler: 'context',
    check: async (subject) => {
      const headers: [string, string][] = [
        ['Lambda-Runtime-Client-Context', '{"custom":{"k":"v"},"env":{}}'],
        ['Lambda-Runtime-Cognito-Identity', '{"cognitoIdentityId":"id","cognitoIdentityPoolId":"pool"}'],
        ['Lambda-Runtime-Aws-Tenant-Id', 'tenant-1'],
      ];
      const fields = jsonOf(
        posts(await play(subject, [eventStep('{}', { headers }), responseStep(), idleStep()]))[0],
      ) as Fields;
      const expected = {
        awsRequestId: 'request-1',
        invokedFunctionArn: scriptedArn,
        functionName: 'scripted',
        functionVersion: '$LATEST',
        memoryLimitInMB: '128',
        logGroupName: '/aws/lambda/scripted',
        logStreamName: '2026/01/01/[$LATEST]0123456789abcdef0123456789abcdef',
        clientContext: { custom: { k: 'v' }, env: {} },
        identity: { cognitoIdentityId: 'id', cognitoIdentityPoolId: 'pool' },
        tenantId: 'tenant-1',
      };
      for (const [name, value] of Object.entries(expected)) assert.deepEqual(fields[name], value, name);
    },
  },
  {
    id: 9,
    name: 'reads header values as UTF-8',
    source: 'AWS documentation, Invoke: a client context is JSON, which is UTF-8; Go net/http sends its bytes',
    handler: 'context',
    check: async (subject) => {
      const headers: [string, string][] = [['Lambda-Runtime-Client-Context', '{"custom":{"k":"vä€"},"env":{}}']];
      const played = await play(subject, [eventStep('{}', { headers }), responseStep(), idleStep()]);
      const { clientContext } = jsonOf(posts(played)[0]) as { clientContext: unknown };
      assert.deepEqual(clientContext, { custom: { k: 'vä€' }, env: {} });
    },
  },
  {
    id: 9,
    name: 'leaves out what the event does not have, also after one that had it',
    source: 'AWS documentation, Runtime API, Next invocation',
    handler: 'context',
    check: async (subject) => {
      const headers: [string, string][] = [
        ['Lambda-Runtime-Client-Context', '{}'],
        ['Lambda-Runtime-Aws-Tenant-Id', 'tenant-1'],
      ];
      const steps = [eventStep('{}', { headers }), responseStep(), eventStep('{}'), responseStep(), idleStep()];
      const [first, second] = posts(await play(subject, steps)).map(jsonOf) as Fields[];
      assert.equal(first?.tenantId, 'tenant-1');
      for (const name of ['tenantId', 'clientContext', 'identity', 'xRayTraceId'])
        assert.equal(second?.[name] ?? '', '', name);
    },
  },
  {
    id: 10,
    name: 'counts the remaining time down, and does not stop above zero',
    source: 'AWS documentation, Node context object',
    handler: 'context',
    check: async (subject) => {
      const steps = [5000, -1000].flatMap((ms) => [
        eventStep('{"spin":1000}', { deadlineMs: Date.now() + ms }),
        responseStep(),
      ]);
      const [ahead, past] = posts(await play(subject, [...steps, idleStep()])).map(jsonOf) as Fields[];
      assert.ok(ahead && ahead.before <= 5000 && ahead.after <= ahead.before, JSON.stringify(ahead));
      assert.ok(past && past.before <= 0 && past.after <= past.before, JSON.stringify(past));
    },
  },
  {
    id: 12,
    name: 'gives the tenant of each event',
    source: 'AWS documentation, Tenant isolation',
    handler: 'context',
    check: async (subject) => {
      const tenants = ['tenant-1', 'tenant-2', undefined];
      const steps = tenants.flatMap((tenant) => [
        eventStep('{}', { headers: tenant === undefined ? [] : [['Lambda-Runtime-Aws-Tenant-Id', tenant]] }),
        responseStep(),
      ]);
      const answers = posts(await play(subject, [...steps, idleStep()])).map(jsonOf) as Fields[];
      assert.deepEqual(
        answers.map((fields) => fields.tenantId ?? undefined),
        tenants,
      );
    },
  },
  {
    id: 11,
    name: 'sets the trace variable for its event only',
    source: 'AWS documentation, custom runtimes, Propagate the tracing header',
    handler: 'context',
    check: async (subject) => {
      const trace = 'Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1';
      const traced = eventStep('{}', { headers: [['Lambda-Runtime-Trace-Id', trace]] });
      const steps = [traced, responseStep(), eventStep('{}'), responseStep(), idleStep()];
      const [first, second] = posts(await play(subject, steps)).map(jsonOf) as Fields[];
      assert.equal(first?.xRayTraceId, trace);
      assert.equal(second?.xRayTraceId ?? '', '');
      // Engines without process.env have no variable to check.
      if (first?.traceVariable !== null) assert.equal(first?.traceVariable, trace);
      assert.equal(second?.traceVariable, null);
    },
  },
  {
    id: 9,
    name: 'reports a client context that is not JSON, and goes on',
    source: 'aws-lambda-nodejs-runtime-interface-client, ContextBuilder',
    handler: 'context',
    check: async (subject) => {
      const broken = eventStep('{}', { headers: [['Lambda-Runtime-Client-Context', '{broken']] });
      const played = await play(subject, [broken, errorStep(), eventStep('{}'), responseStep(), idleStep()]);
      assert.notEqual(errorOf(posts(played)[0]).errorMessage, '');
    },
  },
  {
    id: 13,
    name: 'echoes the invocation id on responses and errors, and only when there is one',
    source: 'aws-lambda-rust-runtime #1159',
    handler: 'errors',
    check: async (subject) => {
      const headers: [string, string][] = [['Lambda-Runtime-Invocation-Id', 'invocation-7']];
      const throwing = '{"how":"sync","throw":"error"}';
      const steps = [
        eventStep('{}', { headers }),
        responseStep(),
        eventStep(throwing, { headers }),
        errorStep(),
        eventStep('{}'),
        responseStep(),
      ];
      const answers = posts(await play(subject, [...steps, idleStep()]));
      const echoes = answers.map((request) => request.headers['lambda-runtime-invocation-id']);
      assert.deepEqual(echoes, ['invocation-7', 'invocation-7', undefined]);
    },
  },
  {
    id: 13,
    name: 'sends no invocation id with an init error',
    source: 'aws-lambda-rust-runtime #1159',
    handler: 'topLevelThrow',
    check: async (subject) => {
      const { requests } = await playToExit(subject, [initErrorStep()]);
      assert.equal(requests[0]?.headers['lambda-runtime-invocation-id'], undefined);
    },
  },
  {
    id: 14,
    name: 'encodes the request id in the path',
    source: 'aws-lambda-nodejs-runtime-interface-client, RAPIDClientTest',
    handler: 'minimal',
    check: async (subject) => {
      const ids = ['#', '%', '/', '?', 'a b', '<script>', '..', "-_.!~*'()", '&=+$,;:@'];
      const steps = ids.flatMap((requestId) => [eventStep('{}', { requestId }), responseStep(202, requestId)]);
      await play(subject, [...steps, idleStep()]);
    },
  },
  {
    id: 14,
    name: 'encodes a request id outside ASCII in the path',
    source: 'aws-lambda-nodejs-runtime-interface-client, RAPIDClientTest',
    handler: 'minimal',
    check: async (subject) => {
      const steps = ['⚡', 'ä/ö'].flatMap((requestId) => [
        eventStep('{}', { requestId }),
        responseStep(202, requestId),
      ]);
      await play(subject, [...steps, idleStep()]);
    },
  },
];
