// Profiled handlers under the emulator, in each engine: what they write of an invocation and of the start, and where to.
import { spawnSync } from 'node:child_process';
import { type Invocation, startEmulator } from '@kinglet/emulator';
import { afterAll, describe, expect, test } from 'vitest';
import { type EmfDocument, parseEmf } from '../../../runtime/test/emfSchema.ts';
import { arch, type Engine, isBuilt, makeBuilds } from './builds.ts';
import { type Segment, startDaemon } from './daemon.ts';

const builds = makeBuilds();
afterAll(builds.remove);

const engines: readonly Engine[] = ['native', 'node', 'quickjs'];
const there = engines.filter((engine) => isBuilt(engine));
const missing = engines.filter((engine) => !there.includes(engine));
if (missing.length > 0) console.log(`skipped: engine ${missing.join(', ')}, which was not built`);

const root = '1-5759e988-bd862e3fe1be46a994272793';
const parent = '53995c3f42cd8ad8';
const sampled = { traceId: `Root=${root};Parent=${parent};Sampled=1;Lineage=a:0` };
const phases = ['ProcessStart', 'ProgramRead', 'EngineInit', 'AssetRead', 'InitCode', 'FirstNext'];

/** The lines of metrics: nothing stands before or behind them. */
function metricsIn({ logs }: Invocation): EmfDocument[] {
  return logs
    .split('\n')
    .filter((line) => line.includes('"_aws"'))
    .map(parseEmf);
}

function numberIn(document: EmfDocument | undefined, name: string): number {
  expect(document).toHaveProperty(name, expect.any(Number));
  return document![name] as number;
}

const seconds = ({ start_time, end_time }: Segment): number => end_time - start_time;

