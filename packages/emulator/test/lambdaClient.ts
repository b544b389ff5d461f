// Lambda's API for a test, spoken by the AWS SDK for JavaScript and by hand.
import {
  InvokeCommand,
  type InvokeCommandInput,
  type InvokeCommandOutput,
  InvokeWithResponseStreamCommand,
  type InvokeWithResponseStreamCommandInput,
  type InvokeWithResponseStreamCommandOutput,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { afterEach } from 'vitest';
import { type LambdaFunctionOptions, type LambdaServer, startLambdaServer } from '../src/index.ts';
import { text } from './bodies.ts';

let server: LambdaServer | undefined;
let client: LambdaClient | undefined;
afterEach(async () => {
  client?.destroy();
  await server?.stop();
});

/** Serves functions until the end of the test. */
export async function serve(
  functions: Record<string, LambdaFunctionOptions>,
  onLog: (piece: string) => void = () => undefined,
): Promise<void> {
  server = await startLambdaServer({ functions, onLog });
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  client = new LambdaClient({ endpoint: server.endpoint, region: 'eu-west-1', credentials, maxAttempts: 1 });
}

/** Invokes `f`, unless the input names another function. */
export function invoke(input: Partial<InvokeCommandInput> = {}): Promise<InvokeCommandOutput> {
  return (client as LambdaClient).send(new InvokeCommand({ FunctionName: 'f', ...input }));
}

/** What came of a stream: its pieces with the time of each, all of them in one, and what its last message says. */
export interface Streamed {
  readonly output: InvokeWithResponseStreamCommandOutput;
  readonly pieces: readonly { readonly text: string; readonly ms: number }[];
  readonly all: string;
  readonly end: object | undefined;
}

/** Invokes as `invoke` does, and reads the stream to its end. */
export async function invokeStreaming(input: Partial<InvokeWithResponseStreamCommandInput> = {}): Promise<Streamed> {
  const command = new InvokeWithResponseStreamCommand({ FunctionName: 'f', ...input });
  const output = await (client as LambdaClient).send(command);
  const pieces: { text: string; ms: number }[] = [];
  let end: object | undefined;
  for await (const { PayloadChunk, InvokeComplete } of output.EventStream ?? []) {
    if (PayloadChunk) pieces.push({ text: text(PayloadChunk.Payload), ms: performance.now() });
    end ??= InvokeComplete;
  }
  return { output, pieces, all: pieces.map((piece) => piece.text).join(''), end };
}

/** A request without the SDK. */
export function post(path: string, body: string | undefined = '{}', init: RequestInit = {}): Promise<Response> {
  return fetch(`${server?.endpoint}${path}`, { method: 'POST', body, ...init });
}
