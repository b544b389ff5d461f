import { describe, expect, test } from 'vitest';
import { BalancerError } from '../errors.ts';
import { emit } from './emit.ts';
import type { FleetDescription, ProxyName } from './fleetDescription.ts';

const proxies: readonly ProxyName[] = ['envoy', 'haproxy', 'nginx'];
const instances = ['a', 'b', 'c', 'd'].map((id, at) => ({ id, address: `10.0.0.${at + 1}:80` }));
const plain: FleetDescription = { instances, listen: { port: 8080 } };
const healthCheck = { path: '/health' };
const uneven = instances.map((one, at) => ({ ...one, weight: at + 1, locality: at === 0 ? 'here' : 'there' }));

const refusals: readonly (readonly [ProxyName, Partial<FleetDescription>, string])[] = [
  ['nginx', { healthCheck }, 'envoy and haproxy can'],
  ['nginx', { slowStart: { windowMs: 10_000 } }, 'envoy and haproxy can'],
  ['nginx', { retry: { budget: {} } }, 'envoy can'],
  ['nginx', { strategy: 'maglev' }, 'envoy can'],
  ['nginx', { choices: 3 }, 'envoy and haproxy can'],
  ['nginx', { strategy: 'ring-hash', ringPoints: 100 }, 'envoy can'],
  ['nginx', { strategy: 'random', instances: uneven, locality: 'here' }, 'envoy and haproxy can'],
  ['nginx', { choices: 2, instances: uneven, locality: 'here' }, 'envoy and haproxy can'],
  ['nginx', { maxRequests: 65_536 }, 'envoy and haproxy can'],
  ['haproxy', { retry: { budget: {} } }, 'envoy can'],
  ['haproxy', { strategy: 'maglev' }, 'envoy can'],
  ['haproxy', { outlier: {} }, 'envoy and nginx can'],
  ['haproxy', { slowStart: { windowMs: 10_000 } }, 'envoy can'],
  ['envoy', { strategy: 'random', instances: uneven }, 'haproxy and nginx can'],
  ['envoy', { strategy: 'ring-hash', slowStart: { windowMs: 10_000 } }, 'haproxy can'],
  ...proxies.map((proxy) => [proxy, { strategy: 'peak-ewma' }, 'createBalancer() can'] as const),
];

test.each(refusals)('%s refuses %j, and says who can', (proxy, part, who) => {
  const attempt = () => emit({ ...plain, ...part }, proxy);

  expect(attempt).toThrow(expect.objectContaining({ code: 'KINGLET_BALANCER_TARGET' }));
  expect(attempt).toThrow(who);
});

const wrong: readonly (readonly [string, unknown])[] = [
  ['expected an object', undefined],
  ['description: expected members among', { ...plain, strategies: 'random' }],
  [
    "strategy: expected one of least-request, maglev, peak-ewma, random, ring-hash, round-robin, found 'best'",
    { ...plain, strategy: 'best' },
  ],
  ['listen.port: expected a whole number', { ...plain, listen: { port: '80' } }],
  ['listen.address: expected an IP address', { ...plain, listen: { port: 80, address: 'fe80::1%a;b' } }],
  ['healthCheck.path: expected a path', { ...plain, healthCheck: { path: '/a;b' } }],
  ['slowStart.windowMs: expected a whole number', { ...plain, slowStart: {} }],
  ['tableSize: expected a prime', { ...plain, tableSize: 65_536 }],
  ['instances[0].address: expected host:port', { ...plain, instances: [{ id: 'a', address: 'https://b:1' }] }],
  ['instances[0].address: expected host:port', { ...plain, instances: [{ id: 'a', address: '10.0.0.256:1' }] }],
  ['instances[1].id: expected an identifier that no other', { ...plain, instances: [instances[0], instances[0]] }],
  ['expected an instance of a weight above 0', { ...plain, instances: [{ ...instances[0], weight: 0 }] }],
  ['instances[0].weight: expected a number', { ...plain, instances: [{ ...instances[0], weight: Number.NaN }] }],
];

test.each(wrong)('a wrong description is told by its path: %s', (message, description) => {
  const attempt = () => emit(description as FleetDescription, 'haproxy');

  expect(attempt).toThrow(BalancerError);
  expect(attempt).toThrow(message);
});

describe('weights', () => {
  const weightsOf = (weights: readonly number[], proxy: ProxyName, pattern: RegExp) => {
    const weighted = weights.map((weight, at) => ({ id: `i${at}`, address: `10.0.0.1:${at + 1}`, weight }));
    const { files, notes } = emit({ ...plain, instances: weighted }, proxy);
    return { found: [...files[0]!.contents.matchAll(pattern)].map(([, weight]) => Number(weight)), notes };
  };

  test('keep their ratios as whole numbers', () => {
    expect(weightsOf([0.1, 0.25, 1], 'nginx', /weight=(\d+)/g).found).toEqual([2, 5, 20]);
    expect(weightsOf([300, 600, 0], 'haproxy', / weight (\d+)/g).found).toEqual([1, 2, 0]);
  });

  test('are rounded, and said to be, where there are no such numbers', () => {
    const { found, notes } = weightsOf([50, 1003], 'haproxy', / weight (\d+)/g);

    expect(found).toEqual([13, 256]);
    expect(notes).toContain('weights are whole numbers, here off by up to 1.9 %');
  });

  test('are refused where none are near', () => {
    expect(() => weightsOf([1, 1000], 'haproxy', /./g)).toThrow('whole numbers up to 256; createBalancer() can');
  });
});

test('HAProxy places an instance on its ring by its identifier, not by its place in the list', () => {
  const numbers = (list: FleetDescription['instances']) => {
    const { contents } = emit({ ...plain, strategy: 'ring-hash', instances: list }, 'haproxy').files[0]!;
    return new Map([...contents.matchAll(/server (\w+) \S+ id (\d+)/g)].map(([, id, number]) => [id, number]));
  };

  const all = numbers(instances);
  const fewer = numbers(instances.slice(2).reverse());

  expect(fewer.get('c')).toBe(all.get('c'));
  expect(fewer.get('d')).toBe(all.get('d'));
});

test('Envoy sends only idempotent methods again after they were sent', () => {
  const { contents } = emit({ ...plain, retry: {} }, 'envoy').files[0]!;
  const policies = [...contents.matchAll(/(?:regex: "(.*)"[\s\S]*?)?retry_on: "(.*)"/g)].map(([, ...found]) => found);

  expect(policies).toEqual([
    ['GET|HEAD|OPTIONS|PUT|DELETE|TRACE', 'connect-failure,refused-stream,reset,gateway-error'],
    [undefined, 'connect-failure,refused-stream'],
  ]);
});
