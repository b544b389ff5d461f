// The behaviours themselves: each passes with a loop that is right, and fails with one that is wrong in its respect.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type Behaviour,
  bootstrapBehaviours,
  type HandlerName,
  handlerSources,
  type Subject,
} from '../src/behaviours/index.ts';
import { handlerSource } from '../src/conformance/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'kinglet-behaviours-'));
const hooks = new URL('reference/hooks.ts', import.meta.url).href;
for (const name of Object.keys(handlerSources) as HandlerName[])
  writeFileSync(join(folder, `${name}.mjs`), handlerSource(name, hooks));
afterAll(() => rmSync(folder, { recursive: true }));

const loop = fileURLToPath(new URL('reference/bootstrap.ts', import.meta.url));

function subject(behaviour: Behaviour, fault = ''): Subject {
  const env = { HANDLER: join(folder, `${behaviour.handler}.mjs`), FAULT: fault };
  // A faulty loop may just hang: a tenth of the time is enough to see that.
  return { command: [process.execPath, loop], env, patience: fault === '' ? 1 : 0.1, quick: true };
}

/** Which fault every behaviour has to notice, by the behaviour's name or its beginning. */
const faults: Record<string, string> = {
  'asks for an event first': 'noUserAgent',
  'uses one connection': 'newConnection',
  'takes and gives every size': 'lossy|firstPiece',
  'takes every size in one chunk': 'rawChunks',
  'takes every size up to 5000': 'firstPiece',
  'takes 6291556 in 1-byte chunks': 'firstPiece',
  'takes chunk extensions': 'rawChunks',
  'takes packets of one byte': 'firstPiece',
  'sends an answer of exactly': 'smallLimit',
  'keeps every byte of an event': 'lossy',
  'takes header names in any case': 'caseSensitive',
  'takes header values with spaces': 'noFold',
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
  'reports an error that was thrown': 'anonymous',
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
  'encodes ': 'noEncoding',
  'exits with a message when': 'silent',
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
  'reads header values as UTF-8': 'latin1Headers',
  'gives the frames': 'stackText',
  'gives the tenant': 'stickyHeaders',
  'puts the type of every error': 'bareName',
  'reports an error with a cause': 'anonymous',
  'sends the cause for X-Ray': 'noXray',
  'keeps characters out': 'rawDelete',
  'sends an error of any length': 'hugeXray',
  'reports an exception that nobody': 'ignoresExceptions',
  'reports a module that cannot': 'silentInit',
  'reports a module that imports': 'initZero',
  'reports a handler string that names': 'initZero',
  'reports a handler string that is': 'silentInit',
  'announces a stream': 'noTrailerDeclared',
  'streams bytes': 'streamLossy',
  'sends the content type': 'lateContentType',
  'puts status, headers': 'sevenNuls',
  'sends what was written without': 'bufferedStream',
  'makes the function wait': 'noBackpressure',
  'streams nothing': 'emptyNull',
  'reports an error after the first': 'errorInBody',
  'reports a stream that': 'noFinishCheck',
  'goes on when the server ends': 'crashOnAbort',
  'gives an error in trailers': 'bareName',
  'posts an error instead': 'streamAlways',
  'writes text lines': 'plainLogs',
  'writes JSON lines': 'jsonWithoutType',
  'leaves out what is below': 'noLevels',
  'writes text frames': 'noFrames',
  'writes json frames': 'keepFdVariable',
  'registers an extension': 'noRegister',
  'registers nothing': 'alwaysRegister',
  'runs the shutdown hook': 'noTerm',
  'runs the hooks around': 'hooksFifo',
  'runs no such hook': 'alwaysHooks',
  'waits for the restore': 'restoreOnlyWithHooks',
  'reports a hook': 'exitOne',
  'polls 8 times': 'oneAtATime',
  'names the right request': 'sharedContext',
  'uses less than 5 %': 'busyWait',
  'pauses between its tries': 'spin',
  'keeps its memory flat': 'leak',
  'keeps no descriptor': 'leakSockets',
  'asks for its first event within': 'slowStart',
  'names the variable': 'silent',
  'has undefined for': 'stickyHeaders',
  'calls a client context': 'fragile',
  'says by how much': 'constantTime',
  'sends the text of JSON.stringify': 'spacedJson',
  'calls a result without JSON': 'fragile',
  'posts every error with': 'bareName',
};

describe.concurrent('a loop that is right', () => {
  test.for(bootstrapBehaviours)('$name', { timeout: 150_000 }, (behaviour) => behaviour.check(subject(behaviour)));
});

describe.concurrent('a loop that is wrong is found out', () => {
  test.for(bootstrapBehaviours)('where it should: $name', { timeout: 60_000 }, async (behaviour) => {
    const found = Object.entries(faults).find(([beginning]) => behaviour.name.startsWith(beginning))?.[1];
    expect(found, 'every behaviour has a fault that it notices').toBeDefined();

    // Bytes and JSON text go wrong in different ways.
    const [bytes = '', json = bytes] = found?.split('|') ?? [];
    const fault = behaviour.name.endsWith(': JSON text') ? json : bytes;
    await expect(behaviour.check(subject(behaviour, fault))).rejects.toThrow();
  });
});
