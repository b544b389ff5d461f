import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BalancerError } from '../errors.ts';
import { emit } from './emit.ts';
import type { FleetDescription, ProxyName } from './fleetDescription.ts';

interface Texts {
  readonly id: string;
  readonly address: string;
  readonly locality: string;
  readonly name: string;
  readonly keyHeader: string;
  readonly path: string;
  readonly listenAddress: string;
}

const good: Texts = {
  id: 'a',
  address: 'a.b:1',
  locality: 'here',
  name: 'web',
  keyHeader: 'x-id',
  path: '/h',
  listenAddress: '0.0.0.0',
};
const members = Object.keys(good) as (keyof Texts)[];
// Such as could end a word, a line or a block in one of the three, or be replaced there.
const marks = [
  'a',
  '1',
  '.',
  ':',
  '/',
  '-',
  '"',
  "'",
  '`',
  ' ',
  '\t',
  '\n',
  '\r',
  ';',
  '{',
  '}',
  '#',
  '$',
  '\\',
  '%',
  '[',
  ']',
  '\u2028',
  '\0',
];
const mark = fc.constantFrom(...marks);
const text = fc.oneof(
  fc.string({ unit: mark }),
  // A good text with something in it.
  fc
    .tuple(fc.constantFrom(...Object.values(good)), mark, fc.nat(6))
    .map(([one, more, at]) => one.slice(0, at) + more + one.slice(at)),
);

test('no text brings in syntax: it is refused, or the configuration is that of any other text', () => {
  let taken = 0;
  const proxy = fc.constantFrom<ProxyName>('envoy', 'haproxy', 'nginx');

  fc.assert(
    fc.property(fc.constantFrom(...members), text, proxy, (member, given, name) => {
      const found = shapeOf({ ...good, [member]: given }, name);
      if (found) expect(found).toEqual(shapeOf(good, name));
      taken += found ? 1 : 0;
    }),
    { numRuns: 5000, seed: 1 },
  );

  expect(taken).toBeGreaterThan(300);
});

const full: Readonly<Record<string, unknown>> = {
  name: 'web',
  listen: { port: 80, address: '::1' },
  instances: [{ id: 'a', address: 'a:1', weight: 2, locality: 'here' }, { id: '10.0.0.1:80' }],
  strategy: 'least-request',
  choices: 2,
  locality: 'here',
  localityThreshold: 0.5,
  keyHeader: 'x-id',
  ringPoints: 160,
  tableSize: 7,
  healthCheck: { path: '/', intervalMs: 1, timeoutMs: 1, healthyThreshold: 1, unhealthyThreshold: 1 },
  outlier: { consecutiveFailures: 1, maxEjected: 1 },
  slowStart: { windowMs: 1, aggression: 1, minimum: 1 },
  retry: { attempts: 2, budget: { ratio: 1, minPerSecond: 1 } },
  maxRequestsPerInstance: 1,
  maxRequests: 1,
  connectTimeoutMs: 1,
  timeoutMs: 1,
};

test('any JSON in any place is taken, or refused by an error of the package', () => {
  const place = fc.constantFrom(...Object.keys(full));
  const depth = fc.nat(2);
  const value = fc.oneof(
    fc.jsonValue(),
    fc.integer({ min: -1, max: 1000 }),
    fc.double(),
    fc.constantFrom<unknown>('1', '', 'random', 'ring-hash', 'maglev', 'b:2', [], {}, null),
  );
  const taken = { envoy: 0, haproxy: 0, nginx: 0 };
  const attempt = (name: string, changed: unknown, proxy: ProxyName) => {
    const { [proxy]: without } = refused;
    const kept = Object.fromEntries(Object.entries(full).filter(([member]) => !without.includes(member)));
    const { contents } = emit({ ...kept, [name]: changed } as never, proxy).files[0]!;
    expect(contents).not.toMatch(/undefined|NaN|Infinity|\[object|\de\+/);
    taken[proxy]++;
  };

  fc.assert(
    fc.property(place, depth, value, fc.nat(9), (name, levels, given, at) => {
      for (const proxy of ['envoy', 'haproxy', 'nginx'] as const) {
        try {
          attempt(name, replaced(full[name], levels, given, at), proxy);
        } catch (error) {
          if (!(error instanceof BalancerError)) throw error;
        }
      }
    }),
    { numRuns: 2000, seed: 1 },
  );

  expect(Math.min(...Object.values(taken))).toBeGreaterThan(100);
});

/** Of `full`, what each proxy cannot carry out. */
const refused: Readonly<Record<ProxyName, readonly string[]>> = {
  envoy: [],
  haproxy: ['retry'],
  nginx: ['retry', 'healthCheck', 'slowStart'],
};

/** With `given` so many levels below, in one of the members there. */
function replaced(value: unknown, levels: number, given: unknown, at: number): unknown {
  if (levels === 0 || typeof value !== 'object' || value === null) return given;
  const names = Object.keys(value);
  const name = names[at % names.length] as string;
  const inner = replaced((value as Record<string, unknown>)[name], levels - 1, given, at >> 1);
  return Array.isArray(value) ? value.with(Number(name), inner) : { ...value, [name]: inner };
}

/** The lines of a configuration with `w` for each word; undefined where it is refused. */
function shapeOf(texts: Texts, proxy: ProxyName): string[] | undefined {
  try {
    const { contents } = emit(descriptionOf(texts, proxy), proxy).files[0]!;
    const lines = contents.split(/[\n\r\u2028]/).filter((line) => !line.startsWith('# '));
    return lines.map((line) => line.replace(/[\w.:/~%?=&@+,[\]-]+/g, 'w'));
  } catch (error) {
    if (error instanceof BalancerError) return undefined;
    throw error;
  }
}

function descriptionOf({ path, listenAddress, ...texts }: Texts, proxy: ProxyName): FleetDescription {
  const { id, address, locality, name, keyHeader } = texts;
  const instances = [{ id, address, locality }];
  const listen = { port: 80, address: listenAddress };
  const healthCheck = proxy === 'nginx' ? {} : { healthCheck: { path } };
  return { name, keyHeader, locality, listen, instances, strategy: 'ring-hash', ...healthCheck };
}
