// One load on one or both architectures, and what a person reads of it.
import { textTable } from '../textTable.ts';
import { count, dollars } from './money.ts';
import { coldStartHours, type Load, type MonthlyCost, monthlyCost } from './monthlyCost.ts';
import type { Arch, PriceTable } from './prices.ts';

export interface CostComparison {
  readonly load: Load;
  readonly prices: Pick<PriceTable, 'region' | 'since' | 'source'>;
  readonly freeTier: boolean;
  /** Dollars a month. */
  readonly monthly: Partial<Record<Arch, MonthlyCost>>;
  /** What arm64 saves, in dollars and as a share of x64's; with both architectures. */
  readonly saving?: { readonly perMonth: number; readonly perYear: number; readonly share: number };
  readonly coldStartHoursPerMillion: number;
}

export function compareCost(load: Load, arches: readonly Arch[], prices: PriceTable, isFree: boolean): CostComparison {
  const monthly = Object.fromEntries(arches.map((arch) => [arch, monthlyCost(load, arch, prices, isFree)])) as Partial<
    Record<Arch, MonthlyCost>
  >;
  const { arm64, x64 } = monthly;
  return {
    load,
    prices: { region: prices.region, since: prices.since, source: prices.source },
    freeTier: isFree,
    monthly,
    ...(arm64 && x64 ? { saving: savingOf(arm64.total, x64.total) } : {}),
    coldStartHoursPerMillion: coldStartHours(load),
  };
}

export function renderCost(comparison: CostComparison): string {
  const { load, monthly, freeTier, prices } = comparison;
  const arches = Object.keys(monthly) as Arch[];
  const row = (label: string, part: keyof MonthlyCost) => [
    label,
    ...arches.map((arch) => dollars(monthly[arch]?.[part] ?? 0)),
  ];
  return [
    `${count(load.requests)} requests a month, ${count(load.durationMs)} ms each, ${count(load.memoryMb)} MB${freeTier ? ', less the free tier' : ''}`,
    '',
    textTable([
      ['a month', ...arches],
      row('requests', 'requests'),
      row('duration', 'duration'),
      row('initialization', 'init'),
      row('provisioned concurrency', 'provisioned'),
      row('total', 'total'),
    ]),
    '',
    ...savingLine(comparison),
    ...coldLine(comparison),
    `Prices: ${prices.source}; ${prices.region}, since ${prices.since}. AWS may have changed them: --price sets others.`,
  ].join('\n');
}

function savingOf(arm64: number, x64: number): CostComparison['saving'] & object {
  const perMonth = x64 - arm64;
  return { perMonth, perYear: perMonth * 12, share: x64 === 0 ? 0 : perMonth / x64 };
}

function savingLine({ saving }: CostComparison): string[] {
  if (!saving) return [];
  const { perMonth, perYear, share } = saving;
  return [
    `arm64 saves ${dollars(perMonth)} a month, ${dollars(perYear)} a year (${(share * 100).toFixed(1)} %), if it takes as long as x64.`,
  ];
}

function coldLine({ load, coldStartHoursPerMillion: hours }: CostComparison): string[] {
  if (load.initMs === 0) return [];
  return [
    `Cold starts: ${hours.toPrecision(3)} h per million requests (${count(load.initMs)} ms, ${count(load.coldRate * 100)} % of requests).`,
  ];
}
