// How late this process's event loop was.
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface EventLoopDelays {
  /** The longest delay in milliseconds, of the time since it was asked the time before last; undefined where none was measured. */
  readonly longest: () => number | undefined;
  readonly stop: () => void;
}

/** Milliseconds between two looks at the event loop; Node counts them as part of the delay. */
const resolution = 10;
const nanoseconds = 1e6;

/**
 * Measured by perf_hooks. A histogram that was reset misses the first delay, which may be the longest: of two, each is
 * reset every other time, so that each delay is in one.
 */
export function eventLoopDelays(): EventLoopDelays {
  let [next, other] = [startedHistogram(), startedHistogram()];
  return {
    longest: () => {
      const { count, max } = next;
      next.reset();
      [next, other] = [other, next];
      return count === 0 ? undefined : Math.max(0, max / nanoseconds - resolution);
    },
    stop: () => {
      next.disable();
      other.disable();
    },
  };
}

function startedHistogram(): ReturnType<typeof monitorEventLoopDelay> {
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  return histogram;
}
