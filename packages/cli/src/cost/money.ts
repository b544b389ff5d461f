// Amounts as people read them.

/** Dollars: three decimals below 100, two above, with thousands apart. Amounts that would round to 0 keep two figures. */
export function dollars(amount: number): string {
  const size = Math.abs(amount);
  const sign = amount < 0 ? '-' : '';
  if (size > 0 && size < 0.0005) return `${sign}$${size.toPrecision(2)}`;
  const digits = size < 100 ? 3 : 2;
  return `${sign}$${size.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** A count with thousands apart. */
export function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}
