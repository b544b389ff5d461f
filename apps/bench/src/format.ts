// Numbers and text as people read them, and text made safe for HTML and SVG.

/** Three significant digits, thousands grouped by a narrow space: `0.184`, `53.2`, `1 234`. */
export function formatNumber(value: number): string {
  if (value === 0) return '0';
  // Rounded first: 9.999 is 10.0, not 10.00.
  const decimals = 2 - Math.floor(Math.log10(Math.abs(Number(value.toPrecision(3)))) + 1e-12);
  return formatFixed(value, Math.min(20, Math.max(0, decimals)));
}

/** Always `decimals` digits behind the point, thousands grouped: what a column of figures needs to line up. */
export function formatFixed(value: number, decimals: number): string {
  const [whole = '', fraction] = value.toFixed(decimals).split('.');
  return fraction === undefined ? group(whole) : `${group(whole)}.${fraction}`;
}

/** How many decimals the smallest of these needs to keep two significant digits, at most three. */
export function decimalsFor(values: readonly number[]): number {
  const smallest = Math.min(...values.filter((value) => value > 0));
  if (!Number.isFinite(smallest)) return 0;
  return Math.min(3, Math.max(0, 1 - Math.floor(Math.log10(smallest))));
}

/** A whole number of bytes in KB of 1000 bytes below one megabyte, else MB, with the unit. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${formatNumber(bytes / 1000)} KB`;
  return `${formatNumber(bytes / 1e6)} MB`;
}

/** Escapes what HTML and XML give a meaning to, in text and in quoted attributes. */
export function escapeXml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  // Control characters are not allowed in XML at all, not even escaped.
  const allowed = text.replace(/\p{Cc}/gu, (c) => ('\t\n\r'.includes(c) ? c : '\ufffd'));
  return allowed.replace(/[&<>"']/g, (c) => entities[c]!);
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
