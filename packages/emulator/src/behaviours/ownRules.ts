// Where Kinglet's own contract (packages/runtime/README.md, "What happens when") is stricter than the platform's: other
// runtimes are not asked for it.
import assert from 'node:assert/strict';
import { spawnBootstrap } from '../bootstrapProcess.ts';
import { scriptEnv } from '../scriptedApi.ts';
import { errorStep, eventStep, idleStep, responseStep } from '../scriptSteps.ts';
import { type Behaviour, envOf, exitOf, jsonOf, play, posts, type Subject } from './behaviour.ts';

const apiVariable = 'AWS_LAMBDA_RUNTIME_API';
const errorTypeHeader = 'lambda-runtime-function-error-type';

/** What the two loops of this repository owe each other. */
export const ownRules: readonly Behaviour[] = [
  {
    id: 1,
    name: 'names the variable without which it cannot start',
    source: 'Kinglet: an error says what was expected',
    handler: 'minimal',
    check: async (subject) => {
      for (const value of [undefined, '', 'no-port']) {
        const { [apiVariable]: _, ...env } = { ...scriptEnv(''), ...envOf(subject) };
        await using process = spawnBootstrap({
          command: subject.command,
          env: value === undefined ? env : { ...env, [apiVariable]: value },
        });
        await exitOf(process, subject);
        assert.match(process.output(), new RegExp(apiVariable));
      }
    },
  },
  {
    id: 9,
    name: 'has undefined for what the event does not say',
    source: 'Kinglet: the fields of Context',
    handler: 'context',
    check: async (subject) => {
      const headers: [string, string][] = [
        ['Lambda-Runtime-Aws-Tenant-Id', 'tenant'],
        ['Lambda-Runtime-Trace-Id', 'Root=1-2-3'],
        ['Lambda-Runtime-Client-Context', '{}'],
        ['Lambda-Runtime-Cognito-Identity', '{}'],
      ];
      const steps = [eventStep('{}', { headers }), responseStep(), eventStep('{}'), responseStep(), idleStep()];
      const [, second] = posts(await play(subject, steps)).map(jsonOf) as Record<string, unknown>[];
      for (const name of ['identity', 'clientContext', 'tenantId', 'xRayTraceId'])
        assert.equal(second?.[name], undefined, name);
    },
  },
  {
    id: 9,
    name: 'calls a client context that is not JSON Runtime.PlatformError',
    source: 'Kinglet: the table of errors',
    handler: 'context',
    check: async (subject) => {
      const headers: [string, string][] = [['Lambda-Runtime-Client-Context', '{broken']];
      const [error] = posts(await play(subject, [eventStep('{}', { headers }), errorStep(), idleStep()]));
      assert.deepEqual(typeAndHeader(error), ['Runtime.PlatformError', 'Runtime.PlatformError']);
    },
  },
  {
    id: 10,
    name: 'says by how much the deadline has passed',
    source: 'Kinglet: getRemainingTimeInMillis is negative after the deadline',
    handler: 'context',
    check: async (subject) => {
      const late = eventStep('{}', { deadlineMs: Date.now() - 1000 });
      const [answer] = posts(await play(subject, [late, responseStep(), idleStep()]));
      const { before, after } = jsonOf(answer) as { before: number; after: number };
      assert.ok(before <= -1000 && after <= before, `${before}, then ${after}`);
    },
  },
  {
    id: 15,
    name: 'sends the text of JSON.stringify, byte for byte',
    source: 'Kinglet: results',
    handler: 'minimal',
    check: async (subject) => {
      const [answer] = posts(await play(subject, [eventStep('{}'), responseStep(), idleStep()]));
      assert.equal(Buffer.from(answer?.body ?? []).toString(), '{"statusCode":200,"body":"ok"}');
    },
  },
  {
    id: 15,
    name: 'calls a result without JSON Runtime.JSONStringifyError',
    source: 'Kinglet: the table of errors',
    handler: 'results',
    check: async (subject) => {
      for (const result of ['cyclic', 'bigint', 'toJSON']) {
        const [error] = posts(await play(subject, [eventStep(JSON.stringify({ result })), errorStep(), idleStep()]));
        assert.deepEqual(typeAndHeader(error), ['Runtime.JSONStringifyError', 'Runtime.JSONStringifyError'], result);
      }
    },
  },
  {
    id: 16,
    name: 'posts every error with the documented keys and header',
    source: 'Kinglet: the table of errors',
    handler: 'errors',
    check: async (subject) => {
      await checkErrors(subject, {
        error: ['TypeError', 'Function.TypeError'],
        custom: ['CustomError', 'Function.CustomError'],
        runtimeName: ['Runtime.SomethingWrong', 'Runtime.SomethingWrong'],
        string: ['string', 'Function.Unknown'],
      });
    },
  },
];

async function checkErrors(subject: Subject, expected: Record<string, readonly [string, string]>): Promise<void> {
  for (const [what, types] of Object.entries(expected)) {
    const event = eventStep(JSON.stringify({ how: 'reject', throw: what }));
    const [error] = posts(await play(subject, [event, errorStep(), idleStep()]));
    assert.deepEqual(typeAndHeader(error), types, what);
    const { stackTrace } = jsonOf(error) as { stackTrace: unknown };
    assert.ok(Array.isArray(stackTrace) && stackTrace.every((frame) => typeof frame === 'string'), what);
    assert.equal(stackTrace.length > 0, what !== 'string', `${what}: an Error has frames`);
  }
}

function typeAndHeader(error: ReturnType<typeof posts>[number] | undefined): [unknown, unknown] {
  return [(jsonOf(error) as { errorType: unknown }).errorType, error?.headers[errorTypeHeader]];
}
