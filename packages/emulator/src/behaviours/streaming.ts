// Behaviours of streamed responses: framing, prelude, backpressure, errors before and after the first byte.
import assert from 'node:assert/strict';
import { headerNames, preludeType } from '../protocol.ts';
import type { RecordedRequest, ScriptStep } from '../scriptedApi.ts';
import { errorStep, eventStep, idleStep, responseStep } from '../scriptSteps.ts';
import { type Behaviour, errorOf, jsonOf, patternBytes, play, posts, type Subject } from './behaviour.ts';

const documentation = 'AWS documentation, custom runtimes, Response streaming';
const nodeClient = 'aws-lambda-nodejs-runtime-interface-client, ResponseStream and HttpResponseStream';
const mib = 2 ** 20;

/** Everything about functions that write their answer piece by piece. */
export const streamingBehaviours: readonly Behaviour[] = [
  {
    id: 24,
    name: 'announces a stream: mode, chunks and trailers; the bytes arrive as written',
    source: documentation,
    handler: 'stream',
    check: async (subject) => {
      const answer = await streamed(subject, { act: 'text' });
      assertStreaming(answer);
      assert.equal(textOf(answer), 'one zwölf three');
      if (!hasPrelude(answer)) assert.equal(answer.headers['content-type'], 'application/octet-stream');
      assertNoTrailer(answer);
    },
  },
  {
    id: 24,
    name: 'streams bytes of any length unchanged',
    source: 'RFC 9112 7.1',
    handler: 'stream',
    check: async (subject) => {
      for (const length of [1, 4096, 16 * mib]) {
        const answer = await streamed(subject, { act: 'bytes', length }, {}, 30_000);
        const body = bodyOf(answer);
        assert.ok(Buffer.from(patternBytes(length)).equals(body), `${length} bytes came as ${body.length}`);
      }
    },
  },
  {
    id: 24,
    name: 'sends the content type that was set before the first write, and refuses one after it',
    source: nodeClient,
    handler: 'stream',
    check: async (subject) => {
      const answer = await streamed(subject, { act: 'typed' });
      assert.equal(answer.headers['content-type'], 'text/x-kit');
      assert.equal(textOf(answer), 'typed refused');
    },
  },
  {
    id: 24,
    name: 'puts status, headers and cookies before the body, then eight NUL bytes',
    source: `${documentation}; ${nodeClient}`,
    handler: 'stream',
    check: async (subject) => {
      const answer = await streamed(subject, { act: 'prelude' });
      assert.equal(answer.headers['content-type'], preludeType);
      const end = Buffer.from(answer.body).indexOf(Buffer.alloc(8));
      assert.ok(end > 0, `no eight NUL bytes in ${JSON.stringify(textOf(answer))}`);
      const { statusCode, headers, cookies } = JSON.parse(Buffer.from(answer.body.subarray(0, end)).toString());
      assert.deepEqual({ statusCode, cookies }, { statusCode: 201, cookies: ['a=b', 'c=d'] });
      const names = Object.entries(headers).map(([name, value]) => `${name.toLowerCase()}: ${value}`);
      assert.ok(names.includes('x-kit: yes'), `no X-Kit in ${names.join(', ')}`);
      assert.equal(textOf(answer), 'body');
    },
  },
  {
    id: 24,
    name: 'sends what was written without waiting for the rest',
    source: documentation,
    handler: 'stream',
    check: async (subject) => {
      const answer = await streamed(subject, { act: 'slow', ms: 300 });
      assert.equal(textOf(answer), 'firstsecond');
      const ahead = answer.receivedMs - (answer.firstByteMs ?? answer.receivedMs);
      assert.ok(
        ahead >= 150,
        `the first byte came ${ahead.toFixed()} ms before the last, which was written 300 ms later`,
      );
    },
  },
  {
    id: 24,
    name: 'makes the function wait while nobody reads, and keeps its memory flat',
    source: 'Node.js documentation, stream.Writable: backpressure',
    handler: 'stream',
    check: async (subject) => {
      let peakKb = 0;
      const chunks = 8192;
      const [event, answer] = streamSteps({ act: 'big', chunks, bytes: 4096 });
      const played = await play(subject, [event, { ...answer, stallMs: 300 }, idleStep()], {
        limitMs: 60_000,
        atEnd: (process) => {
          peakKb = process.peakMemoryKb();
        },
      });
      const text = textOf(posts(played)[0] as RecordedRequest);
      const [body = '', waits = ''] = text.split('|');
      assert.equal(body.length, chunks * 4096);
      assert.ok(Number(waits) > 0, 'it never had to wait: 32 MiB were buffered');
      const idle = await idlePeakKb(subject);
      assert.ok(peakKb - idle < 24 * 1024, `memory grew by ${peakKb - idle} KiB for a stream of 32 MiB`);
      subject.onMeasured?.(`${waits} waits`);
    },
  },
  {
    id: 24,
    name: 'streams nothing at all, in good order',
    source: documentation,
    handler: 'stream',
    check: async (subject) => {
      const answer = await streamed(subject, { act: 'empty' });
      assertStreaming(answer);
      assert.equal(textOf(answer), '');
      assertNoTrailer(answer);
    },
  },
  {
    id: 24,
    name: 'reports an error after the first byte in trailers, its body in base64, and goes on',
    source: documentation,
    handler: 'stream',
    check: async (subject) => {
      const answer = await streamed(subject, { act: 'throwAfter' });
      assert.equal(textOf(answer), 'part');
      const error = trailerError(answer);
      assert.equal(error.errorType, 'TypeError');
      assert.equal(error.errorMessage, 'after the first byte');
    },
  },
  {
    id: 24,
    name: 'reports a stream that the function did not end',
    source: `${nodeClient}: Response stream is not finished`,
    handler: 'stream',
    check: async (subject) => {
      const answer = await streamed(subject, { act: 'unfinished' });
      assert.equal(textOf(answer), 'part');
      assert.match(trailerError(answer).errorMessage, /not finished/i);
    },
  },
  {
    id: 24,
    name: 'goes on when the server ends the connection in the middle of a stream',
    source: 'aws-lambda-rust-runtime #1051',
    handler: 'stream',
    check: async (subject) => {
      // More than the sockets between them hold: nobody reads, so the function is still writing, or waiting to.
      const [event, answer] = streamSteps({ act: 'big', chunks: 512, bytes: 65_536 });
      const abort: ScriptStep = { ...answer, at: 'head', stallMs: 1000, actions: [{ waitMs: 20 }, { close: 'reset' }] };
      const played = await play(subject, [event, abort, ...streamSteps({ act: 'text' }), idleStep()]);
      assert.equal(textOf(posts(played).at(-1) as RecordedRequest), 'one zwölf three');
    },
  },
  {
    id: 17,
    name: 'gives an error in trailers a type of that form too',
    source: 'RAPID, fatalerror.GetValidRuntimeOrFunctionErrorType',
    handler: 'stream',
    check: async (subject) => {
      const answer = await streamed(subject, { act: 'throwAfter' });
      assert.equal(answer.trailers[headerNames.errorType.toLowerCase()], 'Function.TypeError');
    },
  },
  {
    id: 13,
    name: 'echoes the invocation id on a stream',
    source: 'aws-lambda-rust-runtime #1159',
    handler: 'stream',
    check: async (subject) => {
      const headers: [string, string][] = [[headerNames.invocationId, 'invocation-8']];
      const answer = await streamed(subject, { act: 'text' }, { headers });
      assert.equal(answer.headers['lambda-runtime-invocation-id'], 'invocation-8');
    },
  },
  ...(['throwBefore', 'untouched'] as const).map(
    (act): Behaviour => ({
      id: 25,
      name: `posts an error instead of a stream when nothing was written: ${act}`,
      source: documentation,
      handler: 'stream',
      check: async (subject) => {
        const [event] = streamSteps({ act });
        const played = await play(subject, [event, errorStep(), ...streamSteps({ act: 'text' }), idleStep()]);
        const error = errorOf(posts(played)[0]);
        if (act === 'throwBefore') assert.equal(error.errorType, 'TypeError');
        assert.match(error.errorMessage, act === 'throwBefore' ? /^before the first byte$/ : /not finished/i);
      },
    }),
  ),
];

