// Behaviours of starting, failing and giving up.
import assert from 'node:assert/strict';
import { spawnBootstrap } from '../bootstrapProcess.ts';
import { maxPayloadBytes } from '../protocol.ts';
import { type ScriptStep, scriptEnv } from '../scriptedApi.ts';
import { errorStep, eventStep, idleStep, initErrorStep, responseStep, statusResponse } from '../scriptSteps.ts';
import {
  assertFailed,
  type Behaviour,
  envOf,
  errorOf,
  exitOf,
  jsonOf,
  jsonText,
  play,
  playToExit,
  posts,
  type Subject,
} from './behaviour.ts';
import type { HandlerName } from './handlers.ts';

const apiVariable = 'AWS_LAMBDA_RUNTIME_API';

/** Everything about when the process goes on and when it ends. */
export const lifecycleBehaviours: readonly Behaviour[] = [
  {
    id: 1,
    name: `exits with a message when ${apiVariable} is missing or malformed`,
    source: 'AWS documentation, custom runtimes',
    handler: 'minimal',
    check: async (subject) => {
      for (const value of [undefined, '', 'no-port']) {
        const { [apiVariable]: _, ...env } = scriptEnv('');
        const command = subject.command;
        await using process = spawnBootstrap({
          command,
          env: { ...env, ...envOf(subject), ...(value === undefined ? {} : { [apiVariable]: value }) },
        });
        assertFailed(await exitOf(process, subject), process.output());
        assert.notEqual(process.output(), '', 'it says why');
      }
    },
  },
  {
    id: 34,
    name: 'gives up after a few tries when nobody listens, without spinning',
    source: 'aws-lambda-cpp: 3 tries',
    handler: 'minimal',
    check: async (subject) => {
      const started = performance.now();
      await using process = spawnBootstrap({
        command: subject.command,
        env: { ...scriptEnv('127.0.0.1:1'), ...envOf(subject) },
      });
      assertFailed(await exitOf(process, subject), process.output());
      assert.notEqual(process.output(), '', 'it says why');
      const elapsed = performance.now() - started;
      assert.ok(elapsed >= 100, `it gave up after ${elapsed.toFixed()} ms, without a pause between its tries`);
    },
  },
  {
    id: 30,
    name: 'gives up after a few tries when every poll is refused, without spinning',
    source: 'RAPID, InvalidStateTransition',
    handler: 'minimal',
    check: async (subject) => {
      const { exit, requests, output } = await playToExit(subject, [
        { method: 'GET', actions: [{ send: statusResponse(403) }], repeat: true },
      ]);
      assertFailed(exit, output);
      assert.ok(requests.length <= 25, `${requests.length} polls`);
    },
  },
  {
    id: 22,
    name: 'exits when a poll is answered 500',
    source: 'AWS documentation, Runtime API: container error, exit promptly',
    handler: 'minimal',
    check: async (subject) => {
      const { exit, requests, output } = await playToExit(subject, [
        { method: 'GET', actions: [{ send: statusResponse(500) }] },
      ]);
      assertFailed(exit, output);
      assert.equal(requests.length, 1);
    },
  },
  initFailure('topLevelThrow', 'a throw at top level', 'TypeError'),
  initFailure('topLevelReject', 'a rejection at top level', 'RangeError'),
  initFailure('noExport', 'a module without a handler', 'Runtime.HandlerNotFound'),
  initFailure('notAFunction', 'a handler that is no function', 'Runtime.HandlerNotFound'),
  {
    id: 20,
    name: 'exits after an init error however it is answered',
    source: 'AWS documentation, Runtime API, Initialization error',
    handler: 'topLevelThrow',
    check: async (subject) => {
      const steps: ScriptStep[] = [
        initErrorStep(403),
        initErrorStep(500),
        { method: 'POST', actions: [{ close: 'fin' }] },
      ];
      for (const step of steps) {
        const { exit, output } = await playToExit(subject, [step]);
        assertFailed(exit, output);
      }
    },
  },
  ...[400, 403, 410, 413].map(
    (status): Behaviour => ({
      id: status === 413 ? 21 : 22,
      name: `goes on when an answer is refused with ${status}`,
      source: 'RAPID, rendering/render_error.go',
      handler: 'errors',
      check: async (subject) => {
        const throwing = eventStep('{"how":"sync","throw":"error"}');
        const steps = [
          eventStep('{}'),
          responseStep(status),
          throwing,
          errorStep(status),
          eventStep('{}'),
          responseStep(),
          idleStep(),
        ];
        await play(subject, steps);
      },
    }),
  ),
  {
    id: 21,
    name: 'goes on when an answer is refused with 413 before it was read',
    source: 'Go net/http closes the connection of a request that it did not read',
    handler: 'echo',
    check: async (subject) => {
      const path = /\/response$/;
      const refusal: ScriptStep = {
        method: 'POST',
        path,
        at: 'head',
        actions: [{ send: { status: 413, headers: [['Connection', 'close']], body: '{}' } }, { close: 'fin' }],
      };
      await play(subject, [eventStep(jsonText(maxPayloadBytes)), refusal, eventStep('1'), responseStep(), idleStep()]);
    },
  },
  {
    id: 22,
    name: 'exits when an answer is answered 500',
    source: 'AWS documentation, Runtime API: container error, exit promptly',
    handler: 'minimal',
    check: async (subject) => {
      const { exit, requests, output } = await playToExit(subject, [eventStep('{}'), responseStep(500)]);
      assertFailed(exit, output);
      assert.equal(requests.length, 2);
    },
  },
  {
    id: 22,
    name: 'goes on when an answer is not acknowledged: closed, cut off, or silent',
    source: 'Kinglet: a lost acknowledgement concerns one event',
    handler: 'echo',
    check: async (subject) => {
      const post = { method: 'POST', path: /\/response$/ };
      const cut = { send: 'HTTP/1.1 202 Accepted\r\nContent-Length: 99\r\n\r\n{' };
      const steps: ScriptStep[] = [
        { ...post, actions: [cut, { close: 'fin' }] },
        { ...post, actions: [] },
      ];
      for (const step of steps) {
        const played = await play(subject, [
          eventStep('1'),
          step,
          eventStep('2', { requestId: 'request-2' }),
          responseStep(202, 'request-2'),
          idleStep(),
        ]);
        assert.equal(jsonOf(posts(played).at(-1)), 2);
      }
    },
  },
  {
    id: 30,
    name: 'pauses when its answers cannot be sent, and leaves after a few in a row',
    source: 'Kinglet: an event that was not answered is given out again at once',
    handler: 'echo',
    check: async (subject) => {
      const cut = { send: 'HTTP/1.1 202 Accepted\r\nContent-Length: 99\r\n\r\n{' };
      const lost = { method: 'POST', path: /\/response$/, actions: [cut, { close: 'fin' as const }] };
      const started = performance.now();
      const { exit, output } = await playToExit(
        subject,
        Array.from({ length: 5 }, () => [eventStep('1'), lost]).flat(),
      );
      assertFailed(exit, output);
      const elapsed = performance.now() - started;
      assert.ok(elapsed >= 500, `five tries in ${elapsed.toFixed()} ms: without the pauses`);
    },
  },
  {
    id: 19,
    name: 'reports a rejection that nobody handles, and exits',
    source: 'aws-lambda-nodejs-runtime-interface-client, Runtime.UnhandledPromiseRejection',
    handler: 'lost',
    check: async (subject) => {
      const { exit, requests, output } = await playToExit(subject, [eventStep('"reject"'), errorStep()]);
      assertFailed(exit, output);
      const error = errorOf(requests[1]);
      assert.equal(error.errorType, 'Runtime.UnhandledPromiseRejection');
      assert.match(error.errorMessage, /nobody waits for this/);
    },
  },
];

function initFailure(handler: HandlerName, what: string, errorType: string): Behaviour {
  return {
    id: 20,
    name: `reports ${what} as an init error, once, and exits with 1`,
    source: 'AWS documentation, Runtime API, Initialization error',
    handler,
    check: async (subject: Subject) => {
      const { exit, requests, output } = await playToExit(subject, [initErrorStep()]);
      assert.equal(exit.code, 1, output);
      assert.equal(requests.length, 1);
      assert.equal(errorOf(requests[0]).errorType, errorType);
    },
  };
}
