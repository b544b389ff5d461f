// Several sources as one.
import { isMeasured, type Measurement, type Metrics } from '../measurement.ts';
import { closedError } from './closedError.ts';
import type { CounterSource } from './counterSource.ts';
import { unavailable } from './measure.ts';

/**
 * A source that reads and explains what all of them do. Of a metric that several know the first that is no estimate is
 * given, else the first estimate; if there is neither, the reasons of all. One that fails while it is read is not read again:
 * a counter that breaks must not break the program that it counts.
 */
export function joinSources(joined: readonly CounterSource[]): CounterSource {
  const sources = joined.map(untilItFails);
  const width = sources.reduce((sum, source) => sum + source.width, 0);
  const read = sources.filter((source) => source.width > 0);
  let isOpen = true;
  return {
    width,
    read(into, at) {
      if (!isOpen) throw closedError();
      let next = at;
      for (let i = 0; i < read.length; i++) {
        read[i]!.read(into, next);
        next += read[i]!.width;
      }
    },
    explain(difference, milliseconds) {
      let next = 0;
      const explained = sources.map((source) => {
        const from = next;
        next += source.width;
        return source.explain(difference.subarray(from, next), milliseconds);
      });
      return bestOf(explained);
    },
    close() {
      isOpen = false;
      for (const source of sources) source.close();
    },
  };
}

function untilItFails(source: CounterSource): CounterSource {
  const { width } = source;
  let failure: string | undefined;
  return {
    width,
    read(into, at) {
      if (failure === undefined)
        try {
          return source.read(into, at);
        } catch (error) {
          failure = `reading it failed: ${error instanceof Error ? error.message : typeof error}`;
        }
      into.fill(Number.NaN, at, at + width);
    },
    explain(difference, milliseconds) {
      const metrics = source.explain(difference, milliseconds);
      if (failure === undefined || !difference.some(Number.isNaN)) return metrics;
      const reason = unavailable(failure);
      return Object.fromEntries(Object.keys(metrics).map((name) => [name, reason]));
    },
    close: () => source.close(),
  };
}

function bestOf(all: readonly Metrics[]): Metrics {
  const names = new Set(all.flatMap((metrics) => Object.keys(metrics)));
  return Object.fromEntries(Array.from(names, (name) => [name, best(all.flatMap((metrics) => metrics[name] ?? []))]));
}

function best(measurements: readonly Measurement[]): Measurement {
  const values = measurements.filter(isMeasured);
  const reasons = measurements.flatMap((each) => (isMeasured(each) ? [] : each.unavailable));
  const counted = values.find(({ confidence }) => confidence !== 'estimate');
  return counted ?? values[0] ?? { unavailable: [...new Set(reasons)].join('; ') };
}
