// Counters in Prometheus' text format, version 0.0.4.
import type { ColdStart } from './coldStart.ts';
import { type Counters, latencyBounds } from './counters.ts';

/** What scrapers want to hear. */
export const prometheusType = 'text/plain; version=0.0.4; charset=utf-8';

/** The metrics of one environment: each has counters of its own, so that their sum is the function's. */
export function prometheusText(counters: Counters, coldStart: ColdStart, model: string): string {
  const { counts } = counters;
  const label = `model="${escaped(model)}"`;
  const lines: string[] = [];
  const add = (name: string, type: string, help: string, samples: readonly (readonly [string, number])[]): void => {
    lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    for (const [suffix, value] of samples) lines.push(`${name}${suffix} ${number(value)}`);
  };
  const count = (name: string, help: string, value: number): void =>
    add(`kinglet_${name}_total`, 'counter', help, [[`{${label}}`, value]]);
  count('events', 'Events that were answered or failed.', counts.events);
  count('refused_events', 'Events answered with a status of 4xx.', counts.refusedEvents);
  count('failed_events', 'Events that failed in the function.', counts.failedEvents);
  count('batches', 'Events with an array of items.', counts.batches);
  count('items', 'Items of answered events.', counts.items);
  count('failed_items', 'Items of batches answered with an error.', counts.failedItems);
  add(
    'kinglet_event_duration_seconds',
    'histogram',
    'From the event to its answer, of the events that were timed.',
    histogram(counters, label),
  );
  for (const [name, help, milliseconds] of startTimes(coldStart))
    add(`kinglet_cold_start_${name}_seconds`, 'gauge', help, [[`{${label}}`, milliseconds / 1000]]);
  return `${lines.join('\n')}\n`;
}

function histogram({ latency }: Counters, label: string): (readonly [string, number])[] {
  let below = 0;
  const bounds = [...latencyBounds, Number.POSITIVE_INFINITY];
  return [
    ...bounds.map((bound, i): readonly [string, number] => {
      below += latency.buckets[i]!;
      return [`_bucket{${label},le="${number(bound)}"}`, below];
    }),
    [`_sum{${label}}`, latency.sum],
    [`_count{${label}}`, latency.count],
  ];
}

/** Of those that were taken: name, help, milliseconds. */
function startTimes({ engineInit, modelMap, firstInference, total }: ColdStart): [string, string, number][] {
  return [
    ['engine_init', 'From the beginning of the clock to defineHandler.', engineInit],
    ['model_map', 'The plan mapped or read, and checked.', modelMap],
    ...(firstInference === undefined
      ? []
      : [['first_inference', 'The first run of the model.', firstInference] as [string, string, number]]),
    ['total', 'From the beginning of the clock to the finished handler.', total],
  ];
}

function number(value: number): string {
  return value === Number.POSITIVE_INFINITY ? '+Inf' : String(value);
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
