// The part of the platform that few handlers need: events, abort signals, structuredClone; loaded when one is touched.
import { createEvents } from './events.ts';
import { named } from './named.ts';
import type { Native } from './native.ts';
import { createStructuredClone } from './structuredClone.ts';

/** As install() of index.ts. */
export function install(native: Native): Record<string, unknown> {
  const events = createEvents({
    now: () => native.now() - native.origin,
    report(error) {
      queueMicrotask(() => {
        throw error;
      });
    },
    setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds),
  });
  return named({ ...events, structuredClone: createStructuredClone(native.classOf) });
}
