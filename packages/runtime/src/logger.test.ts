import { describe, expect, test } from 'vitest';
import { type Invocation, singleScope } from './invocationScope.ts';
import { Logger, type LoggerOptions } from './logger.ts';
import { logLevelOf } from './logLevel.ts';
import { patchConsole } from './patchConsole.ts';

const invocation: Invocation = { requestId: 'id', tenantId: undefined };
const time = '1970-01-01T00:00:01.000Z';

function logging(
  options: Partial<LoggerOptions>,
  write: (logger: Logger) => void,
  within: Invocation | undefined = invocation,
): string[] {
  const lines: string[] = [];
  const scope = singleScope();
  const target = (line: string): number => lines.push(line);
  const logger = new Logger({ format: 'TEXT', level: 'TRACE', scope, target, now: () => 1000, ...options });
  if (within) scope.run(within, () => write(logger));
  else write(logger);
  return lines;
}

const json = (args: readonly unknown[], within?: Invocation): Record<string, unknown> =>
  JSON.parse(logging({ format: 'JSON' }, (logger) => logger.print('INFO', args), within)[0] as string);

describe('text lines', () => {
  test('say when, for what, how grave, and what', () => {
    const print = (logger: Logger): void => logger.print('WARN', ['%s of %i%%', 'some', 2.9, { a: 1 }]);

    expect(logging({}, print)).toEqual([`${time}\tid\tWARN\tsome of 2% { a: 1 }`]);
  });

  test('have no request before the first', () => {
    const lines: string[] = [];
    const target = (line: string): number => lines.push(line);
    const logger = new Logger({ format: 'TEXT', level: 'TRACE', scope: singleScope(), target });

    logger.print('INFO', ['loading']);

    expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z\t-\tINFO\tloading$/);
  });

  test('carry the error of what the loop reports', () => {
    const error = { errorType: 'T', errorMessage: 'm', stackTrace: [] };

    expect(logging({}, (logger) => logger.report(undefined, 'ERROR', 'Init Error', error))).toEqual([
      `${time}\t-\tERROR\tInit Error\t${JSON.stringify(error)}`,
    ]);
  });
});

describe('JSON lines', () => {
  test('have time, level, request and tenant', () => {
    expect(json(['a %s', 'b'], { requestId: 'id', tenantId: 't' })).toEqual({
      timestamp: time,
      level: 'INFO',
      requestId: 'id',
      tenantId: 't',
      message: 'a b',
    });
    expect(json(['x'])).not.toHaveProperty('tenantId');
  });

  test.each([
    [{ a: [1] }, { a: [1] }],
    ['line\nbreak', 'line\nbreak'],
    [null, null],
    [undefined, 'undefined'],
    [1n, '1n'],
    [Symbol('s'), 'Symbol(s)'],
  ])('keep one argument as it is where JSON can: %o', (argument, message) => {
    expect(json([argument]).message).toEqual(message);
  });

  test('print what JSON cannot express as the console would', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;

    expect(json([cyclic]).message).toBe('<ref *1> { self: [Circular *1] }');
  });

  test('survive what cannot even be printed', () => {
    const hostile = {
      toJSON: () => {
        throw new Error('no JSON');
      },
      get [Symbol.for('nodejs.util.inspect.custom')]() {
        throw new Error('no inspection');
      },
    };

    expect(json([hostile]).message).toBe('The printed value could not be read');
  });

  test('spell errors out: the only argument as the message, one of several in fields', () => {
    const error = Object.assign(new TypeError('boom'), { code: 'E' });

    expect(json([error]).message).toMatchObject({ errorType: 'TypeError', errorMessage: 'boom', code: 'E' });
    expect(json([{ inner: error }]).message).toMatchObject({ inner: { errorType: 'TypeError' } });
    expect(json(['failed', error])).toMatchObject({
      message: expect.stringMatching(/^failed TypeError: boom/),
      errorType: 'TypeError',
      errorMessage: 'boom',
      stackTrace: expect.arrayContaining([expect.stringMatching(/^at /)]),
    });
  });

  test('carry the error of what the loop reports', () => {
    const error = { errorType: 'T', errorMessage: 'm', stackTrace: ['at x'] };
    const [line] = logging({ format: 'JSON' }, (logger) => logger.report(invocation, 'ERROR', 'Invoke Error', error));

    expect(JSON.parse(line as string)).toEqual({
      timestamp: time,
      level: 'ERROR',
      requestId: 'id',
      message: 'Invoke Error',
      ...error,
    });
  });
});

test.each([
  ['warn', 'WARN'],
  ['FATAL', 'FATAL'],
  ['', 'TRACE'],
  ['loud', 'TRACE'],
  ['constructor', 'TRACE'],
  [undefined, 'TRACE'],
])('the level named %j is %s', (text, level) => {
  expect(logLevelOf(text)).toBe(level);
});

describe('the console', () => {
  const methods = ['trace', 'debug', 'info', 'log', 'warn', 'error', 'fatal'] as const;

  function printing(level: LoggerOptions['level']): string[] {
    const target = { ...console } as Console & Record<'fatal', (text: string) => void>;
    const restored = { ...target };
    const lines = logging({ level }, (logger) => {
      const restore = patchConsole(logger, target);
      for (const method of methods) target[method](method);
      target.dir({ a: { b: { c: {} } } }, { depth: 0 });
      restore();
    });
    expect(target).toEqual(restored);
    return lines.map((line) => line.split('\t').slice(2).join(' '));
  }

  test('prints each method with its level', () => {
    expect(printing('TRACE')).toEqual([
      'TRACE trace',
      'DEBUG debug',
      'INFO info',
      'INFO log',
      'WARN warn',
      'ERROR error',
      'FATAL fatal',
      'INFO { a: [Object] }',
    ]);
  });

  test('prints nothing below the level', () => {
    expect(printing('ERROR')).toEqual(['ERROR error', 'FATAL fatal']);
  });
});
