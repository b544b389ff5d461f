// Small bootstraps for the tests: plain node:http, written into a folder that is removed afterwards.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'kinglet-emulator-'));
let count = 0;
afterAll(() => rmSync(folder, { recursive: true }));

const prelude = `
import http from 'node:http';
const [hostname, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true });
const call = (method, path, body, headers = {}) => new Promise((resolve, reject) => {
  const request = http.request({ hostname, port, method, path, agent, headers }, (response) => {
    const parts = [];
    response.on('data', (part) => parts.push(part));
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
  });
  request.on('error', reject);
  request.end(body);
});
const base = '/2018-06-01/runtime';
const idOf = (event) => encodeURIComponent(event.headers['lambda-runtime-aws-request-id']);
const next = () => call('GET', base + '/invocation/next');
const respond = (event, body, headers) => call('POST', base + '/invocation/' + idOf(event) + '/response', body, headers);
const fail = (event, body, headers) => call('POST', base + '/invocation/' + idOf(event) + '/error', body, headers);
`;

/** The command of a bootstrap whose source is `body`, with `call`, `next`, `respond` and `fail` at hand. */
export function bootstrap(body: string): string[] {
  const file = join(folder, `bootstrap-${count++}.mjs`);
  writeFileSync(file, prelude + body);
  return [process.execPath, file];
}

/** Streams what `write` writes to the request `out`. */
export function streaming(write: string, contentType = 'text/plain'): string[] {
  return bootstrap(`
    const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
    for (;;) {
      const event = await next();
      await new Promise((resolve, reject) => {
        const headers = {
          'lambda-runtime-function-response-mode': 'streaming', 'transfer-encoding': 'chunked',
          'content-type': ${JSON.stringify(contentType)}, trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
        };
        const out = http.request({ hostname, port, agent, headers, method: 'POST', path: base + '/invocation/' + idOf(event) + '/response' },
          (response) => response.resume().on('end', () => resolve(response.statusCode)));
        out.on('error', reject);
        (async () => { ${write} })();
      });
    }`);
}

/** Answers every event with what `answer` evaluates to. */
export function answering(answer: string): string[] {
  return bootstrap(`for (;;) { const event = await next(); await respond(event, ${answer}); }`);
}

/** Fails every event with an error of its own. */
export function failing(): string[] {
  return bootstrap(`
    for (;;) {
      const event = await next();
      console.log('about to fail');
      await fail(event, '{"errorMessage":"no","errorType":"MyError"}', { 'lambda-runtime-function-error-type': 'Function.MyError' });
    }`);
}

/** The file of a bootstrap's command. */
export function fileOf(command: readonly string[]): string {
  return command.at(-1) as string;
}
