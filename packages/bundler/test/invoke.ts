// The smallest Runtime API that can ask a program one question.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Answer {
  readonly call: string;
  readonly body: string;
}

/** Starts `command`, gives it one event, and returns its answer: the text, and which call brought it. */
export async function invoke(
  command: readonly string[],
  event: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  let resolve: (answer: Answer) => void;
  let reject: (reason: Error) => void;
  const answer = new Promise<Answer>((...settle) => {
    [resolve, reject] = settle;
  });
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      response.setHeader('Lambda-Runtime-Aws-Request-Id', 'one');
      response.setHeader('Lambda-Runtime-Deadline-Ms', String(Date.now() + 60_000));
      response.end(event);
      return;
    }
    const chunks = await request.toArray();
    response.writeHead(202).end('{"status":"OK"}');
    resolve({ call: request.url!.split('/').at(-1)!, body: Buffer.concat(chunks).toString() });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const api = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [file, ...args] = command as [string, ...string[]];
  const child = spawn(file, args, { env: { ...process.env, ...env, AWS_LAMBDA_RUNTIME_API: api }, stdio: 'inherit' });
  child.on('exit', (code) => reject(new Error(`${command.join(' ')} ended with ${code} before it answered`)));
  try {
    return await answer;
  } finally {
    child.removeAllListeners('exit').kill('SIGKILL');
    server.closeAllConnections();
    server.close();
  }
}
