// The behaviours themselves: each passes with a loop that is right, and fails with one that is wrong in its respect.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type Behaviour, bootstrapBehaviours, handlerSources, type Subject } from '../src/behaviours/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinglet-behaviours-'));
for (const [name, source] of Object.entries(handlerSources)) writeFileSync(join(folder, `${name}.mjs`), source);
afterAll(() => rmSync(folder, { recursive: true }));

const loop = fileURLToPath(new URL('referenceBootstrap.ts', import.meta.url));

function subject(behaviour: Behaviour, fault = ''): Subject {
  const env = { HANDLER: join(folder, `${behaviour.handler}.mjs`), FAULT: fault };
  // A faulty loop may just hang: a tenth of the time is enough to see that.
  return { command: [process.execPath, loop], env, patience: fault === '' ? 1 : 0.1 };
}

/** Which fault every behaviour has to notice, by the behaviour's name or its beginning. */
const faults: Record<string, string> = {
  'asks for an event first': 'noUserAgent',
  'uses one connection': 'newConnection',
  'takes and gives events of every size': 'lossy',
  'takes events of every size byte for byte, in one chunk': 'rawChunks',
  'takes events of every size up to 5000': 'firstPiece',
  'takes an event of 6291556 bytes in 1-byte chunks': 'firstPiece',
  'takes chunk extensions': 'rawChunks',
  'takes header names in any case': 'caseSensitive',
  'takes header values with spaces': 'noFold',
  'takes an event in packets': 'firstPiece',
  'takes an event cut in two': 'firstPiece',
  'passes over 100': 'no1xx',
  'takes 204': 'spin',
  'connects again when the server has closed': 'noReconnect',
  'asks again when the connection is reset': 'noReconnect',
  'asks again when the server closes in the middle': 'noReconnect',
  'answers with JSON': 'noContentType',
  'keeps every kind of JSON': 'latin1',
  'reports an event that is not JSON': 'fragile',
  'answers null': 'emptyResult',
  'reports a cyclic result': 'fragile',
  'reports an error that was thrown': 'stackText',
  'keeps the name of a class': 'anonymous',
  'lets no name': 'bareName',
  'reports what is thrown without': 'assumesError',
  'reports errors that resist': 'assumesError',
  'reports a promise that nothing': 'noDrain',
  'gives the handler the fields': 'noContext',
  'leaves out what the event': 'stickyHeaders',
  'counts the remaining time': 'constantTime',
  'sets the trace variable': 'stickyTrace',
  'reports a client context': 'fragile',
  'echoes the invocation id': 'noEcho',
  'sends no invocation id': 'alwaysEcho',
  'encodes the request id': 'noEncoding',
  'exits with a message when': 'defaultApi',
  'gives up after a few tries when nobody': 'spin',
  'gives up after a few tries when every': 'spin',
  'exits when a poll': 'survive500',
  'reports a throw at top level': 'silentInit',
  'reports a rejection at top level': 'silentInit',
  'reports a module without': 'initZero',
  'reports a handler that is no': 'silentInit',
  'exits after an init error': 'initZero',
  'goes on when an answer is refused with 400': 'crash4xx',
  'goes on when an answer is refused with 403': 'crash4xx',
  'goes on when an answer is refused with 410': 'crash4xx',
  'goes on when an answer is refused with 413': 'crash4xx',
  'goes on when an answer is not acknowledged': 'noTimeout',
  'pauses when its answers cannot be sent': 'hotAnswers',
  'exits when an answer': 'survive500',
  'reports a rejection that nobody': 'ignoresRejections',
};

describe.concurrent('a loop that is right', () => {
  test.for(bootstrapBehaviours)('$name', { timeout: 150_000 }, (behaviour) => behaviour.check(subject(behaviour)));
});

describe.concurrent('a loop that is wrong is found out', () => {
  test.for(bootstrapBehaviours)('where it should: $name', { timeout: 60_000 }, async (behaviour) => {
    const fault = Object.entries(faults).find(([beginning]) => behaviour.name.startsWith(beginning))?.[1];
    expect(fault, 'every behaviour has a fault that it notices').toBeDefined();

    await expect(behaviour.check(subject(behaviour, fault))).rejects.toThrow();
  });
});