describe.for(there)('engine %s', { timeout: 120_000 }, (engine) => {
  test('writes metrics of every invocation, and the parts of the start with the first', async () => {
    const env = { KINGLET_PROFILER: 'emf', AWS_LAMBDA_LOG_FORMAT: 'JSON' };
    await using emulator = await startEmulator({ ...(await builds.build(engine)), env });

    const first = await emulator.invoke('{}');
    const second = await emulator.invoke('{}');
    const failed = await emulator.invoke('{"fail":true}');

    const [cold] = metricsIn(first);
    expect(cold).toMatchObject({
      FunctionName: 'function',
      ColdStart: 1,
      Errors: 0,
      Rows: [3, 4],
      requestId: first.requestId,
    });
    const durations = phases.map((name) => numberIn(cold, name));
    const init = numberIn(cold, 'Init');
    for (const duration of durations) expect(duration).toBeGreaterThan(0);
    expect(durations.reduce((sum, duration) => sum + duration, 0)).toBeCloseTo(init, 6);
    // The emulator's clock begins before the process does.
    expect(init).toBeLessThan(first.initDurationMs!);
    expect(numberIn(cold, 'Duration')).toBeGreaterThanOrEqual(6);
    expect(numberIn(cold, 'Duration')).toBeLessThan(first.durationMs);
    // Of all threads, while others may have the processor for most of the time.
    expect(numberIn(cold, 'CpuTime')).toBeGreaterThan(0);
    expect(numberIn(cold, 'CpuTime')).toBeLessThan(4 * numberIn(cold, 'Duration') + 20);
    expect(numberIn(cold, 'PeakMemory')).toBeLessThanOrEqual(first.maxMemoryKb * 1024);
    expect(numberIn(cold, 'PeakMemory')).toBeGreaterThan(first.maxMemoryKb * 512);

    const [warm] = metricsIn(second);
    expect(warm).toMatchObject({ ColdStart: 0, Errors: 0 });
    for (const name of [...phases, 'Init']) expect(warm).not.toHaveProperty(name);

    expect(failed.error).toMatchObject({ type: 'RangeError', body: expect.stringContaining('"asked to"') });
    expect(metricsIn(failed)).toMatchObject([{ ColdStart: 0, Errors: 1, requestId: failed.requestId }]);
  });

  test('sends segments of what is sampled, spans inside', async () => {
    using daemon = await startDaemon();
    const env = { KINGLET_PROFILER: 'xray', AWS_XRAY_DAEMON_ADDRESS: daemon.address };
    await using emulator = await startEmulator({ ...(await builds.build(engine)), env });

    const ids = [await emulator.invoke('{}', sampled), await emulator.invoke('{"fail":true}', sampled)].map(
      ({ requestId }) => requestId,
    );
    await emulator.invoke('{}', { traceId: `Root=${root};Parent=${parent};Sampled=0` });
    await emulator.invoke('{}');
    const [handler, start, failed] = (await daemon.take(3)) as [Segment, Segment, Segment];

    expect(daemon.waiting).toEqual([]);
    const common = { trace_id: root, parent_id: parent, type: 'subsegment' };
    expect(handler).toMatchObject({
      ...common,
      name: 'Handler',
      annotations: { ColdStart: true },
      aws: { request_id: ids[0] },
    });
    expect(handler).not.toHaveProperty('fault');
    const [compute, wait] = handler.subsegments as [Segment, Segment];
    expect([compute.name, wait.name, compute.subsegments![0]!.name]).toEqual(['compute', 'wait', 'inner _1_']);
    expect(seconds(compute)).toBeGreaterThanOrEqual(0.0019);
    expect(seconds(wait)).toBeGreaterThanOrEqual(0.0039);
    expect(compute.start_time).toBeGreaterThanOrEqual(handler.start_time);
    expect(wait.start_time).toBeGreaterThanOrEqual(compute.end_time);
    expect(handler.end_time).toBeGreaterThanOrEqual(wait.end_time);

    expect(start).toMatchObject({ ...common, name: 'ColdStart' });
    const parts = start.subsegments!;
    expect([parts[0]!.start_time, parts.at(-1)!.end_time]).toEqual([start.start_time, start.end_time]);
    for (const [i, part] of parts.slice(1).entries()) expect(part.start_time).toBe(parts[i]!.end_time);
    expect(start.end_time).toBeLessThanOrEqual(handler.start_time + 0.001);

    expect(failed).toMatchObject({
      ...common,
      name: 'Handler',
      fault: true,
      annotations: { ColdStart: false },
      aws: { request_id: ids[1] },
    });
  });

  test('writes records of the log, in its format', async () => {
    const built = await builds.build(engine);
    await using text = await startEmulator({ ...built, env: { KINGLET_PROFILER: 'log' } });
    await using json = await startEmulator({
      ...built,
      env: { KINGLET_PROFILER: 'log', AWS_LAMBDA_LOG_FORMAT: 'JSON' },
    });

    const inText = await text.invoke('{}');
    const inJson = await json.invoke('{}');

    expect(inText.logs).toMatch(
      new RegExp(
        `T[\\d:.]+Z\t${inText.requestId}\tINFO\tPROFILE RequestId: ${inText.requestId}\tDuration: \\d+\\.\\d{3} ms\tCpuTime: \\d+\\.\\d{3} ms\tPeakMemory: \\d+ bytes\tColdStart: 1\t.*InitCode: \\d+\\.\\d{3} ms`,
      ),
    );
    const record = inJson.logs.split('\n').find((line) => line.startsWith('{')) as string;
    expect(JSON.parse(record)).toMatchObject({
      level: 'INFO',
      requestId: inJson.requestId,
      message: expect.anything(),
    });
    expect(record).toContain('InitCode');
    for (const { logs } of [inText, inJson]) expect(logs).not.toContain('_aws');
  });

  test('gives the handler itself back where profiling is off', async () => {
    await using emulator = await startEmulator(await builds.build(engine));

    const { payload, logs } = await emulator.invoke('{}', sampled);

    expect(JSON.parse(Buffer.from(payload).toString())).toMatchObject({ note: 6, isProfiled: false });
    expect(logs).not.toMatch(/_aws|PROFILE/);
  });

  test('profiles handlers of bytes and of streams', async () => {
    const built = await builds.build(engine);
    const env = { KINGLET_PROFILER: 'on' };
    await using raw = await startEmulator({ ...built, env, handler: 'index.rawHandler' });
    await using streaming = await startEmulator({ ...built, env, handler: 'index.streaming' });

    const bytes = await raw.invoke(Uint8Array.of(1, 2, 3));
    const stream = await streaming.invoke('{}');

    expect(Buffer.from(bytes.payload).toString()).toBe('3');
    expect(metricsIn(bytes)).toMatchObject([{ ColdStart: 1, requestId: bytes.requestId }]);
    expect(Buffer.from(stream.stream!.body).toString()).toBe('one two');
    expect(metricsIn(stream)).toMatchObject([{ ColdStart: 1, Duration: expect.any(Number) }]);
    expect(numberIn(metricsIn(stream)[0], 'Duration')).toBeGreaterThan(1);
  });

  test('tells a start that was a snapshot as far as the snapshot', async () => {
    const env = { KINGLET_PROFILER: 'emf' };
    await using emulator = await startEmulator({ ...(await builds.build(engine)), env, snapStart: true });

    const first = await emulator.invoke('{}');

    const [cold] = metricsIn(first);
    expect(numberIn(cold, 'InitCode')).toBeGreaterThan(0);
    expect(cold).toMatchObject({ ColdStart: 1 });
    expect(cold).not.toHaveProperty('FirstNext');
  });

  test('does not start with an output that there is not', async () => {
    const env = { KINGLET_PROFILER: 'emf,graphite' };
    await using emulator = await startEmulator({ ...(await builds.build(engine)), env });

    expect((await emulator.invoke('{}')).logs).toMatch(
      /KINGLET_PROFILER: expected on, off, or some of emf,log,xray, found 'graphite'/,
    );
  });
});

