// Behaviours of the HTTP client: framing, headers, connections.
import assert from 'node:assert/strict';
import { maxPayloadBytes } from '../protocol.ts';
import { responseBytes } from '../responseBytes.ts';
import { type ScriptAction, type ScriptStep, scriptedArn } from '../scriptedApi.ts';
import { type EventStepOptions, eventStep, idleStep, responseStep } from '../scriptSteps.ts';
import { type Behaviour, jsonOf, jsonText, patternBytes, play, posts, type Subject } from './behaviour.ts';

const sizes = [0, 2, 2047, 2048, 2049, 5000, maxPayloadBytes];
const closing: ScriptAction = { close: 'fin' };
/** Long enough for the bootstrap to read what came before. */
const pause: ScriptAction = { waitMs: 2 };

/** Everything about bytes on the wire. */
export const transportBehaviours: readonly Behaviour[] = [
  {
    id: 2,
    name: 'asks for an event first, with a User-Agent and a Host',
    source: 'AWS documentation, Runtime API, Next invocation',
    handler: 'minimal',
    check: async (subject) => {
      const { requests } = await play(subject, [idleStep()]);
      assert.match(requests[0]?.headers['user-agent'] ?? '', /^[^/\s]+\/\S+/);
      assert.match(requests[0]?.headers.host ?? '', /^127\.0\.0\.1:\d+$/);
    },
  },
  {
    id: 6,
    name: 'uses one connection for 1000 events',
    source: 'RFC 9112 9.3; aws-lambda-cpp reuses its handle',
    handler: 'echo',
    check: async (subject) => {
      const ids = Array.from({ length: 1000 }, (_, i) => `request-${i}`);
      const steps = ids.flatMap((id) => [eventStep(`"${id}"`, { requestId: id }), responseStep(202, id)]);
      const played = await play(subject, [...steps, idleStep()], { limitMs: 60_000 });
      assert.equal(played.connections, 1);
      assert.deepEqual(posts(played).map(jsonOf), ids);
    },
  },
  ...echoes('rawEcho', 'bytes', patternBytes),
  ...echoes('echo', 'JSON text', jsonText),
  {
    id: 4,
    name: 'takes header names in any case',
    source: 'RFC 9110 5.1',
    handler: 'context',
    check: async (subject) => {
      const cases = [(name: string) => name.toLowerCase(), (name: string) => name.toUpperCase()];
      const steps = cases.flatMap((headerName) => [eventStep('{}', { headerName, chunkBytes: 1 }), responseStep()]);
      const answers = posts(await play(subject, [...steps, idleStep()])).map(jsonOf) as {
        awsRequestId: string;
        before: number;
      }[];
      assert.deepEqual(
        answers.map((answer) => answer.awsRequestId),
        ['request-1', 'request-1'],
      );
      assert.ok(
        answers.every((answer) => answer.before > 0 && answer.before <= 60_000),
        JSON.stringify(answers),
      );
    },
  },
  {
    id: 4,
    name: 'takes header values with spaces around them and folded over lines',
    source: 'RFC 9112 5.1 and 5.2',
    handler: 'context',
    check: async (subject) => {
      const headers: [string, string][] = [
        ['Lambda-Runtime-Aws-Tenant-Id', '  \t tenant-1 \t '],
        ['Lambda-Runtime-Client-Context', '{"custom":\r\n {"a":\r\n\t"b"}}'],
      ];
      const played = await play(subject, [eventStep('{}', { headers }), responseStep(), idleStep()]);
      const answer = jsonOf(posts(played)[0]) as { tenantId: string; clientContext: unknown };
      assert.equal(answer.tenantId, 'tenant-1');
      assert.deepEqual(answer.clientContext, { custom: { a: 'b' } });
    },
  },
  {
    id: 5,
    name: 'takes an event cut in two at every byte',
    source: 'TCP has no packets',
    handler: 'echo',
    check: async (subject) => {
      const text = '{"text":"äöü€😀"}';
      const whole = eventBytes(text);
      const steps = Array.from({ length: whole.length - 1 }, (_, at): ScriptStep[] => [
        { method: 'GET', actions: [{ send: whole.subarray(0, at + 1) }, pause, { send: whole.subarray(at + 1) }] },
        responseStep(),
      ]).flat();
      const played = await play(subject, [...steps, idleStep()], { limitMs: 60_000 });
      for (const request of posts(played)) assert.deepEqual(jsonOf(request), JSON.parse(text));
    },
  },
  {
    id: 5,
    name: 'keeps every byte of an event that is no text: NUL, ill-formed UTF-8, another content type',
    source: 'AWS documentation, Runtime API: a body is bytes',
    handler: 'rawEcho',
    check: async (subject) => {
      const all = Uint8Array.from({ length: 512 }, (_, i) => i & 255);
      const headers: [string, string][] = [['content-type', 'application/x-binary']];
      const steps = [eventStep(all, { headers }), responseStep(), eventStep(all, { chunkBytes: 3 }), responseStep()];
      const answers = posts(await play(subject, [...steps, idleStep()]));
      for (const { body } of answers) assert.deepEqual([...body], [...all]);
    },
  },
  {
    id: 8,
    name: 'passes over 100 Continue',
    source: 'RFC 9110 15.2',
    handler: 'echo',
    check: async (subject) => {
      const before = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n';
      const played = await play(subject, [eventStep('{"a":1}', { before }), responseStep(), idleStep()]);
      assert.deepEqual(jsonOf(posts(played)[0]), { a: 1 });
    },
  },
  {
    id: 8,
    name: 'takes 204 as no event and asks again, without hurry',
    source: 'local emulators',
    handler: 'echo',
    check: async (subject) => {
      const none: ScriptStep = { method: 'GET', actions: [{ send: { status: 204 } }] };
      const played = await play(subject, [none, none, none, eventStep('{"a":1}'), responseStep(), idleStep()]);
      assert.deepEqual(jsonOf(posts(played)[0]), { a: 1 });
      const polls = played.requests.slice(0, 4).map((request) => request.receivedMs);
      const shortest = Math.min(...polls.slice(1).map((at, i) => at - (polls[i] as number)));
      assert.ok(shortest >= 20, `polls ${shortest.toFixed(1)} ms apart are a hot spin`);
    },
  },
  {
    id: 7,
    name: 'connects again when the server has closed the idle connection',
    source: 'RFC 9112 9.6',
    handler: 'echo',
    check: async (subject) => {
      const accepted = responseStep();
      const steps = [
        eventStep('1'),
        { ...accepted, actions: [...accepted.actions, closing] },
        eventStep('2'),
        responseStep(),
        idleStep(),
      ];
      const played = await play(subject, steps);
      assert.deepEqual(posts(played).map(jsonOf), [1, 2]);
    },
  },
  {
    id: 7,
    name: 'asks again when the connection is reset while it waits, as after a freeze',
    source: 'aws-lambda-web-adapter #830',
    handler: 'echo',
    check: async (subject) => {
      const reset: ScriptStep = { method: 'GET', actions: [{ close: 'reset' }] };
      const played = await play(subject, [
        eventStep('1'),
        responseStep(),
        reset,
        eventStep('2'),
        responseStep(),
        idleStep(),
      ]);
      assert.deepEqual(posts(played).map(jsonOf), [1, 2]);
    },
  },
  {
    id: 7,
    name: 'asks again when the server closes in the middle of an event',
    source: 'RFC 9112 8: an incomplete message is an error',
    handler: 'echo',
    check: async (subject) => {
      const whole = eventBytes('{"a":1}');
      const chunked = responseBytes({ status: 200, headers: eventHeaders, body: '{"a":1}', chunkBytes: 3 });
      // In the body, in the headers, before the last chunk.
      const cuts = [whole.subarray(0, -3), whole.subarray(0, 40), chunked.subarray(0, -5)];
      const steps = cuts.flatMap((cut): ScriptStep[] => [
        { method: 'GET', actions: [{ send: cut }, closing] },
        eventStep('{"a":2}'),
        responseStep(),
      ]);
      const played = await play(subject, [...steps, idleStep()]);
      assert.deepEqual(posts(played).map(jsonOf), [{ a: 2 }, { a: 2 }, { a: 2 }]);
    },
  },
];

