// Behaviours of errors beyond name and message: causes, the X-Ray header, exceptions that nobody catches.
import assert from 'node:assert/strict';
import { headerNames } from '../protocol.ts';
import type { RecordedRequest } from '../scriptedApi.ts';
import { errorStep, eventStep, idleStep, initErrorStep, responseStep } from '../scriptSteps.ts';
import { assertFailed, type Behaviour, errorOf, play, playToExit, posts, type Subject } from './behaviour.ts';

const xray = 'RAPID, fatalerror and X-Ray cause; aws-lambda-nodejs-runtime-interface-client, XRayError';
const handlerStrings = 'aws-lambda-nodejs-runtime-interface-client, UserFunction';
const causeHeader = headerNames.xrayErrorCause.toLowerCase();
const maxCauseBytes = 2 ** 20;

interface XRayCause {
  readonly working_directory: string;
  readonly paths: readonly string[];
  readonly exceptions: readonly {
    readonly type: string;
    readonly message: string;
    readonly stack: readonly {
      readonly path?: string | null;
      readonly line?: number | null;
      readonly label?: string | null;
    }[];
  }[];
}

/** Everything about what an error brings along. */
export const errorDetailBehaviours: readonly Behaviour[] = [
  {
    id: 16,
    name: 'reports an error with a cause, and one of several errors, as itself',
    source: 'ECMA-262, Error.cause and AggregateError',
    handler: 'errors',
    check: async (subject) => {
      const [cause, aggregate] = await failures(subject, ['cause', 'aggregate']);
      assert.deepEqual([errorOf(cause).errorType, errorOf(cause).errorMessage], ['Error', 'outer']);
      const several = errorOf(aggregate);
      assert.deepEqual([several.errorType, several.errorMessage], ['AggregateError', 'several']);
    },
  },
  {
    id: 18,
    name: 'sends the cause for X-Ray: folder, exceptions with frames, paths',
    source: xray,
    handler: 'errors',
    check: async (subject) => {
      const [error] = await failures(subject, ['error']);
      const cause = causeOf(error);
      assert.equal(typeof cause.working_directory, 'string');
      assert.ok(Array.isArray(cause.paths) && cause.paths.every((path) => typeof path === 'string'), 'paths');
      const [exception] = cause.exceptions;
      assert.deepEqual([exception?.type, exception?.message], ['TypeError', 'boom']);
      for (const { path, line, label } of exception?.stack ?? []) {
        assert.equal(typeof (path ?? ''), 'string', 'path');
        assert.ok(Number.isInteger(line ?? 0), `line ${line}`);
        assert.equal(typeof (label ?? ''), 'string', 'label');
      }
      assert.ok((exception?.stack.length ?? 0) > 0, 'an Error has frames');
    },
  },
  {
    id: 18,
    name: 'keeps characters out of that header that no header may have',
    source: 'aws-lambda-nodejs-runtime-interface-client: 7F becomes %7F',
    handler: 'errors',
    check: async (subject) => {
      const [error] = await failures(subject, ['delete']);
      const raw = error?.headers[causeHeader] ?? '';
      assert.notEqual(raw, '', 'no cause');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      assert.doesNotMatch(raw, /[\0-\x1f\x7f]/);
      assert.match(causeOf(error).exceptions[0]?.message ?? '', /^a(\x7f|%7F)éb$/, 'the message in the header');
      assert.match(errorOf(error).errorMessage, /^a(\x7f|%7F)éb$/, 'the message in the body');
    },
  },
  {
    id: 18,
    name: 'sends an error of any length; a cause of more than 1 MiB is left out',
    source: 'aws-lambda-python-runtime-interface-client, test_post_invocation_error_with_too_large_xray_cause',
    handler: 'errors',
    check: async (subject) => {
      const [long, huge] = await failures(subject, ['long', 'huge']);
      assert.equal(errorOf(long).errorMessage.length, 200_000);
      assert.ok((long?.headers[causeHeader] ?? '').length <= maxCauseBytes);
      if (long?.headers[causeHeader]) causeOf(long);
      assert.equal(errorOf(huge).errorMessage.length, 2_500_000);
      assert.equal(huge?.headers[causeHeader], undefined);
    },
  },
  {
    id: 19,
    name: 'reports an exception that nobody catches during an event',
    source: 'aws-lambda-nodejs-runtime-interface-client, uncaughtException',
    handler: 'lost',
    check: async (subject) => {
      const { exit, requests, output } = await playToExit(subject, [eventStep('"throwLater"'), errorStep()]);
      assertFailed(exit, output);
      assert.deepEqual(
        [errorOf(requests[1]).errorType, errorOf(requests[1]).errorMessage],
        ['RangeError', 'thrown later'],
      );
    },
  },
  {
    id: 20,
    name: 'reports a module that cannot be parsed as an init error, and exits with 1',
    source: 'aws-lambda-nodejs-runtime-interface-client, Runtime.UserCodeSyntaxError',
    handler: 'syntaxError',
    check: (subject) => initFails(subject, 'Runtime.UserCodeSyntaxError'),
  },
  {
    id: 20,
    name: 'reports a module that imports what is not there as an init error, and exits with 1',
    source: 'aws-lambda-nodejs-runtime-interface-client, Runtime.ImportModuleError',
    handler: 'importError',
    check: (subject) => initFails(subject, 'Runtime.ImportModuleError'),
  },
  {
    id: 20,
    name: 'reports a handler string that names nothing as an init error, and exits with 1',
    source: handlerStrings,
    handler: 'minimal',
    check: async (subject) => {
      const module = (subject.handlerString ?? 'index.handler').replace(/\.[^.]*$/, '');
      await initFails({ ...subject, handlerString: `${module}.absent` }, 'Runtime.HandlerNotFound');
    },
  },
  {
    id: 20,
    name: 'reports a handler string that is malformed as an init error, and exits with 1',
    source: handlerStrings,
    handler: 'minimal',
    check: async (subject) => {
      for (const handlerString of ['nodot', '../index.handler'])
        await initFails({ ...subject, handlerString }, 'Runtime.MalformedHandlerName');
    },
  },
];

/** Has each error thrown in turn, with a good event after it, and returns what was posted for them. */
async function failures(subject: Subject, names: readonly string[]): Promise<RecordedRequest[]> {
  const steps = names.flatMap((name) => [
    eventStep(JSON.stringify({ how: 'sync', throw: name })),
    errorStep(),
    eventStep('{}'),
    responseStep(),
  ]);
  return posts(await play(subject, [...steps, idleStep()])).filter((_, i) => i % 2 === 0);
}

function causeOf(request: RecordedRequest | undefined): XRayCause {
  const header = request?.headers[causeHeader];
  assert.ok(header, `no header ${headerNames.xrayErrorCause}`);
  return JSON.parse(header) as XRayCause;
}

async function initFails(subject: Subject, errorType: string): Promise<void> {
  const { exit, requests, output } = await playToExit(subject, [initErrorStep()]);
  assert.equal(exit.code, 1, output);
  assert.equal(requests.length, 1);
  assert.equal(errorOf(requests[0]).errorType, errorType);
  assert.equal(requests[0]?.headers[headerNames.errorType.toLowerCase()], errorType);
}
