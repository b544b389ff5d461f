// Behaviours of events, results and errors.
import assert from 'node:assert/strict';
import { errorStep, eventStep, idleStep, responseStep } from '../scriptSteps.ts';
import { type Behaviour, type ErrorBody, errorOf, jsonOf, play, posts, type Subject } from './behaviour.ts';

/** Everything about what goes in and what comes out. */
export const valueBehaviours: readonly Behaviour[] = [
  {
    id: 15,
    name: 'answers with JSON and says so',
    source: 'AWS documentation, Runtime API, Invocation response',
    handler: 'minimal',
    check: async (subject) => {
      const [answer] = posts(await play(subject, [eventStep('{}'), responseStep(), idleStep()]));
      assert.deepEqual(jsonOf(answer), { statusCode: 200, body: 'ok' });
      assert.match(answer?.headers['content-type'] ?? '', /^application\/json/);
    },
  },
  {
    id: 5,
    name: 'keeps every kind of JSON event',
    source: 'RFC 8259',
    handler: 'echo',
    check: async (subject) => {
      const events = [
        'null',
        'true',
        '-0.5e3',
        '""',
        '[]',
        '{"":{}}',
        '"\\ud800"',
        '"\\u0000"',
        ' {"ä": "\u{1f600}"} \n',
        '"\u2028"',
      ];
      const steps = events.flatMap((event) => [eventStep(event), responseStep()]);
      const answers = posts(await play(subject, [...steps, idleStep()])).map(jsonOf);
      assert.deepEqual(
        answers,
        events.map((event) => JSON.parse(event)),
      );
    },
  },
  {
    id: 5,
    name: 'reports an event that is not JSON and goes on',
    source: 'aws-lambda-python-runtime-interface-client, Runtime.UnmarshalError',
    handler: 'echo',
    check: async (subject) => {
      const events = ['', '{', '{"a":1}x', 'undefined', '\u0000'];
      const steps = events.flatMap((event) => [eventStep(event), errorStep()]);
      const answers = posts(await play(subject, [...steps, eventStep('"fine"'), responseStep(), idleStep()]));
      assert.equal(jsonOf(answers.pop()), 'fine');
      for (const answer of answers) assert.equal(errorOf(answer).errorType, 'Runtime.UnmarshalError');
    },
  },
  {
    id: 15,
    name: 'answers null for a result without a JSON form',
    source: 'aws-lambda-nodejs-runtime-interface-client',
    handler: 'results',
    check: async (subject) => {
      const expected = {
        undefined: null,
        null: null,
        string: 'text',
        number: 1.5,
        array: [1, 'two'],
        bytes: { 0: 1, 1: 2 },
      };
      const steps = Object.keys(expected).flatMap((result) => [eventStep(JSON.stringify({ result })), responseStep()]);
      const answers = posts(await play(subject, [...steps, idleStep()])).map(jsonOf);
      assert.deepEqual(answers, Object.values(expected));
    },
  },
  {
    id: 15,
    name: 'answers null for a function as for undefined',
    source: 'Kinglet: JSON.stringify treats the two alike',
    handler: 'results',
    check: async (subject) => {
      const [answer] = posts(await play(subject, [eventStep('{"result":"function"}'), responseStep(), idleStep()]));
      assert.equal(jsonOf(answer), null);
    },
  },
  {
    id: 15,
    name: 'reports a cyclic result, a BigInt and a throwing toJSON, and goes on',
    source: 'aws-lambda-nodejs-runtime-interface-client, Runtime.JSONStringifyError',
    handler: 'results',
    check: async (subject) => {
      const steps = ['cyclic', 'bigint', 'toJSON'].flatMap((result) => [
        eventStep(JSON.stringify({ result })),
        errorStep(),
      ]);
      const answers = posts(
        await play(subject, [...steps, eventStep('{"result":"string"}'), responseStep(), idleStep()]),
      );
      assert.equal(jsonOf(answers.pop()), 'text');
      for (const answer of answers) {
        assert.equal(errorOf(answer).errorType, 'Runtime.JSONStringifyError');
      }
    },
  },
  {
    id: 16,
    name: 'reports an error that was thrown, rejected, or thrown later, with its name and message',
    source: 'AWS documentation, Runtime API, Invocation error',
    handler: 'errors',
    check: async (subject) => {
      for (const how of ['sync', 'reject', 'async']) {
        const [error] = await thrownBy(subject, how, 'error');
        assert.equal(error.errorType, 'TypeError');
        assert.equal(error.errorMessage, 'boom');
      }
    },
  },
  {
    id: 16,
    name: 'gives the frames of an error, one text for each',
    source: 'AWS documentation, Runtime API, Invocation error: stackTrace',
    handler: 'errors',
    check: async (subject) => {
      const [{ stackTrace }] = await thrownBy(subject, 'sync', 'error');
      assert.ok(Array.isArray(stackTrace) && stackTrace.length > 0, 'an Error has frames');
    },
  },
  {
    id: 16,
    name: 'keeps the name of a class of errors',
    source: 'AWS documentation, Runtime API, Invocation error',
    handler: 'errors',
    check: async (subject) => {
      const [custom] = await thrownBy(subject, 'reject', 'custom');
      assert.equal(custom.errorType, 'CustomError');
      const [named] = await thrownBy(subject, 'reject', 'runtimeName');
      assert.equal(named.errorType, 'Runtime.SomethingWrong');
    },
  },
  {
    id: 17,
    name: 'puts the type of every error into the header, in the form that the platform keeps',
    source: 'RAPID, fatalerror.GetValidRuntimeOrFunctionErrorType',
    handler: 'errors',
    check: async (subject) => {
      const expected = {
        error: /\.TypeError$/,
        custom: /\.CustomError$/,
        runtimeName: /^Runtime\./,
        string: /\.Unknown$/,
      };
      for (const [what, name] of Object.entries(expected)) {
        const [, header] = await thrownBy(subject, 'reject', what);
        assert.match(header ?? '', /^(Runtime|Function)\.[A-Z][a-zA-Z]+$/, what);
        assert.match(header ?? '', name, what);
      }
    },
  },
  {
    id: 17,
    name: 'lets no name of an error into the header that the platform would not keep',
    source: 'RAPID, fatalerror.GetValidRuntimeOrFunctionErrorType',
    handler: 'errors',
    check: async (subject) => {
      const [error, header] = await thrownBy(subject, 'sync', 'odd');
      assert.equal(error.errorType, 'not a name\r\nX-Injected: 1');
      assert.equal(header, 'Function.Unknown');
    },
  },
  {
    id: 16,
    name: 'reports what is thrown without being an error',
    source: 'aws-lambda-nodejs-runtime-interface-client, formatError',
    handler: 'errors',
    check: async (subject) => {
      const expected = { string: 'just text', undefined: 'undefined', null: 'null', object: '[object Object]' };
      for (const [what, message] of Object.entries(expected)) {
        const [error] = await thrownBy(subject, 'reject', what);
        assert.equal(error.errorMessage, message);
        assert.equal(error.errorType, what === 'null' ? 'object' : what);
        assert.deepEqual(error.stackTrace, []);
      }
    },
  },
  {
    id: 16,
    name: 'reports errors that resist being read',
    source: 'aws-lambda-nodejs-runtime-interface-client, formatError',
    handler: 'errors',
    check: async (subject) => {
      for (const what of ['evil', 'proxy', 'bare', 'cyclic']) {
        const [error] = await thrownBy(subject, 'reject', what);
        assert.notEqual(error.errorMessage, '', what);
      }
    },
  },
  {
    id: 19,
    name: 'reports a promise that nothing can settle, and goes on',
    source: 'Kinglet: a silent wait until the deadline helps nobody',
    handler: 'lost',
    check: async (subject) => {
      const played = await play(subject, [
        eventStep('"forever"'),
        errorStep(),
        eventStep('"fine"'),
        responseStep(),
        idleStep(),
      ]);
      assert.equal(errorOf(posts(played)[0]).errorType, 'Runtime.UnsettledPromise');
      assert.equal(jsonOf(posts(played)[1]), 'fine');
    },
  },
];

/** Makes the `errors` handler throw, checks that the next event is handled, and returns the error and its header. */
async function thrownBy(
  subject: Subject,
  how: string,
  what: string,
): Promise<readonly [ErrorBody, string | undefined]> {
  const event = JSON.stringify({ how, throw: what });
  const played = await play(subject, [eventStep(event), errorStep(), eventStep('{}'), responseStep(), idleStep()]);
  const [error, fine] = posts(played);
  assert.equal(jsonOf(fine), 'fine');
  assert.equal(error?.headers['x-injected'], undefined);
  return [errorOf(error), error?.headers['lambda-runtime-function-error-type']];
}
