import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { cpuTime, peakMemory, sendDatagram } from './processTelemetry.ts';

test('processor time grows by what is computed', () => {
  const before = cpuTime();
  const begun = performance.now();
  for (let sum = 0; cpuTime() - before < 20; ) sum += Math.sqrt(sum);

  // Milliseconds: of several threads at most.
  expect(performance.now() - begun).toBeGreaterThan(2);
});

test('peak memory is what the kernel says of this process', () => {
  const [, kib] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];

  expect(peakMemory()).toBeGreaterThanOrEqual(1024 * Number(kib));
  expect(peakMemory()).toBeLessThan(2 * 1024 * Number(kib));
});

test('a datagram arrives as it is', async () => {
  const daemon = createSocket('udp4').bind(0, '127.0.0.1');
  await once(daemon, 'listening');
  const arrived = once(daemon, 'message');

  const sent = sendDatagram(`127.0.0.1:${(daemon.address() as AddressInfo).port}`, '{"a":"é"}\n');

  const [bytes] = (await arrived) as [Buffer];
  expect([sent, bytes.toString()]).toEqual([true, '{"a":"é"}\n']);
  daemon.close();
});

test.for(['', '127.0.0.1', '127.0.0.1:', '127.0.0.1:0', '127.0.0.1:65536', 'a:b', '127.0.0.1:2000:1'])(
  'nothing is sent to %j',
  (address) => expect(sendDatagram(address, 'x')).toBe(false),
);

test('nothing is sent that is longer than a datagram', () => {
  expect(sendDatagram('127.0.0.1:2000', 'x'.repeat(65_508))).toBe(false);
});

test('nobody needs to listen', async () => {
  expect(sendDatagram('127.0.0.1:9', 'x')).toBe(true);
  await new Promise((resolve) => setImmediate(resolve));
});
