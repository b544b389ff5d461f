import { describe, expect, test, vi } from 'vitest';
import { ProfilerError } from '../errors.ts';
import { profileOf } from './invocationProfile.ts';
import { type ProfileHandlerOptions, resolveProfileOptions } from './options.ts';
import { profileHandler } from './profileHandler.ts';

const handler = (event: unknown): unknown => event;

test('gives the handler itself back where profiling is off', () => {
  vi.stubEnv('KINGLET_PROFILER', undefined);
  expect(profileHandler(handler)).toBe(handler);
  expect(profileHandler(handler, { outputs: [] })).toBe(handler);
  vi.stubEnv('KINGLET_PROFILER', 'off');
  expect(profileHandler(handler)).toBe(handler);
  vi.stubEnv('KINGLET_PROFILER', 'emf');
  expect(profileHandler(handler)).not.toBe(handler);
  expect(profileHandler(handler, { outputs: [] })).toBe(handler);
  vi.unstubAllEnvs();
});

test('keeps the marks of a handler', () => {
  const mark = Symbol.for('aws.lambda.runtime.handler.streaming');
  const streaming = Object.assign(async (_event: unknown, _stream: unknown, _context: object) => undefined, {
    [mark]: 'response',
  });

  const profiled = profileHandler(streaming, { outputs: ['emf'] });
  expect(Object.getOwnPropertySymbols(profiled)).toEqual([mark]);
  expect([profiled.length, profiled.name]).toEqual([3, streaming.name]);
});

test('a context of no profiled invocation has a profile that only runs work', () => {
  const profile = profileOf({});

  expect(profile.span('a', (inner) => inner.span('b', () => 5))).toBe(5);
  expect(() => [profile.metric('', Number.NaN), profile.dimension('', '')]).not.toThrow();
});

describe('options', () => {
  test.for([
    [undefined, []],
    [' ', []],
    ['OFF', []],
    ['0', []],
    ['false', []],
    ['1', ['emf']],
    ['on', ['emf']],
    ['true', ['emf']],
    ['xray', ['xray']],
    ['emf, log,XRAY', ['emf', 'log', 'xray']],
  ] as const)('KINGLET_PROFILER=%s is %j', ([KINGLET_PROFILER, outputs]) => {
    expect([...resolveProfileOptions({}, { KINGLET_PROFILER }).outputs]).toEqual(outputs);
  });

  test.for<[ProfileHandlerOptions, string]>([
    [{ outputs: ['stdout' as 'emf'] }, "outputs: expected some of emf, log, xray, found 'stdout'"],
    [{ output: ['emf'] } as never, "expected options dimensions, namespace, outputs, profiler, found 'output'"],
    [{ namespace: '' }, 'Expected the namespace to be a text of 1 to 1024 characters'],
    [
      { dimensions: { Duration: 'long' } },
      "dimensions: expected names that the line of metrics does not have, found 'Duration'",
    ],
    [{ dimensions: { errorType: 'any' } }, "found 'errorType'"],
    [{ profiler: {} as never }, 'profiler: expected one that createProfiler made'],
    [{ profiler: null as never }, 'profiler: expected one that createProfiler made, found null'],
    [{ dimensions: { Stage: '' } }, 'Expected the dimension "Stage"'],
  ])('%j is refused', ([options, message]) => {
    expect(() => profileHandler(handler, options)).toThrow(message);
    expect(() => profileHandler(handler, options)).toThrow(ProfilerError);
  });

  test('what is no function is refused', () => {
    expect(() => profileHandler(5 as never)).toThrow('profileHandler: expected a function, found 5');
  });
});
