// kinglet balance, from words to files and figures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strategyNames as allStrategies } from '@kinglet/balancer';
import { describe, expect, test } from 'vitest';
import { strategyNames } from '../src/balance/simulateStrategies.ts';
import { folderWith, kinglet } from './cli.ts';

const balance = (cwd: string, args: readonly string[]) => kinglet(cwd, ['balance', ...args]);
const fleet = { listen: { port: 8080 }, instances: [{ id: 'a', address: '10.0.0.1:80' }] };
const here = folderWith({
  'fleet.json': JSON.stringify({ ...fleet, locality: 'zone-a' }),
  'checked.json': JSON.stringify({ ...fleet, healthCheck: { path: '/health' } }),
});

describe('emit', () => {
  test('prints a configuration, the same that it writes to a folder', async () => {
    const printed = await balance(here, ['emit', 'fleet.json', '--for', 'haproxy']);
    const written = await balance(here, ['emit', 'fleet.json', '--for', 'haproxy', '--out', 'proxy']);

    expect(printed).toMatchObject({ exitCode: 0, stdout: readFileSync(join(here, 'proxy/kinglet.cfg'), 'utf8') });
    expect(printed.stdout).toMatch(/^ {4}server a 10\.0\.0\.1:80 /m);
    expect(written.stdout).toMatch(/^others than the local instances [\s\S]*\nhaproxy -c -f kinglet\.cfg\n$/);
    expect(written.stderr).toContain('wrote proxy/kinglet.cfg');
  });

  test('JSON has files and notes', async () => {
    const { stdout } = await balance(here, ['emit', JSON.stringify(fleet), '--for', 'envoy', '--json']);

    expect(JSON.parse(stdout)).toMatchObject({ files: [{ path: 'kinglet.yaml' }], notes: [] });
  });

  test.each([
    [['emit', 'checked.json', '--for', 'nginx'], 'nginx cannot carry out `healthCheck`', 1],
    [
      ['emit', '{"listen":{"port":1},"instances":[{"id":"a;b"}]}', '--for', 'nginx'],
      'instances[0].address: expected',
      1,
    ],
    [['emit', 'fleet.json'], 'Expected --for with one of envoy, haproxy, nginx', 2],
    [['simulate', '--strategies', 'random,ring'], 'got ring', 2],
    [['simulate', '--instances', '4', '--slow', '5x2'], 'Expected --slow to be of up to 4 servers', 2],
  ])('%j is refused', async (args, message, exitCode) => {
    const ran = await balance(here, args);

    expect(ran).toMatchObject({ exitCode, stdout: '' });
    expect(ran.stderr).toContain(message);
  });
});

describe('simulate', () => {
  const few = ['simulate', '--requests', '20000', '--strategies', 'peak-ewma,round-robin'];

  test('a table: round robin drowns the slow server, peak EWMA does not', async () => {
    const { stdout, exitCode } = await balance(here, few);
    const [, ewma, robin] = /^peak-ewma .* ([\d.]+) %\nround-robin .* ([\d.]+) %$/m.exec(stdout)!.map(Number);

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^16 servers of 20 ms, 1 of them 3 times slower; 20,000 requests at 70 % /);
    expect(robin).toBe(6.25);
    expect(ewma).toBeLessThan(3);
  });

  test('JSON has the same figures each time, of the seed', async () => {
    const [first, again, other] = await Promise.all(
      ['3', '3', '4'].map((seed) => balance(here, [...few, '--seed', seed, '--json'])),
    );

    expect(first!.stdout).toBe(again!.stdout);
    expect(JSON.parse(other!.stdout).runs).not.toEqual(JSON.parse(first!.stdout).runs);
    expect(JSON.parse(first!.stdout)).toMatchObject({
      slow: { count: 1, factor: 3 },
      runs: [{ strategy: 'peak-ewma' }, {}],
    });
  });
});

test('every strategy of the balancer is simulated', () => {
  expect(strategyNames.toSorted()).toEqual(allStrategies.toSorted());
});
