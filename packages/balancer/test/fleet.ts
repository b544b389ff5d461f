// Servers on loopback that say who they are, and clients of a proxy in front of them.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Instance } from '../src/index.ts';

export class Backend implements AsyncDisposable {
  readonly id: string;
  /** How long an answer takes. */
  delayMs = 0;
  /** Requests that have come in, whatever became of them. */
  requests = 0;
  /** The most at once. */
  most = 0;
  #active = 0;
  #server: Server | undefined;
  #port = 0;

  constructor(id: string) {
    this.id = id;
  }

  get instance(): Instance {
    return { id: this.id, address: `127.0.0.1:${this.#port}` };
  }

  /** Where it was before, or on a port of its own. */
  async start(): Promise<this> {
    this.#server = createServer((request, response) => {
      this.requests++;
      this.most = Math.max(this.most, ++this.#active);
      response.once('close', () => this.#active--);
      request.resume();
      setTimeout(() => response.end(this.id), request.url === '/health' ? 0 : this.delayMs);
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as { readonly port: number }).port;
    return this;
  }

  /** In the middle of what it does. */
  async kill(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}

export class Backends implements AsyncDisposable {
  readonly all: readonly Backend[];

  constructor(all: readonly Backend[]) {
    this.all = all;
  }

  get instances(): readonly Instance[] {
    return this.all.map(({ instance }) => instance);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.all.map((backend) => backend.kill()));
  }
}

/** Named b0, b1, … */
export async function startBackends(count: number): Promise<Backends> {
  return new Backends(await Promise.all(Array.from({ length: count }, (_, at) => new Backend(`b${at}`).start())));
}

export interface Answer {
  readonly status: number;
  /** Who answered, where the status is 200. */
  readonly body: string;
}

export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  return { status: response.status, body: await response.text() };
}

/** So many answers from so many clients at once. */
export async function askMany(url: string, requests: number, clients = 8): Promise<Answer[]> {
  const answers: Answer[] = [];
  let left = requests;
  const client = async () => {
    while (left-- > 0) answers.push(await ask(url));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return answers;
}

/** Until it is stopped; then all answers since. */
export function startTraffic(url: string, clients: number): () => Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let isStopped = false;
  const client = async () => {
    while (!isStopped) answers.push(await ask(url));
  };
  const ended = Promise.all(Array.from({ length: clients }, client));
  return async () => {
    isStopped = true;
    await ended;
    return answers;
  };
}

export function countsOf(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { body } of answers) counts[body] = (counts[body] ?? 0) + 1;
  return counts;
}
