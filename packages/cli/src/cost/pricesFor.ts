// The prices of a command line.
import type { Context } from '../context.ts';
import { type PriceTable, priceNames, usEast1, withPrices } from './prices.ts';

/**
 * The table with the prices that `--price` sets; says so when it is another region's.
 *
 * @throws {CliError} what {@link withPrices} throws
 */
export function pricesFor(
  context: Context,
  region: string | undefined,
  overrides: Readonly<Record<string, string>>,
): PriceTable {
  const prices = withPrices(usEast1, overrides);
  const isOther = region !== undefined && region !== usEast1.region;
  if (isOther && priceNames.some((name) => !(name in overrides)))
    context.console.note(`no prices of ${region} here, so these are ${usEast1.region}'s: --price sets others`);
  return prices;
}
