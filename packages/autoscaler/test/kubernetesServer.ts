// The scale subresource of one Deployment, over HTTP or HTTPS, with resource versions as an API server keeps them.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface KubernetesTestServer {
  readonly url: string;
  /** As the object is now. */
  readonly deployment: { replicas: number; version: number };
  /** Called before each patch is looked at. */
  beforePatch: () => void;
  /** Of each request so far. */
  readonly requests: string[];
  readonly stop: () => void;
}

export async function startKubernetesServer(
  replicas: number,
  { token, tls }: { readonly token?: string; readonly tls?: ServerOptions } = {},
): Promise<KubernetesTestServer> {
  const state = { replicas, version: 41 };
  const requests: string[] = [];
  const path = '/apis/apps/v1/namespaces/shop/deployments/web/scale';
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    requests.push(`${request.method} ${request.url}`);
    if (token && request.headers.authorization !== `Bearer ${token}`) return status(response, 401, 'Unauthorized');
    if (request.url !== path) return status(response, 404, 'deployments.apps "other" not found');
    if (request.method === 'PATCH') {
      if (request.headers['content-type'] !== 'application/merge-patch+json') return status(response, 415, 'no patch');
      const patch = (await json(request)) as { metadata: { resourceVersion: string }; spec: { replicas: number } };
      server.beforePatch();
      if (patch.metadata.resourceVersion !== String(state.version))
        return status(response, 409, 'the object has been modified');
      state.replicas = patch.spec.replicas;
      state.version++;
    }
    // Go leaves out a zero.
    const spec = state.replicas === 0 ? {} : { replicas: state.replicas };
    const metadata = { name: 'web', namespace: 'shop', resourceVersion: String(state.version) };
    send(response, 200, { kind: 'Scale', apiVersion: 'autoscaling/v1', metadata, spec, status: { replicas: 1 } });
  };
  const listening = tls ? createSecureServer(tls, answer) : createServer(answer);
  await once(listening.listen(0, '127.0.0.1'), 'listening');
  const server: KubernetesTestServer = {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    deployment: state,
    beforePatch: () => undefined,
    requests,
    stop: () => {
      listening.close();
      listening.closeAllConnections();
    },
  };
  return server;
}

function status(response: ServerResponse, code: number, message: string): void {
  send(response, code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code });
}

function send(response: ServerResponse, code: number, body: object): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
