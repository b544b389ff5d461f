import { describe, expect, test } from 'vitest';
import { parseEmf } from '../../../runtime/test/emfSchema.ts';
import { fakePlatform } from '../../test/lambda/fakePlatform.ts';
import { createProfiler } from '../createProfiler.ts';
import { HandlerProfiler } from './handlerProfiler.ts';
import { profileOf } from './invocationProfile.ts';
import { type ProfileHandlerOptions, resolveProfileOptions } from './options.ts';

const sampled = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';

function profiled(options: ProfileHandlerOptions, environment: Readonly<Record<string, string>> = {}) {
  const platform = fakePlatform({ AWS_LAMBDA_FUNCTION_NAME: 'f', ...environment });
  const resolved = resolveProfileOptions(options, platform.environment);
  return { platform, profiler: new HandlerProfiler(resolved, platform, { isCold: true }) };
}

interface Document {
  readonly name: string;
  readonly start_time: number;
  readonly subsegments?: readonly Document[];
  readonly metadata: { readonly kinglet: { readonly droppedSpans?: number } };
}
const documentsOf = ({ datagrams }: ReturnType<typeof fakePlatform>): Document[] =>
  datagrams.map(({ text }) => JSON.parse(text.split('\n')[1]!) as Document);

describe('metrics', () => {
  test('are figures of the invocation, of the start, and the handler’s own', () => {
    const { platform, profiler } = profiled({ outputs: ['emf'], namespace: 'Shop', dimensions: { Stage: 'beta' } });
    const context = { awsRequestId: 'r1' };

    const result = profiler.run(context, () => {
      profileOf(context).metric('Rows', 3, 'Count');
      profileOf(context).metric('Rows', 5, 'Count');
      profileOf(context).metric('Share', 0.5);
      profileOf(context).dimension('Tenant', 'a');
      return 'answer';
    });

    expect(result).toBe('answer');
    const { _aws, ...members } = parseEmf(platform.lines[0]!);
    expect(_aws.Timestamp).toBe(1_700_000_000_101);
    expect(_aws.CloudWatchMetrics[0]).toMatchObject({
      Namespace: 'Shop',
      Dimensions: [['FunctionName', 'Stage', 'Tenant']],
    });
    expect(members).toEqual({
      ...{ FunctionName: 'f', Stage: 'beta', Tenant: 'a', requestId: 'r1' },
      ...{ Duration: 1, CpuTime: 0.5, PeakMemory: 2 ** 20, ColdStart: 1, Errors: 0 },
      ...{ ProcessStart: 1, ProgramRead: 2, EngineInit: 2, AssetRead: 2, InitCode: 3, FirstNext: 1, Init: 11 },
      ...{ Rows: [3, 5], Share: 0.5 },
    });
  });

  test('tell no part of a start as all of it, where the loop took no marks', () => {
    const { platform } = profiled({});
    const marks = { ...platform.startMarks(), initBegin: undefined, initEnd: undefined, firstNext: undefined };
    const managed = { ...platform, startMarks: () => marks };
    const options = resolveProfileOptions({ outputs: ['emf', 'log'] }, {});

    new HandlerProfiler(options, managed, { isCold: true }).run({}, () => 1);

    const document = parseEmf(platform.lines[0]!);
    expect(document).toMatchObject({ ColdStart: 1, EngineInit: 2 });
    expect(document).not.toHaveProperty('Init');
    expect(platform.logged[0]).not.toContain('\tInit:');
  });

  test('of a handler that throws or rejects count an error, which is given on', async () => {
    const { platform, profiler } = profiled({ outputs: ['emf'] });
    const thrown = new RangeError('no');

    expect(() => profiler.run({}, () => fail(thrown))).toThrow(thrown);
    await expect(profiler.run({}, () => Promise.reject(thrown))).rejects.toBe(thrown);
    await expect(profiler.run({}, () => Promise.reject(null))).rejects.toBe(null);

    expect(platform.lines.map(parseEmf)).toMatchObject([
      { ColdStart: 1, Errors: 1, errorType: 'RangeError' },
      { ColdStart: 0, Errors: 1, errorType: 'RangeError' },
      { ColdStart: 0, Errors: 1, errorType: 'object' },
    ]);
  });

  test('of handlers that run side by side are their own', async () => {
    const { platform, profiler } = profiled({ outputs: ['emf'] });
    const contexts = ['a', 'b'].map((awsRequestId) => ({ awsRequestId }));

    await Promise.all(
      contexts.map((context) =>
        profiler.run(context, async () => {
          await Promise.resolve();
          profileOf(context).metric('Own', context.awsRequestId === 'a' ? 1 : 2);
        }),
      ),
    );

    expect(platform.lines.map(parseEmf)).toMatchObject([
      { requestId: 'a', Own: 1, ColdStart: 1 },
      { requestId: 'b', Own: 2, ColdStart: 0 },
    ]);
  });

  test.for<[(profile: ReturnType<typeof profileOf>) => void, string]>([
    [(profile) => profile.metric('Rows', Number.NaN), 'Expected finite numbers'],
    [(profile) => profile.metric('Rows', [1, 2] as never), 'Expected finite numbers'],
    [(profile) => profile.metric('Duration', 1), "'Duration': expected a name that the line of metrics does not have"],
    [(profile) => profile.metric('FunctionName', 1), "'FunctionName': expected a name"],
    [(profile) => [profile.metric('A', 1, 'Count'), profile.metric('A', 1)], 'expected the unit Count'],
    [(profile) => [profile.metric('A', 1), profile.dimension('A', 'b')], "'A': expected a name"],
    [(profile) => profile.dimension('A', ''), 'Expected the dimension "A"'],
  ])('%#: what no line could have is refused where it is added', ([add, message]) => {
    const { platform, profiler } = profiled({ outputs: ['emf'] });
    const context = {};

    expect(() => profiler.run(context, () => add(profileOf(context)))).toThrow(message);

    expect(parseEmf(platform.lines[0]!)).toMatchObject({ Errors: 1 });
  });

  test('that cannot be written do not fail the invocation', () => {
    const { platform, profiler } = profiled({ outputs: ['emf'] });
    const broken = new HandlerProfiler(
      resolveProfileOptions({ outputs: ['emf'] }, {}),
      { ...platform, writeLine: () => fail(new Error('disk is full')) },
      { isCold: true },
    );

    expect([profiler.run(undefined, () => 1), broken.run(undefined, () => 2)]).toEqual([1, 2]);
    expect(platform.reported).toEqual(['The profile of an invocation could not be written: disk is full']);
  });
});

