// Values of JSON in the words of messages.

const mostShown = 40;

/** What a value is, short enough for a message whatever its size. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  const text = value.length > mostShown ? `${value.slice(0, mostShown)}…` : value;
  return JSON.stringify(text);
}

/** A path that goes one step further (RFC 6901). */
export function pointer(path: string, step: string | number): string {
  return `${path}/${typeof step === 'number' ? step : step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Names for a message. */
export function listed(names: readonly (string | number)[]): string {
  const shown = names.slice(0, 12).map((name) => JSON.stringify(name));
  return names.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
}

/** Whether a value is an object of JSON that is no array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
