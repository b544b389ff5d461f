// Behaviours of logs: text and JSON, levels, and the frames of the telemetry descriptor.
import assert from 'node:assert/strict';
import { eventStep, idleStep, responseStep } from '../scriptSteps.ts';
import { type Behaviour, jsonOf, type Played, type PlayOptions, play, posts, type Subject } from './behaviour.ts';

const nodeClient = 'aws-lambda-nodejs-runtime-interface-client, LogPatch and StreamConsole';
const telemetry = 'aws-lambda-nodejs-runtime-interface-client, LogPatch: frames of the telemetry descriptor';
const requestId = 'request-1';
const stamp = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;

/** Frame types of the telemetry descriptor, and the level that is or-ed into them. */
const frameTypes = { text: 0xa55a0003, json: 0xa55a0002 } as const;
const levelBits = { TRACE: 4, DEBUG: 8, INFO: 12, WARN: 16, ERROR: 20, FATAL: 24 } as const;

interface JsonLine {
  readonly timestamp: string;
  readonly level: string;
  readonly requestId?: string;
  readonly tenantId?: string;
  readonly message?: unknown;
  readonly errorType?: string;
  readonly errorMessage?: string;
  readonly stackTrace?: unknown;
}

/** Everything about what a function prints. */
export const loggingBehaviours: readonly Behaviour[] = [
  {
    id: 26,
    name: 'writes text lines: time, request id, level, message; a line break is kept inside its line',
    source: nodeClient,
    handler: 'logs',
    check: async (subject) => {
      const { output } = await logged(subject);
      const lines = output.split('\n');
      const expected: [string, string][] = [
        ['DEBUG', String.raw`text is 1\.5 of 2% \{"a":\[1\]\}`],
        ['INFO', 'informed twice'],
        ['INFO', 'line one\rline two'],
        ['WARN', 'warned "quoted"'],
        ['ERROR', 'failed [^\\n]*TypeError[^\\n]*logged[^\\n]*'],
      ];
      for (const [level, message] of expected) {
        const pattern = new RegExp(`^${stamp}\t${requestId}\t${level}\t${message}$`);
        assert.ok(
          lines.some((line) => pattern.test(line)),
          `no line ${pattern} in ${JSON.stringify(output)}`,
        );
      }
      assert.match(output, new RegExp(`${stamp}\t[^\t]*\tINFO\tloading\n`), 'the line of the loading module');
      assert.doesNotMatch(output, new RegExp(`${requestId}\tINFO\tloading`), 'there was no request while it loaded');
    },
  },
  {
    id: 26,
    name: 'writes JSON lines: one object per call, errors with type, message and frames',
    source: 'AWS documentation, Advanced logging controls, JSON format',
    handler: 'logs',
    check: async (subject) => {
      const headers: [string, string][] = [['Lambda-Runtime-Aws-Tenant-Id', 'tenant-1']];
      const env = { AWS_LAMBDA_LOG_FORMAT: 'JSON' };
      const lines = jsonLines((await logged(subject, { env }, headers)).output);
      const own = lines.filter((line) => line.requestId === requestId);
      for (const line of own) {
        assert.match(line.timestamp, new RegExp(`^${stamp}$`));
        assert.equal(line.tenantId, 'tenant-1');
      }
      const messages = own.map(({ level, message }) => [level, message]);
      for (const wanted of [
        ['DEBUG', 'text is 1.5 of 2% {"a":[1]}'],
        ['INFO', 'informed twice'],
        ['INFO', 'line one\nline two'],
        ['WARN', 'warned "quoted"'],
      ])
        assert.ok(
          messages.some((message) => JSON.stringify(message) === JSON.stringify(wanted)),
          `no ${JSON.stringify(wanted)} in ${JSON.stringify(messages)}`,
        );
      assertErrorLine(own.find((line) => line.level === 'ERROR'));
    },
  },
  {
    id: 26,
    name: 'leaves out what is below AWS_LAMBDA_LOG_LEVEL',
    source: 'AWS documentation, Advanced logging controls, log level filtering',
    handler: 'logs',
    check: async (subject) => {
      const env = { AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_LOG_LEVEL: 'WARN' };
      const levels = jsonLines((await logged(subject, { env })).output).map((line) => line.level);
      assert.deepEqual(levels, ['WARN', 'ERROR']);
    },
  },
  ...(['text', 'json'] as const).map(
    (format): Behaviour => ({
      id: 26,
      name: `writes ${format} frames to the telemetry descriptor, whose variable the function does not see`,
      source: telemetry,
      handler: 'logs',
      check: async (subject) => {
        const env: Record<string, string> = format === 'json' ? { AWS_LAMBDA_LOG_FORMAT: 'JSON' } : {};
        const played = await logged(subject, { env, telemetry: true });
        assert.equal(jsonOf(posts(played)[0]), null, '_LAMBDA_TELEMETRY_LOG_FD is still there');
        const frames = readFrames(played.telemetry);
        assert.ok(frames.length >= 6, `${frames.length} frames`);
        const now = Date.now() * 1000;
        for (const { type, micros, level, text } of frames) {
          assert.equal(type - (levelBits[level] ?? 0), frameTypes[format], `type ${type.toString(16)} of ${text}`);
          assert.ok(Math.abs(now - micros) < 600e6, `${micros} is no time in microseconds`);
        }
        assertFrame(format, frames, 'INFO', 'line one\nline two');
        assertFrame(format, frames, 'WARN', 'warned "quoted"');
        assert.ok(!played.output.includes('warned'), 'nothing is written twice');
      },
    }),
  ),
];