describe('segments', () => {
  test('have the spans of the handler, nested as they ran', async () => {
    const { platform, profiler } = profiled({ outputs: ['xray'] }, { AWS_XRAY_DAEMON_ADDRESS: '10.0.0.1:2000' });
    const context = { awsRequestId: 'r', xRayTraceId: sampled };

    await profiler.run(context, async () => {
      const profile = profileOf(context);
      profile.span('first', (first) => first.span('inner', () => 1));
      await profile.span('second', async () => undefined);
      expect(() => profile.span('third', () => fail(new Error('in it')))).toThrow('in it');
    });

    const [handler, start] = documentsOf(platform);
    expect(platform.datagrams.map(({ address }) => address)).toEqual(['10.0.0.1:2000', '10.0.0.1:2000']);
    expect(handler).toMatchObject({
      name: 'Handler',
      subsegments: [
        { name: 'first', subsegments: [{ name: 'inner' }] },
        { name: 'second' },
        { name: 'third', fault: true },
      ],
    });
    expect(start).toMatchObject({ name: 'ColdStart', subsegments: expect.any(Array) });
  });

  test('of spans leave what runs in them as it is', async () => {
    const { profiler } = profiled({ outputs: ['xray'] });
    const context = { xRayTraceId: sampled };
    let begun = 0;
    const lazy = {
      // biome-ignore lint/suspicious/noThenProperty: as queries are
      then: (resolve: (value: number) => void) => resolve(++begun),
      where: () => lazy,
    };
    const child = Object.assign(Promise.resolve(3), { kill: () => true });
    class Task<Value> extends Promise<Value> {}
    const task = Task.resolve(5);

    const settled = await profiler.run(context, async () => {
      const profile = profileOf(context);
      expect(profile.span('query', () => lazy)).toBe(lazy);
      expect(begun).toBe(0);
      expect(profile.span('child', () => child)).toBe(child);
      expect(profile.span('task', () => task)).toBe(task);
      expect(() => profile.span('broken', brokenThenable)).not.toThrow();
      return [await child, await task];
    });

    expect(settled).toEqual([3, 5]);
  });

  test('have the spans that a profiler recorded inside the handler', async () => {
    const kernels = { uses: () => [], stop: () => undefined, roof: () => fail(new Error('it takes too long')) };
    const recorder = createProfiler({ counters: false, kernels: () => kernels });
    const { platform } = profiled({});
    const real = { ...platform, now: () => performance.now(), timeOrigin: () => performance.timeOrigin };
    const onRealClock = new HandlerProfiler(
      resolveProfileOptions({ outputs: ['xray'], profiler: recorder }, {}),
      real,
      { isCold: false },
    );
    const invoke = (name: string) =>
      onRealClock.run({ xRayTraceId: sampled }, () =>
        recorder.context(name, async () => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          recorder.context(`${name} inner`, () => 1);
        }),
      );

    const first = invoke('a');
    await new Promise((resolve) => setTimeout(resolve, 2));
    await Promise.all([first, invoke('b')]);
    recorder.context('elsewhere', () => 1);

    expect(documentsOf(platform).map(({ subsegments }) => subsegments!)).toMatchObject([
      [{ name: 'a', subsegments: [{ name: 'a inner' }] }],
      [{ name: 'b', subsegments: [{ name: 'b inner' }] }],
    ]);
    for (const { start_time, subsegments } of documentsOf(platform))
      expect(Math.abs(subsegments![0]!.start_time - start_time)).toBeLessThan(1);
    expect(platform.reported).toEqual([]);
  });

  test('are taken from the process’s own variable where the context has none', () => {
    const { platform, profiler } = profiled({ outputs: ['xray'] }, { _X_AMZN_TRACE_ID: sampled });

    profiler.run({}, () => 1);

    expect(documentsOf(platform).map(({ name }) => name)).toEqual(['Handler', 'ColdStart']);
  });

  test('that cannot be sent are reported', () => {
    const { platform } = profiled({});
    const options = resolveProfileOptions({ outputs: ['xray'] }, {});
    const profiler = new HandlerProfiler(options, { ...platform, sendDatagram: () => false }, { isCold: false });

    profiler.run({ xRayTraceId: sampled }, () => 1);

    expect(platform.reported).toEqual([expect.stringContaining('A segment could not be sent to 127.0.0.1:2000')]);
  });

  test('of very many spans are bounded', () => {
    const { platform, profiler } = profiled({ outputs: ['xray'] });
    const context = { xRayTraceId: sampled };

    profiler.run(context, () => {
      profileOf(context).span('loop', (loop) => {
        for (let i = 0; i < 5000; i++) loop.span('s', () => i);
      });
    });

    expect(Buffer.byteLength(platform.datagrams[0]!.text)).toBeLessThanOrEqual(64_000);
    const [{ subsegments, metadata }] = documentsOf(platform) as [Document];
    expect(subsegments).toMatchObject([{ name: 'loop' }]);
    const inner = subsegments![0]!.subsegments!.length;
    expect(inner).toBeGreaterThan(100);
    expect(inner + metadata.kinglet.droppedSpans!).toBe(5000);
  });
});