describe.runIf(isBuilt('native'))('engine native', { timeout: 120_000 }, () => {
  test('counts every way to fail, and what it refuses, and goes on', async () => {
    const env = { KINGLET_PROFILER: 'emf' };
    await using emulator = await startEmulator({ ...(await builds.build('native')), env });
    const invoke = async (event: string) => {
      const { error, ...rest } = await emulator.invoke(event);
      const { Errors, ColdStart, Stage, Rows } = metricsIn({ ...rest })[0]!;
      return {
        message: error && (JSON.parse(error.body) as { errorMessage: string }).errorMessage,
        Errors,
        ColdStart,
        Stage,
        Rows,
      };
    };

    const counted = { Errors: 1, ColdStart: 0, Stage: 'beta "1"' };
    expect(await invoke('{}')).toMatchObject({ message: undefined, Errors: 0, ColdStart: 1 });
    expect(await invoke('refuse')).toEqual({ ...counted, message: 'no', Rows: [3, 4] });
    // What was added went with the memory of the call.
    expect(await invoke('trap')).toMatchObject({ ...counted, Rows: undefined });
    expect(await invoke('fail')).toMatchObject({ ...counted, message: 'asked to' });
    expect((await invoke('NaN')).message).toBe("Expected a finite number of at most 2^360 for the metric 'Rows'");
    expect((await invoke('taken')).message).toContain(
      "'Duration': expected a name that the line of metrics does not have",
    );
    expect((await invoke('hours')).message).toContain("found 'Hours'");
    expect(await invoke('{}')).toEqual({
      message: undefined,
      Errors: 0,
      ColdStart: 0,
      Stage: 'beta "1"',
      Rows: [3, 4],
    });
  });

  test.for([
    ['', "Expected the dimension 'Stage' to be a text of 1 to 1024 characters, found one of 0"],
    ['bêta', "Expected the dimension 'Stage' to be printable ASCII and not only blanks, found 'bêta'"],
  ] as const)('does not start with a dimension that no line could have: %j', async ([STAGE, message]) => {
    const env = { KINGLET_PROFILER: 'emf', STAGE };
    await using emulator = await startEmulator({ ...(await builds.build('native')), env });

    expect((await emulator.invoke('{}')).logs).toContain(message);
  });

  test.for([
    ['', 'handler'],
    ['emf', 'alone'],
    ['emf,xray', 'handler'],
  ])('keeps nothing that nobody asks for: KINGLET_PROFILER=%s, %s', async ([KINGLET_PROFILER, name]) => {
    const built = await builds.build('native');
    await using emulator = await startEmulator({
      ...built,
      env: { KINGLET_PROFILER: KINGLET_PROFILER! },
      handler: `index.${name}`,
    });

    // Of 64 MB each would take more than 16.
    for (let i = 0; i < 5; i++) {
      const { error, payload } = await emulator.invoke('crowd');
      expect(error).toBeUndefined();
      expect(JSON.parse(Buffer.from(payload).toString())).toMatchObject({ calls: i + 1 });
    }
  });

  test('says that segments cannot be sent', async () => {
    const env = { KINGLET_PROFILER: 'xray', AWS_XRAY_DAEMON_ADDRESS: '[::1]:2000' };
    await using emulator = await startEmulator({ ...(await builds.build('native')), env });

    expect((await emulator.invoke('{}', sampled)).logs).toContain('A segment could not be sent to [::1]:2000');
  });

  test('keeps documents of very many spans below X-Ray’s limit', async () => {
    using daemon = await startDaemon();
    const env = { KINGLET_PROFILER: 'xray', AWS_XRAY_DAEMON_ADDRESS: `udp:${daemon.address}` };
    await using emulator = await startEmulator({ ...(await builds.build('native')), env });

    await emulator.invoke('many', sampled);
    const [handler] = (await daemon.take(2)) as [Segment, Segment];

    expect([handler.subsegments!.length, handler.metadata.kinglet.droppedSpans]).toEqual([199, 103]);
  });
});

const hasQemu = arch !== 'arm64' && spawnSync('qemu-aarch64', ['--version']).status === 0;
if (!hasQemu) console.log('skipped: arm64 in emulation, there is no qemu-aarch64 or no need for it');
const compiled = (['native', 'quickjs'] as const).filter((engine) => isBuilt(engine, 'arm64'));

test.runIf(hasQemu).for(compiled)(
  'engine %s marks its start on arm64 as here',
  { timeout: 120_000 },
  async (engine) => {
    using daemon = await startDaemon();
    const env = { KINGLET_PROFILER: 'emf,xray', AWS_XRAY_DAEMON_ADDRESS: daemon.address };
    await using emulator = await startEmulator({
      ...(await builds.build(engine, 'arm64')),
      env,
      timeoutMs: 30_000,
    });

    const first = await emulator.invoke('{}', sampled);
    const [handler, start] = (await daemon.take(2)) as [Segment, Segment];

    const [cold] = metricsIn(first);
    const durations = phases.map((name) => numberIn(cold, name));
    for (const duration of durations) expect(duration).toBeGreaterThan(0);
    expect(durations.reduce((sum, duration) => sum + duration, 0)).toBeCloseTo(numberIn(cold, 'Init'), 6);
    expect(numberIn(cold, 'Init')).toBeLessThan(first.initDurationMs!);
    expect([handler.name, start.name]).toEqual(['Handler', 'ColdStart']);
  },
);
