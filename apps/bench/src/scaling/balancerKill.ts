// One of four real servers is killed under load and comes back.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Balancer, createBalancer } from '@kinglet/balancer';
import { type BalancedDispatcher, createDispatcher } from '@kinglet/balancer/undici';

export interface Kill {
  readonly calls: number;
  readonly failed: number;
  /** Requests that the one that came back got meanwhile, over the mean of the others. */
  readonly share: number;
}

const clients = 32;
const server = `const port = Number(process.argv[1]);
  const server = require('node:http').createServer((_, answer) => setTimeout(() => answer.end('done'), 5));
  server.listen(port, '127.0.0.1', () => console.log(server.address().port));`;

/** So long each: under load before, without the one that was killed, and with it again at the beginning of a slow start of 10 s. */
export async function measureKill(phaseMs: number): Promise<Kill> {
  const servers = await Promise.all(Array.from({ length: 4 }, () => startServer(0)));
  const instances = servers.map(({ port }) => ({ id: String(port), address: `http://127.0.0.1:${port}` }));
  const balancer = createBalancer({
    instances,
    strategy: 'least-request',
    slowStart: { windowMs: 10_000 },
    outlier: { baseEjectionMs: phaseMs },
  });
  const dispatcher = createDispatcher(balancer);
  const load = startLoad(dispatcher);
  const [first] = servers as [Server];
  await sleep(phaseMs);
  first.process.kill('SIGKILL');
  await sleep(phaseMs / 2);
  const again = await startServer(first.port);
  while (balancer.statistics()[0]?.state !== 'available') await sleep(10);
  const before = requestsOf(balancer);
  await sleep(phaseMs);
  const [own = 0, ...others] = requestsOf(balancer).map((count, index) => count - (before[index] as number));
  const { calls, failed } = await load.stop();
  await dispatcher.close();
  for (const { process } of [...servers, again]) process.kill('SIGKILL');
  return { calls, failed, share: own / (others.reduce((sum, count) => sum + count, 0) / others.length) };
}

interface Server {
  readonly process: ChildProcess;
  readonly port: number;
}

async function startServer(port: number): Promise<Server> {
  const child = spawn(process.execPath, ['-e', server, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { process: child, port: Number(String(line)) };
}

function startLoad(dispatcher: BalancedDispatcher): {
  stop(): Promise<{ readonly calls: number; readonly failed: number }>;
} {
  let calls = 0;
  let failed = 0;
  let stopped = false;
  const client = async (): Promise<void> => {
    while (!stopped) {
      calls++;
      await send(dispatcher).catch(() => void failed++);
    }
  };
  const ended = Promise.all(Array.from({ length: clients }, client));
  const stop = async () => {
    stopped = true;
    await ended;
    return { calls, failed };
  };
  return { stop };
}

async function send(dispatcher: BalancedDispatcher): Promise<void> {
  const { statusCode, body } = await dispatcher.request({ origin: 'http://fleet', path: '/', method: 'GET' });
  await body.dump();
  if (statusCode !== 200) throw new Error(`status ${statusCode}`);
}

function requestsOf(balancer: Balancer): number[] {
  return balancer.statistics().map(({ requests }) => requests);
}