function streamSteps(event: object, options: Parameters<typeof eventStep>[1] = {}): [ScriptStep, ScriptStep] {
  return [eventStep(JSON.stringify(event), options), responseStep()];
}

/** Has an event answered with a stream, checks that the next one is too, and returns the first. */
async function streamed(
  subject: Subject,
  event: object,
  options: Parameters<typeof eventStep>[1] = {},
  limitMs?: number,
): Promise<RecordedRequest> {
  const steps = [...streamSteps(event, options), ...streamSteps({ act: 'empty' }), idleStep()];
  const played = await play(subject, steps, limitMs === undefined ? {} : { limitMs });
  return posts(played)[0] as RecordedRequest;
}

async function idlePeakKb(subject: Subject): Promise<number> {
  let peakKb = 0;
  await play(subject, [...streamSteps({ act: 'text' }), idleStep()], {
    atEnd: (process) => {
      peakKb = process.peakMemoryKb();
    },
  });
  return peakKb;
}

function assertStreaming({ headers }: RecordedRequest): void {
  assert.equal(headers['lambda-runtime-function-response-mode']?.toLowerCase(), 'streaming');
  assert.equal(headers['transfer-encoding']?.toLowerCase(), 'chunked');
  const declared = (headers.trailer ?? '').toLowerCase().split(/\s*,\s*/);
  for (const name of [headerNames.errorType, headerNames.errorBody])
    assert.ok(declared.includes(name.toLowerCase()), `the trailer ${name} is not announced: ${headers.trailer}`);
}

function assertNoTrailer({ trailers }: RecordedRequest): void {
  assert.equal(trailers[headerNames.errorType.toLowerCase()] ?? '', '');
}

/** The error in a stream's trailers. */
function trailerError(answer: RecordedRequest): ReturnType<typeof errorOf> {
  const type = answer.trailers[headerNames.errorType.toLowerCase()];
  const body = answer.trailers[headerNames.errorBody.toLowerCase()] ?? '';
  assert.ok(type !== undefined, `no trailer ${headerNames.errorType}: ${JSON.stringify(answer.trailers)}`);
  assert.match(body, /^[A-Za-z0-9+/]+={0,2}$/, 'the body in the trailer is base64');
  return jsonOf({ ...answer, body: Buffer.from(body, 'base64') }) as ReturnType<typeof errorOf>;
}

function textOf(answer: RecordedRequest): string {
  return Buffer.from(bodyOf(answer)).toString();
}

/** Some clients put a prelude before every stream: what the function wrote comes after it. */
function bodyOf(answer: RecordedRequest): Uint8Array {
  const end = hasPrelude(answer) ? Buffer.from(answer.body).indexOf(Buffer.alloc(8)) : -1;
  return end < 0 ? answer.body : answer.body.subarray(end + 8);
}

function hasPrelude({ headers }: RecordedRequest): boolean {
  return headers['content-type'] === preludeType;
}
