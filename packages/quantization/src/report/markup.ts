// Texts and figures as pages show them.

/** Text for between tags and in attributes; characters that documents may not hold are left out. */
export function escapeHtml(content: string): string {
  const entities: Readonly<Record<string, string>> = {
    ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
    ...{ '"': '&quot;', "'": '&#39;' },
  };
  return content
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character]!);
}

/** With one digit; of no error the sign of infinity. */
export function decibels(value: number): string {
  return Number.isFinite(value) ? value.toFixed(1) : value > 0 ? '∞' : '−∞';
}

/** Of what is not 0 never 0. */
export function percent(part: number): string {
  if (part > 0 && part < 0.001) return '< 0.1 %';
  return `${(100 * part).toFixed(1)} %`;
}

/** In groups of three digits. */
export function wholeNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