type Level = keyof typeof levelBits;
interface Frame {
  readonly type: number;
  readonly level: Level;
  readonly micros: number;
  readonly text: string;
}

async function logged(
  subject: Subject,
  options: PlayOptions = {},
  headers: readonly [string, string][] = [],
): Promise<Played> {
  return play(subject, [eventStep('{}', { headers }), responseStep(), idleStep()], {
    ...options,
    // What was printed before the last call is in the pipe already.
    atEnd: () => new Promise((resolve) => setTimeout(resolve, 50)),
  });
}

function jsonLines(output: string): JsonLine[] {
  const lines = output.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    try {
      return JSON.parse(line) as JsonLine;
    } catch {
      throw new assert.AssertionError({ message: `expected one JSON object per line, got ${JSON.stringify(line)}` });
    }
  });
}

function assertErrorLine(line: JsonLine | undefined): void {
  assert.ok(line, 'no line of level ERROR');
  assert.equal(line.errorType, 'TypeError');
  assert.equal(line.errorMessage, 'logged');
  assert.ok(Array.isArray(line.stackTrace), `stackTrace is a list, got ${JSON.stringify(line.stackTrace)}`);
}

/** Big-endian: type (4 bytes), length (4), microseconds (8), text. */
function readFrames(bytes: Uint8Array): Frame[] {
  const frames: Frame[] = [];
  const all = Buffer.from(bytes);
  for (let at = 0; at < all.length; ) {
    assert.ok(at + 16 <= all.length, `${all.length - at} bytes are no frame`);
    const type = all.readUInt32BE(at);
    const length = all.readUInt32BE(at + 4);
    assert.ok(at + 16 + length <= all.length, `a frame of ${length} bytes in ${all.length - at - 16}`);
    const level = Object.entries(levelBits).find(([, bits]) => bits === (type & 28))?.[0] ?? 'TRACE';
    const text = all.toString('utf8', at + 16, at + 16 + length);
    frames.push({ type, level: level as Level, micros: Number(all.readBigInt64BE(at + 8)), text });
    at += 16 + length;
  }
  return frames;
}

function assertFrame(format: 'text' | 'json', frames: readonly Frame[], level: Level, message: string): void {
  const matching = frames.filter((frame) => frame.level === level);
  const found = matching.some(({ text }) =>
    format === 'json'
      ? JSON.parse(text).message === message
      : new RegExp(`^${stamp}\t${requestId}\t${level}\t`).test(text) &&
        text.replace(/\n$/, '').endsWith(`\t${message}`),
  );
  assert.ok(found, `no frame ${level} ${JSON.stringify(message)} in ${JSON.stringify(matching)}`);
}
