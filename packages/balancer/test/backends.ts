// Servers in processes of their own on loopback, and clients that keep a dispatcher busy.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Dispatcher, request } from 'undici';
import type { Balancer } from '../src/balancer.ts';

export type Mode = 'reset' | 'silent' | 'unavailable' | 'well';

export interface Backend extends AsyncDisposable {
  readonly address: string;
  readonly port: number;
  /** By SIGKILL, in the middle of what it does. */
  kill(): Promise<void>;
}

/** On a port of its own, or where one was before. */
export async function startBackend(mode: Mode = 'well', port = 0): Promise<Backend> {
  const script = fileURLToPath(new URL('./backend.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, String(port), mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const found = Number(String(line));
  const kill = () => killed(child);
  return { address: `http://127.0.0.1:${found}`, port: found, kill, [Symbol.asyncDispose]: kill };
}

export interface Traffic {
  /** Ends it; what failed of it. */
  stop(): Promise<{ readonly calls: number; readonly failures: readonly Error[] }>;
}

/** So many clients that each send a GET, read its answer, and send the next one. */
export function startTraffic(dispatcher: Dispatcher, clients: number): Traffic {
  const failures: Error[] = [];
  let calls = 0;
  let stopped = false;
  const client = async (): Promise<void> => {
    while (!stopped) {
      calls++;
      await send(dispatcher).catch(async (error: Error) => {
        failures.push(error);
        // One that fails at once would let nothing else run.
        await sleep(5);
      });
    }
  };
  const ended = Promise.all(Array.from({ length: clients }, client));
  const stop = async () => {
    stopped = true;
    await ended;
    return { calls, failures };
  };
  return { stop };
}

/** Requests that each instance has got since; failed ones count. */
export function countSince(balancer: Balancer): () => Record<string, number> {
  const counts = () => new Map(balancer.statistics().map(({ id, requests }) => [id, requests]));
  const before = counts();
  return () => Object.fromEntries(Array.from(counts(), ([id, count]) => [id, count - (before.get(id) ?? 0)]));
}

async function send(dispatcher: Dispatcher): Promise<void> {
  const { statusCode, body } = await request('http://fleet/', { dispatcher });
  await body.dump();
  if (statusCode !== 200) throw new Error(`status ${statusCode}`);
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
