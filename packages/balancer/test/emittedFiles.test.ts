// Every configuration of a matrix, read by the proxy it is for; of Envoy, by its published schema: there is no Envoy here.
import { afterAll, describe, expect, test } from 'vitest';
import { installFromPip } from '../../../scripts/installFromPip.mjs';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import { BalancerError, emit, type FleetDescription, type ProxyName } from '../src/index.ts';
import { checkEnvoyFiles, checkFiles, type LocalProxy, missingProxy, temporaryFolder, writeFiles } from './proxies.ts';

const instances = [
  { id: 'one.b_c-d:e', address: '127.0.0.1:9001', weight: 0.5, locality: 'zone-a' },
  { id: 'http://[::1]:9002', weight: 1.25, locality: 'zone-b' },
  { id: 'three', address: 'http://localhost:9003', weight: 0, locality: 'zone-b' },
  { id: '127.0.0.1:9004' },
];
const axes: readonly (readonly Partial<FleetDescription>[])[] = [
  (['least-request', 'maglev', 'random', 'ring-hash', 'round-robin'] as const).map((strategy) => ({ strategy })),
  [{}, { choices: 2 }, { ringPoints: 320, tableSize: 65_537 }],
  [{ instances }, { instances: instances.map(({ weight: _, ...one }) => one) }],
  [{}, { locality: 'zone-b', localityThreshold: 0.5 }],
  [
    {},
    { outlier: {} },
    { healthCheck: { path: '/health?deep=1' } },
    { healthCheck: { path: '/' }, outlier: { baseEjectionMs: 1500 }, slowStart: { windowMs: 30_000, aggression: 2 } },
  ],
  [{}, { retry: {} }, { retry: { attempts: 2, budget: {} } }],
  [{}, { maxRequests: 100, maxRequestsPerInstance: 8, connectTimeoutMs: 1, timeoutMs: 86_400_000 }],
];
const matrix = axes.reduce((some, axis) => some.flatMap((one) => axis.map((more) => ({ ...one, ...more }))), [{}]);

/** By name; what the proxy cannot carry out is left out. */
function emitted(proxy: ProxyName): ReadonlyMap<string, string> {
  const files = matrix.flatMap((part, at) => {
    try {
      const description = {
        name: `fleet${at}`,
        listen: { port: 10_000 + at, address: at % 2 ? '::1' : '127.0.0.1' },
        ...part,
      };
      return emit(description as FleetDescription, proxy).files;
    } catch (error) {
      if (error instanceof BalancerError && error.code === 'KINGLET_BALANCER_TARGET') return [];
      throw error;
    }
  });
  return new Map(files.map(({ path, contents }) => [path, contents]));
}

/** Descriptions with every number at an end of its range, and one of a thousand instances. */
function extremes(proxy: ProxyName): ReadonlyMap<string, string> {
  const many = Array.from({ length: 1000 }, (_, at) => ({ id: `i${at}`, address: `10.0.${at >> 8}.${at % 256}:80` }));
  const two = [
    { id: 'a', address: '10.0.0.1:65535', weight: 1e9 },
    { id: 'b', address: '10.0.0.2:1', weight: 1e9 },
  ];
  const of = (count: number, ms: number, ratio: number) => ({
    maxRequests: count,
    maxRequestsPerInstance: count,
    connectTimeoutMs: ms,
    timeoutMs: ms,
    retry: { attempts: Math.min(100, count), ...(proxy === 'envoy' && { budget: { ratio, minPerSecond: count } }) },
    outlier: {
      consecutiveFailures: count,
      successRateFactor: Math.max(0.001, 1000 * ratio),
      baseEjectionMs: ms,
      intervalMs: ms,
      maxEjectionMs: ms,
      maxEjected: ratio,
    },
    ...(proxy !== 'nginx' && {
      slowStart: { windowMs: ms, minimum: Math.max(0.001, ratio), aggression: Math.max(0.001, 1000 * ratio) },
      healthCheck: {
        path: '/',
        intervalMs: ms,
        timeoutMs: ms,
        healthyThreshold: Math.min(1000, count),
        unhealthyThreshold: Math.min(1000, count),
      },
    }),
  });
  const all: readonly Partial<FleetDescription>[] = [
    { instances: two, ...of(1, 1, 0) },
    { instances: two, ...of(largestCount[proxy], 86_400_000, 1) },
    { instances: many, choices: 2 },
    { instances: many, strategy: 'ring-hash' },
  ];
  const files = all.flatMap((part, at) => {
    const description = { name: `end${at}`, listen: { port: 9000 + at }, ...part };
    return emit(description as FleetDescription, proxy).files;
  });
  return new Map(files.map(({ path, contents }) => [path, contents]));
}

const largestCount = { nginx: 65_535, haproxy: 1_000_000, envoy: 1_000_000 };

const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

describe.each(['nginx', 'haproxy'] as const)('%s', (proxy: LocalProxy) => {
  const missing = missingProxy(proxy);
  if (missing) reportSkipped(`emitted configurations read by ${proxy}`, missing);

  test.skipIf(missing)('takes everything that is emitted, without a warning', () => {
    const files = writeFiles(folder.path, emitted(proxy));

    expect(files.length).toBeGreaterThan(60);
    expect(checkFiles(proxy, files)).toBe('');
  });

  test.skipIf(missing)('takes the ends of every range, and a thousand instances', () => {
    expect(checkFiles(proxy, writeFiles(folder.path, extremes(proxy)))).toBe('');
  });

  test.skipIf(missing)('is what says so: a wrong word is told', () => {
    const [[name, contents]] = emitted(proxy) as unknown as [[string, string]];
    const [file] = writeFiles(folder.path, new Map([[`wrong-${name}`, contents.replace(/^ +server /m, 'sevrer ')]]));

    expect(checkFiles(proxy, [file!])).toMatch(/sevrer/);
  });
});

describe('envoy', () => {
  const installed = installFromPip('xds-protos');
  const missing = 'missing' in installed ? installed.missing : undefined;
  if (missing) reportSkipped("emitted configurations against Envoy's schema", missing);
  const dir = 'dir' in installed ? installed.dir : '';

  test.skipIf(missing)('what is emitted is of its schema, within its ranges', () => {
    // One of 17 meets every value of every axis; each takes 15 ms to read.
    const files = writeFiles(folder.path, emitted('envoy'));

    expect(files.length).toBeGreaterThan(60);
    expect(
      checkEnvoyFiles(
        dir,
        files.filter((_, at) => at % 17 === 0),
      ),
    ).toBe('');
  });

  test.skipIf(missing)('the ends of every range are of its schema too', () => {
    expect(checkEnvoyFiles(dir, writeFiles(folder.path, extremes('envoy')))).toBe('');
  });

  test.skipIf(missing)('the schema is what says so: a wrong field, type or range is told', () => {
    const contents = emitted('envoy').get('fleet0.yaml')!;
    const wrong = new Map([
      ['field.yaml', contents.replace('lb_policy', 'lb_polity')],
      ['type.yaml', contents.replace('choice_count: 4', 'choice_count: "four"')],
      ['range.yaml', contents.replace('choice_count: 4', 'choice_count: 1')],
      ['inside.yaml', contents.replace('stat_prefix: "fleet0"', 'stat_prefix: ""')],
    ]);

    const said = checkEnvoyFiles(dir, writeFiles(folder.path, wrong));

    for (const name of wrong.keys()) expect(said).toContain(name);
  });
});
