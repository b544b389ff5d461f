// What AWS asks for Lambda, with the date and the place where it says so.
import { usageError } from '../cliError.ts';
import { suggestion } from '../nearest.ts';

export type Arch = 'arm64' | 'x64';

/** A price up to a month's amount; the last tier has none. */
export interface Tier {
  /** GB-seconds of the month up to which the price holds. */
  readonly upTo: number;
  /** Dollars per GB-second. */
  readonly price: number;
}

/** Dollars per GB-second. */
export interface ArchPrices {
  readonly duration: readonly Tier[];
  /** For environments that wait, used or not. */
  readonly provisioned: number;
  /** For the time that they work. */
  readonly provisionedDuration: number;
}

export interface PriceTable {
  readonly region: string;
  /** Since when AWS asks these prices: its last change that this table knows. */
  readonly since: string;
  readonly source: string;
  /** Dollars per request. */
  readonly request: number;
  readonly arm64: ArchPrices;
  readonly x64: ArchPrices;
}

/** The table of us-east-1. Since its date initialization is billed as duration for every runtime. */
export const usEast1: PriceTable = {
  region: 'us-east-1',
  since: '2025-08-01',
  source: 'AWS Lambda Pricing, https://aws.amazon.com/lambda/pricing/',
  request: 0.2 / 1e6,
  arm64: {
    duration: [
      { upTo: 7.5e9, price: 0.0000133334 },
      { upTo: 18.75e9, price: 0.0000120001 },
      { upTo: Infinity, price: 0.0000106667 },
    ],
    provisioned: 0.0000033334,
    provisionedDuration: 0.0000077778,
  },
  x64: {
    duration: [
      { upTo: 6e9, price: 0.0000166667 },
      { upTo: 15e9, price: 0.000015 },
      { upTo: Infinity, price: 0.0000133334 },
    ],
    provisioned: 0.0000041667,
    provisionedDuration: 0.0000097222,
  },
};

/** The always free part of a month; provisioned concurrency has none. */
export const freeTier: { readonly requests: number; readonly gbSeconds: number } = {
  requests: 1e6,
  gbSeconds: 400_000,
};

/** The names that `--price` takes. */
export const priceNames: readonly string[] = [
  'million-requests',
  ...['arm64', 'x64'].flatMap((arch) =>
    ['duration', 'provisioned', 'provisioned-duration'].map((what) => `${arch}-${what}`),
  ),
];

/**
 * The table with other prices in it: dollars per million requests and per GB-second.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for a name that is none of {@link priceNames}, or a price that is no number of at least 0
 */
export function withPrices(table: PriceTable, overrides: Readonly<Record<string, string>>): PriceTable {
  for (const [name, text] of Object.entries(overrides)) checkPrice(name, text);
  if (Object.keys(overrides).length === 0) return table;
  const priceOf = (name: string) => (name in overrides ? Number(overrides[name]) : undefined);
  const archPrices = (arch: Arch): ArchPrices => {
    const duration = priceOf(`${arch}-duration`);
    return {
      duration: duration === undefined ? table[arch].duration : [{ upTo: Infinity, price: duration }],
      provisioned: priceOf(`${arch}-provisioned`) ?? table[arch].provisioned,
      provisionedDuration: priceOf(`${arch}-provisioned-duration`) ?? table[arch].provisionedDuration,
    };
  };
  const million = priceOf('million-requests');
  return {
    ...table,
    source: `--price ${Object.keys(overrides).join(', ')}; otherwise ${table.source}`,
    request: million === undefined ? table.request : million / 1e6,
    arm64: archPrices('arm64'),
    x64: archPrices('x64'),
  };
}

function checkPrice(name: string, text: string): void {
  if (!priceNames.includes(name))
    throw usageError(
      `Expected --price to name one of ${priceNames.join(', ')}, got ${name}${suggestion(name, priceNames)}`,
    );
  const price = text.trim() === '' ? Number.NaN : Number(text);
  if (!(price >= 0 && price < Infinity))
    throw usageError(`Expected --price ${name} to be a number of dollars of at least 0, got '${text}'`);
}
