// Functions whose calls are spans.
import { types } from 'node:util';
import { profiledGenerator } from './profiledGenerator.ts';
import type { SpanLog } from './spanLog.ts';

// biome-ignore lint/suspicious/noExplicitAny: a function of any arguments is assignable to no other type
export type AnyFunction = (...args: any[]) => unknown;
type Call = (this: unknown, ...args: unknown[]) => unknown;

/** The same function, each call of which is a span inside the span that it is called in. */
export function profiledFunction<Profiled extends AnyFunction>(log: SpanLog, work: Profiled, name: string): Profiled {
  const call = work as unknown as Call;
  const profiled: Call = types.isGeneratorFunction(work)
    ? function (...args) {
        const generator = call.apply(this, args) as Generator;
        return log.isClosed ? generator : profiledGenerator(log, name, generator);
      }
    : function (...args) {
        const target = new.target as typeof work | undefined;
        const run = target
          ? () => Reflect.construct(work, args, target === profiled ? work : target)
          : () => call.apply(this, args);
        return log.isClosed ? run() : log.run(log.open(name, log.current), run);
      };
  return like(work, profiled) as unknown as Profiled;
}

/** With the original's name, length and properties: frameworks look at them. */
function like(original: AnyFunction, profiled: Call): Call {
  const { prototype, ...descriptors } = Object.getOwnPropertyDescriptors(original) as PropertyDescriptorMap;
  Object.defineProperties(profiled, descriptors);
  // A function's own cannot be configured, only set.
  if (prototype) Object.defineProperty(profiled, 'prototype', { value: prototype.value as unknown });
  return Object.setPrototypeOf(profiled, Object.getPrototypeOf(original)) as Call;
}
