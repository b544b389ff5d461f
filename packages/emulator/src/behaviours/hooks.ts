// Behaviours around the life of an environment: shutdown, the extension it needs, snapshot and restore.
import assert from 'node:assert/strict';
import { headerNames, paths } from '../protocol.ts';
import type { ScriptOptions, ScriptStep } from '../scriptedApi.ts';
import { eventStep, idleStep, initErrorStep, responseStep } from '../scriptSteps.ts';
import { assertFailed, type Behaviour, errorOf, jsonOf, play, playToExit, posts } from './behaviour.ts';

const graceful = 'aws-samples/graceful-shutdown-with-aws-lambda; aws-lambda-rust-runtime #982';
const snapStart = 'AWS documentation, SnapStart runtime hooks for custom runtimes';
const snapEnv = { AWS_LAMBDA_INITIALIZATION_TYPE: 'snap-start' };

/** Registration is a step of the script; what an extension asks later comes at any time. */
const extensionWaits: ScriptOptions = { aside: ({ target }) => (target === paths.extensionNext ? 'wait' : undefined) };

/** Everything about hooks. */
export const hookBehaviours: readonly Behaviour[] = [
  {
    id: 33,
    name: 'registers an extension without events before the first poll when the function has a shutdown hook',
    source: graceful,
    handler: 'shutdown',
    check: async (subject) => {
      const played = await play(subject, [registerStep(), idleStep()], extensionWaits);
      const [register] = played.requests;
      assert.notEqual(register?.headers['lambda-extension-name'] ?? '', '');
      assert.deepEqual((jsonOf(register) as { events: unknown }).events, [], 'an internal extension takes no events');
    },
  },
  {
    id: 33,
    name: 'registers nothing when it has none',
    source: graceful,
    handler: 'minimal',
    check: async (subject) => {
      const steps = [eventStep('{}'), responseStep(), idleStep()];
      const { requests } = await play(subject, steps, {
        aside: ({ target }) => (target.includes('/extension/') ? { status: 200 } : undefined),
      });
      assert.ok(!requests.some(({ target }) => target.includes('/extension/')));
    },
  },
  {
    id: 27,
    name: 'runs the shutdown hook on SIGTERM and leaves within 500 ms',
    source: `${graceful}; RAPID: 500 ms with an internal extension`,
    handler: 'shutdown',
    check: async (subject) => {
      let signalledAt = 0;
      const steps = [registerStep(), eventStep('"x"'), responseStep(), idleStep()];
      const played = await playToExit(subject, steps, {
        ...extensionWaits,
        atEnd: (process) => {
          signalledAt = performance.now();
          process.signal('SIGTERM');
        },
      });
      const tookMs = performance.now() - signalledAt;
      assert.equal(played.exit.code, 0, `exit ${played.exit.code ?? played.exit.signal}: ${played.output}`);
      assert.match(played.output, /goodbye from the hook/);
      assert.ok(tookMs <= 500 * (subject.patience ?? 1), `it took ${tookMs.toFixed()} ms`);
      subject.onMeasured?.(`${tookMs.toFixed()} ms`);
    },
  },
  {
    id: 28,
    name: 'runs the hooks around the snapshot in order, on a fresh connection afterwards',
    source: `${snapStart}; aws-lambda-web-adapter #569`,
    handler: 'snapshot',
    check: async (subject) => {
      // The connection of before does not outlive the snapshot.
      const restored: ScriptStep = {
        ...restoreStep(),
        actions: [{ waitMs: 20 }, ...restoreStep().actions, { waitMs: 50 }, { close: 'reset' }],
      };
      const steps = [restored, eventStep('{}'), responseStep(), eventStep('{}'), responseStep(), idleStep()];
      const played = await play(subject, steps, { env: snapEnv });
      const answers = posts(played).map(jsonOf);
      assert.deepEqual(answers, Array(2).fill(['before 2', 'before 1', 'after 1', 'after 2']));
      assert.notEqual(
        played.requests[1]?.connection,
        played.requests[0]?.connection,
        'the first poll after the restore',
      );
    },
  },
  {
    id: 28,
    name: 'runs no such hook and waits for no restore where there is no snapshot',
    source: snapStart,
    handler: 'snapshot',
    check: async (subject) => {
      const played = await play(subject, [eventStep('{}'), responseStep(), idleStep()]);
      assert.deepEqual(jsonOf(posts(played)[0]), []);
    },
  },
  {
    id: 28,
    name: 'waits for the restore also when the function has no hooks',
    source: snapStart,
    handler: 'minimal',
    check: async (subject) => {
      await play(subject, [restoreStep(), eventStep('{}'), responseStep(), idleStep()], { env: snapEnv });
    },
  },
  {
    id: 28,
    name: 'reports a hook that fails before the snapshot as an init error and exits with 64',
    source: `${snapStart}; aws-lambda-python-runtime-interface-client, bootstrap.py`,
    handler: 'snapshotFails',
    check: async (subject) => {
      const { exit, requests, output } = await playToExit(subject, [initErrorStep()], { env: snapEnv });
      assertFailed(exit, output);
      assert.equal(exit.code, 64, output);
      assert.equal(errorOf(requests[0]).errorMessage, 'cannot be frozen');
      assert.equal(typeOf(requests[0]), 'Runtime.BeforeSnapshotError');
    },
  },
  {
    id: 28,
    name: 'reports a hook that fails after the restore to restore/error and exits with 65',
    source: `${snapStart}; aws-lambda-python-runtime-interface-client, bootstrap.py`,
    handler: 'restoreFails',
    check: async (subject) => {
      const restoreError: ScriptStep = {
        method: 'POST',
        path: paths.restoreError,
        actions: [{ send: { status: 202 } }],
      };
      const { exit, requests, output } = await playToExit(subject, [restoreStep(), restoreError], { env: snapEnv });
      assert.equal(exit.code, 65, output);
      assert.equal(errorOf(requests[1]).errorMessage, 'cannot be thawed');
      assert.equal(typeOf(requests[1]), 'Runtime.AfterRestoreError');
    },
  },
];

function registerStep(): ScriptStep {
  const headers: [string, string][] = [[headerNames.extensionId, 'extension-1']];
  const body = JSON.stringify({ functionName: 'scripted', functionVersion: '$LATEST', handler: 'index.handler' });
  return { method: 'POST', path: paths.extensionRegister, actions: [{ send: { status: 200, headers, body } }] };
}

function restoreStep(): ScriptStep {
  return { method: 'GET', path: paths.restoreNext, actions: [{ send: { status: 200 } }] };
}

function typeOf(request: { readonly headers: Readonly<Record<string, string>> } | undefined): string | undefined {
  return request?.headers[headerNames.errorType.toLowerCase()];
}
