// Values to the text that console prints: `%` directives, then every value as a person would write it.
import { stackText } from './stacks.ts';

const deepest = 4;
const mostItems = 100;
const lineWidth = 72;
const unreadable = '[cannot be shown]';

/** The message of console.log(...values): `%s %d %i %f %j %o %O %c %%` in a first string, the rest joined by spaces. */
export function format(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first !== 'string') return values.map(show).join(' ');
  let used = 0;
  const message = first.replace(/%[sdifjoOc%]/g, (directive) => {
    if (directive === '%%') return rest.length ? '%' : directive;
    return used < rest.length ? substitute(directive, rest[used++]) : directive;
  });
  return [message, ...rest.slice(used).map(show)].join(' ');
}

/** A value as source-like text. Never throws: what a log line shows must not fail the program that writes it. */
export function inspect(value: unknown, depth = 0, seen: readonly unknown[] = []): string {
  try {
    return describe(value, depth, seen);
  } catch {
    return unreadable; // a revoked proxy, a trap or a getter that throws
  }
}

function describe(value: unknown, depth: number, seen: readonly unknown[]): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `[Function: ${value.name || '(anonymous)'}]`;
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return String(value);
  if (seen.includes(value)) return '[Circular]';
  if (value instanceof Error) return value.stack ? `${value}\n${stackText(value.stack).trimEnd()}` : `[${value}]`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  return inspectObject(value, depth, [...seen, value]);
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value);
}

function substitute(directive: string, value: unknown): string {
  try {
    return convert(directive, value);
  } catch {
    return directive === '%j' ? '[Circular]' : 'NaN'; // no JSON; a symbol or an object that is no number
  }
}

function convert(directive: string, value: unknown): string {
  switch (directive) {
    case '%s':
      return typeof value === 'object' && value !== null ? inspect(value, deepest) : show(value);
    case '%d':
      return typeof value === 'bigint' ? `${value}n` : String(Number(value));
    case '%i':
      return typeof value === 'bigint' ? `${value}n` : String(Number.parseInt(String(value), 10));
    case '%f':
      return String(Number.parseFloat(String(value)));
    case '%j':
      return String(JSON.stringify(value));
    case '%c':
      return '';
    default:
      return inspect(value);
  }
}

function inspectObject(value: object, depth: number, seen: readonly unknown[]): string {
  const name = constructorName(value);
  if (depth >= deepest) return Array.isArray(value) ? '[Array]' : `[${name || 'Object'}]`;
  const inner = (item: unknown): string => inspect(item, depth + 1, seen);
  if (Array.isArray(value)) return enclose('[', value.slice(0, mostItems).map(inner), ']', value.length);
  if (ArrayBuffer.isView(value) && 'length' in value) {
    const array = value as unknown as Float64Array;
    return enclose(`${name}(${array.length}) [`, Array.from(array.subarray(0, mostItems), inner), ']', array.length);
  }
  if (value instanceof Map) {
    const entries = [...value].slice(0, mostItems).map(([key, item]) => `${inner(key)} => ${inner(item)}`);
    return enclose(`Map(${value.size}) {`, entries, '}', value.size);
  }
  if (value instanceof Set) {
    return enclose(`Set(${value.size}) {`, [...value].slice(0, mostItems).map(inner), '}', value.size);
  }
  const prefix = name && name !== 'Object' ? `${name} {` : '{';
  const keys = Reflect.ownKeys(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));
  return enclose(
    prefix,
    keys.slice(0, mostItems).map((key) => `${keyText(key)}: ${property(value, key, inner)}`),
    '}',
    keys.length,
  );
}

function property(object: object, key: PropertyKey, inner: (value: unknown) => string): string {
  const descriptor = Object.getOwnPropertyDescriptor(object, key);
  if (descriptor?.get) return descriptor.set ? '[Getter/Setter]' : '[Getter]';
  return inner(descriptor?.value);
}

function keyText(key: PropertyKey): string {
  if (typeof key === 'symbol') return `[${String(key)}]`;
  return /^[A-Za-z_$][\w$]*$/.test(String(key)) ? String(key) : JSON.stringify(key);
}

function constructorName(value: object): string {
  const prototype: { constructor?: { name?: unknown } } | null = Object.getPrototypeOf(value);
  const name = prototype?.constructor?.name;
  return typeof name === 'string' ? name : '';
}

function enclose(open: string, items: readonly string[], close: string, total: number): string {
  const shown = total > items.length ? [...items, `... ${total - items.length} more`] : items;
  if (!shown.length) return open + close;
  const oneLine = `${open} ${shown.join(', ')} ${close}`;
  if (oneLine.length <= lineWidth && !oneLine.includes('\n')) return oneLine;
  return `${open}\n${shown.map((item) => `  ${item.replaceAll('\n', '\n  ')}`).join(',\n')}\n${close}`;
}