describe('records of the log', () => {
  const figures = 'Duration: 1.000 ms\tCpuTime: 0.500 ms\tPeakMemory: 1048576 bytes\tColdStart: 1\tErrors: 0';

  test('are one line of text', () => {
    const { platform, profiler } = profiled({ outputs: ['log'] });
    profiler.run({ awsRequestId: 'r' }, () => 1);

    expect(platform.logged).toEqual([
      `PROFILE RequestId: r\t${figures}\tProcessStart: 1.000 ms\tProgramRead: 2.000 ms\tEngineInit: 2.000 ms\tAssetRead: 2.000 ms\tInitCode: 3.000 ms\tFirstNext: 1.000 ms\tInit: 11.000 ms`,
    ]);
  });

  test.for([{ AWS_LAMBDA_LOG_FORMAT: 'json' }, { AWS_LAMBDA_MAX_CONCURRENCY: '4' }])(
    'are objects where records are: %j',
    (environment) => {
      const { platform, profiler } = profiled({ outputs: ['log'] }, environment as Record<string, string>);
      expect(() => profiler.run({ awsRequestId: 'r' }, () => fail(new TypeError('no')))).toThrow('no');

      expect(platform.logged).toMatchObject([
        { profile: { requestId: 'r', duration: 1, isCold: true, errorType: 'TypeError', coldStart: { total: 11 } } },
      ]);
    },
  );
});

function fail(error: Error): never {
  throw error;
}

function brokenThenable(): object {
  return Object.defineProperty({}, 'then', { get: () => fail(new Error('looked at')) });
}
