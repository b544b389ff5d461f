import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { GetFunctionCommand } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { awsClients } from './awsClients.ts';

it('gives up on a server that takes requests and stays silent', async () => {
  const server = createServer((socket) => void socket.resume()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpointUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.AWS_ACCESS_KEY_ID ??= 'AKIAIOSFODNN7EXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY';
  const client = await awsClients({ region: 'eu-central-1', profile: undefined, endpointUrl }, 100).lambda();

  const answer = client.send(new GetFunctionCommand({ FunctionName: 'hello' }));

  await expect(answer).rejects.toMatchObject({ name: 'TimeoutError' });
  server.close();
});
