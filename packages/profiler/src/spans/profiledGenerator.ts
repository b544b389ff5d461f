// A generator whose span goes on only while it computes.
import type { OpenSpan } from './span.ts';
import type { SpanLog } from './spanLog.ts';

type Step = (value: unknown) => unknown;
type AnyGenerator = Record<'next' | 'return' | 'throw', Step>;
interface Stepped {
  readonly done?: boolean;
}

/** The same generator. Its span begins with its first step, inside the span that is current now, and ends with its last. */
export function profiledGenerator(log: SpanLog, name: string, generator: AsyncGenerator | Generator): object {
  const { current: parent } = log;
  const steps = generator as unknown as AnyGenerator;
  let span: OpenSpan | undefined;
  // Of an async generator several steps may be asked for at once.
  let pending = 0;
  const begin = (): OpenSpan => {
    if (span && pending === 0) span.resume();
    pending++;
    span ??= log.open(name, parent);
    return span;
  };
  const ended = (result: Stepped): unknown => {
    pending--;
    if (result.done) span?.end();
    else if (pending === 0) span?.pause();
    return result;
  };
  const failed = (error: unknown): never => {
    pending--;
    span?.end(error ?? String(error));
    throw error;
  };
  const step = (method: keyof AnyGenerator): Step => {
    const run = (value: unknown): unknown => {
      // One that is closed before its first step has done nothing.
      if (!span && method !== 'next') return steps[method](value);
      const opened = begin();
      let result: unknown;
      try {
        result = log.within(opened, () => steps[method](value));
      } catch (error) {
        return failed(error);
      }
      return result instanceof Promise ? result.then(ended as Step, failed) : ended(result as Stepped);
    };
    return run;
  };
  return Object.create(generator, {
    next: { value: step('next') },
    return: { value: step('return') },
    throw: { value: step('throw') },
  }) as object;
}
