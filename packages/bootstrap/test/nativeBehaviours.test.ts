// Everything that a Lambda bootstrap has to do, of engine `native`: natively and as emulated arm64. The counting checks run
// in full with `npm run conformance`.
import {
  commandFor,
  eventStep,
  type Invocation,
  idleStep,
  responseStep,
  startEmulator,
  startScriptedApi,
} from '@kinglet/emulator';
import { bootstrapBehaviours } from '@kinglet/emulator/behaviours';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportSkipped, runner } from '../../../scripts/toolchain.mjs';
import { appliesToNative, buildKit, canBuildKit } from './nativeKit.ts';

if (!canBuildKit) reportSkipped('engine native', 'no clang, or its library is not built; type: npm run build');

const behaviours = bootstrapBehaviours.filter(appliesToNative);
const targets = [
  { arch: 'x64', patience: 1 },
  { arch: 'arm64', patience: 8 },
] as const;

describe.skipIf(!canBuildKit)('engine native', () => {
  let bootstrapOf: Awaited<ReturnType<typeof buildKit>>;
  beforeAll(async () => {
    bootstrapOf = await buildKit(behaviours.map(({ handler }) => handler));
  }, 300_000);

  it('has to pass almost every check', () => {
    expect(new Set(behaviours.map(({ id }) => id)).size).toBe(34);
  });

  it('has all the time in the world where there is no deadline', { timeout: 30_000 }, async () => {
    const event = eventStep('{}', { deadlineMs: Number.NaN });
    await using api = await startScriptedApi([event, responseStep(), idleStep()]);
    api.run(commandFor(bootstrapOf('context', 'x64'), 'x64'));
    await api.finished();

    expect(Buffer.from(api.requests[1]!.body).toString()).toContain('"before":Infinity');
  });

  it('mixes nothing up among concurrent streams, whole, slow, failing and large', { timeout: 60_000 }, async () => {
    const events = Array.from({ length: 200 }, (_, i) => streamEvents[i % streamEvents.length]!(i));
    const command = commandFor(bootstrapOf('stream', 'x64'), 'x64');
    await using lambda = await startEmulator({ command, concurrency: 8, timeoutMs: 60_000 });

    const answers = await Promise.all(events.map(({ event }) => lambda.invoke(JSON.stringify(event))));

    expect(answers.map(streamed)).toEqual(events.map(({ expected }) => expected));
  });

  describe.each(targets)('on $arch', ({ arch, patience }) => {
    it.skipIf(!runner(arch)).for(behaviours)('$name', { timeout: 60_000 * patience }, async ({ handler, check }) => {
      await check({ command: commandFor(bootstrapOf(handler, arch), arch), patience, quick: true });
    });
  });
});

/** What the stream of event number `i` is, and its length or text with the error behind it. */
const streamEvents: readonly ((i: number) => { readonly event: object; readonly expected: string })[] = [
  (i) => ({ event: { act: 'bytes', length: 100_000 + i }, expected: String(100_000 + i) }),
  () => ({ event: { act: 'throwAfter' }, expected: 'part, then TypeError' }),
  (i) => ({ event: { act: 'slow', ms: i % 5 }, expected: 'firstsecond' }),
  () => ({ event: { act: 'throwBefore' }, expected: 'TypeError' }),
  () => ({ event: { act: 'typed' }, expected: 'typed refused' }),
  (i) => ({ event: { act: 'big', chunks: 20 + i, bytes: 5000 }, expected: String((20 + i) * 5000 + 2) }),
  () => ({ event: { act: 'unfinished' }, expected: 'part, then Error' }),
];

function streamed({ error, stream }: Invocation): string | undefined {
  if (!stream) return error?.type;
  const text = stream.body.length > 100 ? String(stream.body.length) : Buffer.from(stream.body).toString();
  return stream.error ? `${text}, then ${stream.error.type}` : text;
}
