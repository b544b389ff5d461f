// What strategies do to latency, as a table.
import { figure } from '../chart/distributionChart.ts';
import { textTable } from '../textTable.ts';
import type { BalancedFleet, SimulatedStrategy } from './simulateStrategies.ts';

export function renderStrategies(fleet: BalancedFleet, runs: readonly SimulatedStrategy[]): string {
  const head = ['', 'p50, ms', 'p99, ms', 'p99.9, ms', 'mean, ms', 'to the slow'];
  const rows = runs.map(({ strategy, p50, p99, p999, mean, slowShare }) => [
    strategy,
    ...[p50, p99, p999, mean].map(figure),
    `${(100 * slowShare).toFixed(2)} %`,
  ]);
  return [headline(fleet), '', textTable([head, ...rows])].join('\n');
}

function headline({ instances, slow, serviceMs, load, requests }: BalancedFleet): string {
  const fleet = `${instances} servers of ${serviceMs} ms, ${slow.count} of them ${slow.factor} times slower`;
  return `${fleet}; ${requests.toLocaleString('en-US')} requests at ${100 * load} % of what all can take`;
}
