// Requests to Kubernetes' API server, without a client library: two of its verbs are all that scaling needs.
import { readFileSync } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { AutoscalerError } from '../errors.ts';

/** Resolves with any status; `body` is what the JSON says. Rejects where there is no answer. */
export type KubernetesRequest = (
  method: 'GET' | 'PATCH',
  path: string,
  /** A merge patch; as a text an apply patch in YAML. */
  body?: object | string,
) => Promise<{ readonly status: number; readonly body: unknown }>;

export interface KubernetesServer {
  /** `https://10.0.0.1:443`; `http://127.0.0.1:8001` is where `kubectl proxy` listens, which needs no token. */
  readonly server: string;
  /** Asked for each request: tokens of pods are replaced every hour. */
  readonly token?: () => string;
  /** The certificate authority of the cluster, PEM. @default those that Node trusts */
  readonly ca?: string;
  /** How long the server may be silent. @default 30 000 */
  readonly timeoutMs?: number;
}

export function kubernetesRequest({ server, token, ca, timeoutMs = 30_000 }: KubernetesServer): KubernetesRequest {
  return async (method, path, body) => {
    const url = new URL(path, server);
    const headers = {
      accept: 'application/json',
      ...(token ? { authorization: `Bearer ${token()}` } : {}),
      ...(body ? { 'content-type': typeof body === 'string' ? applyPatch : mergePatch } : {}),
    };
    const options = { method, headers, ...(ca ? { ca } : {}) };
    return exchange(url, options, timeoutMs, typeof body === 'object' ? JSON.stringify(body) : body);
  };
}

const applyPatch = 'application/apply-patch+yaml';
const mergePatch = 'application/merge-patch+json';

/** Where a pod finds its API server. */
const serviceAccount = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * The API server of the cluster that this process runs in, with the token of its service account.
 *
 * @throws AutoscalerError `KINGLET_AUTOSCALER_ACTUATOR` outside of a cluster, with what to do there
 */
export function clusterServer(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): KubernetesServer {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = '443' } = env;
  if (!host) {
    const message =
      'Expected KUBERNETES_SERVICE_HOST, which every pod has, found none: elsewhere type `kubectl proxy` and name http://127.0.0.1:8001';
    throw new AutoscalerError('KINGLET_AUTOSCALER_ACTUATOR', message);
  }
  return {
    server: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
    token: () => readFile(join(serviceAccount, 'token')).trim(),
    ca: readFile(join(serviceAccount, 'ca.crt')),
  };
}

async function exchange(url: URL, options: RequestOptions, timeoutMs: number, body?: string) {
  const send = url.protocol === 'http:' ? requestHttp : requestHttps;
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    const sent = send(url, { ...options, timeout: timeoutMs }, resolve);
    sent.once('error', reject);
    sent.once('timeout', () => sent.destroy(new Error(`${url.origin} was silent for ${timeoutMs} ms`)));
    sent.end(body);
  });
  return { status: response.statusCode ?? 0, body: jsonOf(await text(response)) };
}

// A proxy in between may answer anything: its words are then the message.
function jsonOf(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch (error) {
    if (error instanceof SyntaxError) return { message: answer.slice(0, 200) };
    throw error;
  }
}
