// Behaviours of events, results and errors.
import assert from 'node:assert/strict';
import { errorStep, eventStep, idleStep, responseStep } from '../scriptSteps.ts';
import { type Behaviour, type ErrorBody, errorOf, jsonOf, play, posts, type Subject } from './behaviour.ts';

/** Everything about what goes in and what comes out. */
export const valueBehaviours: readonly Behaviour[] = [
  {
    name: 'answers with JSON and says so',
    source: 'AWS documentation, Runtime API, Invocation response',
    handler: 'minimal',
    check: async (subject) => {
      const [answer] = posts(await play(subject, [eventStep('{}'), responseStep(), idleStep()]));
      assert.equal(Buffer.from(answer?.body ?? []).toString(), '{"statusCode":200,"body":"ok"}');
      assert.match(answer?.headers['content-type'] ?? '', /^application\/json/);
    },
  },
  {
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
    name: 'answers null for a result without a JSON form',
    source: 'aws-lambda-nodejs-runtime-interface-client',
    handler: 'results',
    check: async (subject) => {
      const expected = { undefined: null, null: null, function: null, string: 'text', number: 1.5, array: [1, 'two'] };
      const steps = Object.keys(expected).flatMap((result) => [eventStep(JSON.stringify({ result })), responseStep()]);
      const answers = posts(await play(subject, [...steps, idleStep()])).map(jsonOf);
      assert.deepEqual(answers, Object.values(expected));
    },
  },
  {
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
        assert.equal(answer.headers['lambda-runtime-function-error-type'], 'Runtime.JSONStringifyError');
      }
    },
  },
  {
    name: 'reports an error that was thrown, rejected, or thrown later, with its name, message and frames',
    source: 'AWS documentation, Runtime API, Invocation error',
    handler: 'errors',
    check: async (subject) => {
      for (const how of ['sync', 'reject', 'async']) {
        const [error, header] = await thrownBy(subject, how, 'error');
        assert.equal(error.errorType, 'TypeError');
        assert.equal(error.errorMessage, 'boom');
        assert.ok(error.stackTrace.length > 0, 'an Error has frames');
        assert.equal(header, 'Function.TypeError');
      }
    },
  },
  {
    name: 'keeps the name of a class of errors',
    source: 'AWS documentation, Runtime API, Invocation error',
    handler: 'errors',
    check: async (subject) => {
      const [custom, customHeader] = await thrownBy(subject, 'reject', 'custom');
      assert.equal(custom.errorType, 'CustomError');
      assert.equal(customHeader, 'Function.CustomError');
      const [named, namedHeader] = await thrownBy(subject, 'reject', 'runtimeName');
      assert.equal(named.errorType, 'Runtime.SomethingWrong');
      assert.equal(namedHeader, 'Runtime.SomethingWrong');
    },
  },
  {
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
