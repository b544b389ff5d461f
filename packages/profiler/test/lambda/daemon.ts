// An X-Ray daemon's socket: takes datagrams, checks their header, and keeps the documents.
import { strict as assert } from 'node:assert';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface Segment {
  readonly name: string;
  readonly id: string;
  readonly trace_id: string;
  readonly parent_id?: string;
  readonly type?: string;
  readonly start_time: number;
  readonly end_time: number;
  readonly fault?: boolean;
  readonly cause?: { readonly exceptions: readonly { readonly type: string; readonly message: string }[] };
  readonly annotations: Readonly<Record<string, unknown>>;
  readonly metadata: { readonly kinglet: Readonly<Record<string, unknown>> };
  readonly aws: { readonly request_id: string };
  readonly subsegments?: readonly Segment[];
}

export interface Daemon extends Disposable {
  readonly address: string;
  /** Waits until so many documents have come, and takes them. */
  take(count: number): Promise<Segment[]>;
  /** Those that came and were not taken. */
  readonly waiting: readonly Segment[];
}

export async function startDaemon(): Promise<Daemon> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const segments: Segment[] = [];
  socket.on('message', (bytes) => segments.push(documentOf(bytes.toString())));
  return {
    address: `127.0.0.1:${(socket.address() as AddressInfo).port}`,
    waiting: segments,
    take: async (count) => {
      while (segments.length < count) await once(socket, 'message', { signal: AbortSignal.timeout(5000) });
      return segments.splice(0, count);
    },
    [Symbol.dispose]: () => void socket.close(),
  };
}

/** The rules of X-Ray's schema for segments, for what documents of ours have. */
function documentOf(text: string): Segment {
  const [header, ...rest] = text.split('\n');
  assert.deepEqual(JSON.parse(header!), { format: 'json', version: 1 });
  assert.equal(rest.length, 1);
  const segment = JSON.parse(rest[0]!) as Segment;
  assert.match(segment.trace_id, /^1-[0-9a-f]{8}-[0-9a-f]{24}$/);
  if (segment.type === 'subsegment') assert.match(segment.parent_id!, /^[0-9a-f]{16}$/);
  checkSegment(segment);
  return segment;
}

function checkSegment({ name, id, start_time, end_time, subsegments = [] }: Segment): void {
  assert.match(name, /^[\p{L}\p{N}\p{Z}_.:/%&#=+\-@]{1,200}$/u);
  assert.match(id, /^[0-9a-f]{16}$/);
  assert.ok(Math.abs(Date.now() / 1000 - start_time) < 60, 'times are seconds of now');
  assert.ok(end_time >= start_time);
  for (const inner of subsegments) checkSegment(inner);
}
