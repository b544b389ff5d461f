// Samples of a watch, a line each.
import type { Crossing, HealthMetric, HealthSample, HealthWatch } from '@kinglet/host';
import type { Console } from '../context.ts';

/** Prints until `count` samples have come or the watch is stopped. */
export async function printHealth(
  console: Console,
  watch: HealthWatch,
  metrics: readonly HealthMetric[],
  count: number,
): Promise<void> {
  watch.on('crossing', (crossing) => {
    print(console, () => crossingLine(crossing), { crossing: { ...crossing, sample: undefined } });
  });
  if (!console.isJson) console.print(metrics.map(cell).join(''));
  let printed = 0;
  for await (const sample of watch) {
    print(console, () => metrics.map((metric) => cell(shown(sample, metric), metrics.indexOf(metric))).join(''), {
      sample,
    });
    if (++printed >= count) break;
  }
  watch.stop();
}

function print(console: Console, line: () => string, data: object): void {
  console.print(console.isJson ? JSON.stringify(data) : line());
}

const columnWidth = 16;

/** Figures below their names. */
function cell(text: string, at: number): string {
  return text.padStart(at === 0 ? 'eventLoopDelay'.length : columnWidth);
}

function shown(sample: HealthSample, metric: HealthMetric): string {
  const { value } = sample[metric];
  return value === 'unknown' ? '-' : String(Number(value.toPrecision(3)));
}

function crossingLine({ metric, state, value, bound }: Crossing): string {
  const side = state === 'raised' ? 'reached' : 'fell to';
  return `${state}: ${metric} ${side} ${bound}, now ${Number(value.toPrecision(3))}`;
}