const eventHeaders: [string, string][] = [
  ['Content-Type', 'application/json'],
  ['Lambda-Runtime-Invoked-Function-Arn', scriptedArn],
  ['Lambda-Runtime-Aws-Request-Id', 'request-1'],
  ['Lambda-Runtime-Deadline-Ms', '4102444800000'],
];

function eventBytes(body: string): Uint8Array {
  return responseBytes({ status: 200, headers: eventHeaders, body });
}

/** The cases about sizes and framing, for a function that answers with what it got. */
function echoes(handler: 'rawEcho' | 'echo', what: string, make: (length: number) => Uint8Array): Behaviour[] {
  // The empty event is no JSON.
  const lengths = sizes.filter((size) => size > 0 || handler === 'rawEcho');
  const echo = (
    id: number,
    name: string,
    source: string,
    chosen: readonly number[],
    framing: (size: number) => EventStepOptions,
    limitMs?: number,
  ): Behaviour => ({
    id,
    name: `${name}: ${what}`,
    source,
    handler,
    check: (subject) => checkSizes(subject, chosen.map(make), framing, limitMs),
  });
  const short = lengths.filter((size) => size <= 5000);
  return [
    echo(3, 'takes and gives every size with Content-Length', 'RAPID sends up to 2048 bytes so', lengths, () => ({})),
    echo(4, 'takes every size in one chunk', 'RAPID sends more than 2048 bytes chunked', lengths, (size) => ({
      chunkBytes: Math.max(size, 1),
    })),
    echo(4, 'takes every size up to 5000 in 1-byte chunks', 'RFC 9112 7.1', short, () => ({ chunkBytes: 1 })),
    echo(
      4,
      `takes ${maxPayloadBytes} in 1-byte chunks`,
      'RFC 9112 7.1',
      [maxPayloadBytes],
      () => ({ chunkBytes: 1 }),
      120_000,
    ),
    echo(4, 'takes chunk extensions and trailers', 'RFC 9112 7.1.1 and 7.1.2', [2, 5000], () => ({
      chunkBytes: 7,
      chunkExtension: ' ;name="a;b";other',
      trailers: [
        ['X-Checksum', 'abc'],
        ['Content-Length', '1'],
      ],
    })),
    echo(4, 'takes packets of one byte', 'TCP has no packets', [2, 300], () => ({ splitBytes: 1, chunkBytes: 1 })),
    echo(
      23,
      'sends an answer of exactly the limit',
      'RAPID: 6291556 bytes are accepted',
      [maxPayloadBytes],
      () => ({}),
    ),
  ];
}

async function checkSizes(
  subject: Subject,
  events: readonly Uint8Array[],
  framing: (size: number) => EventStepOptions,
  limitMs = 30_000,
): Promise<void> {
  const steps = events.flatMap((event) => [eventStep(event, framing(event.length)), responseStep()]);
  const played = await play(subject, [...steps, idleStep()], { limitMs });
  const answers = posts(played);
  events.forEach((event, i) => {
    const body = answers[i]?.body ?? new Uint8Array();
    assert.ok(Buffer.from(event).equals(body), `${event.length} bytes came back as ${body.length}, or changed`);
  });
}
