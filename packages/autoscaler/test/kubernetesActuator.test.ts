import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import { kubernetesActuator } from '../src/actuators/kubernetesActuator.ts';
import { clusterServer, kubernetesRequest } from '../src/actuators/kubernetesRequest.ts';
import { type KubernetesTestServer, startKubernetesServer } from './kubernetesServer.ts';

let server: KubernetesTestServer;
afterEach(() => server.stop());

const webAt = (url: string, name = 'web') =>
  kubernetesActuator({ request: kubernetesRequest({ server: url }), namespace: 'shop', name });

test('scales up, down, to none and up again', async () => {
  server = await startKubernetesServer(2);
  const web = webAt(server.url);

  expect(await web.scaleUp({ current: 2, target: 5 })).toBe(3);
  expect(await web.scaleDown({ current: 5, target: 0 })).toBe(5);
  expect(await web.current()).toBe(0);
  expect(await web.scaleUp({ current: 0, target: 1 })).toBe(1);
  expect(server.deployment.replicas).toBe(1);
});

test('a version that changed for another reason is read anew', async () => {
  server = await startKubernetesServer(2);
  let left = 3;
  server.beforePatch = () => void (left-- > 0 && server.deployment.version++);

  expect(await webAt(server.url).scaleUp({ current: 2, target: 3 })).toBe(1);
  expect(server.deployment).toEqual({ replicas: 3, version: 45 });
});

test('a count that somebody else changed is left alone', async () => {
  server = await startKubernetesServer(2);
  server.beforePatch = () => Object.assign(server.deployment, { replicas: 9, version: 99 });

  await expect(webAt(server.url).scaleDown({ current: 2, target: 1 })).rejects.toMatchObject({
    code: 'KINGLET_AUTOSCALER_ACTUATOR',
    message: expect.stringContaining('found 9'),
  });
  expect(server.deployment.replicas).toBe(9);
});

test('a version that never stays, a workload that is not there, a server that is gone: typed errors', async () => {
  server = await startKubernetesServer(2);
  server.beforePatch = () => void server.deployment.version++;
  const refused = (message: RegExp) => ({
    code: 'KINGLET_AUTOSCALER_ACTUATOR',
    message: expect.stringMatching(message),
  });

  await expect(webAt(server.url).scaleUp({ current: 2, target: 3 })).rejects.toMatchObject(refused(/try again/));
  await expect(webAt(server.url, 'other').current()).rejects.toMatchObject(
    refused(/404: deployments.apps "other" not found/),
  );
  await expect(webAt('http://127.0.0.1:1').current()).rejects.toMatchObject(refused(/ECONNREFUSED/));
});

test('what is no change in the direction is refused before anything is asked', async () => {
  server = await startKubernetesServer(2);
  const web = webAt(server.url);

  for (const change of [
    { current: 2, target: 2 },
    { current: 2, target: 1 },
    { current: 2, target: 2.5 },
  ])
    await expect(web.scaleUp(change)).rejects.toMatchObject({ code: 'KINGLET_AUTOSCALER_STATE' });
  expect(server.requests).toEqual([]);
});

test('what is no JSON is shown, and a silent server is not waited for', async () => {
  const proxy = createServer((_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'));
  const silent = createServer(() => undefined);
  const urlOf = async (listening: Server) => {
    await once(listening.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  };
  const web = async (listening: Server) =>
    kubernetesActuator({ request: kubernetesRequest({ server: await urlOf(listening), timeoutMs: 50 }), name: 'web' });

  await expect((await web(proxy)).current()).rejects.toThrow(/502: <h1>Bad gateway/);
  await expect((await web(silent)).current()).rejects.toThrow(/was silent for 50 ms/);
  for (const listening of [proxy, silent]) listening.close();
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) reportSkipped("an API server with the cluster's own certificate", 'openssl was not found');

describe.skipIf(!hasOpenssl)('in a cluster', () => {
  test("the service account's token and certificate authority are used", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinglet-ca-'));
    const [key, ca] = [join(folder, 'tls.key'), join(folder, 'ca.crt')];
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1'];
    execFileSync('openssl', [...made, '-keyout', key, '-out', ca, ...subject], { stdio: 'pipe' });
    server = await startKubernetesServer(2, { token: 't', tls: { key: readFileSync(key), cert: readFileSync(ca) } });
    const readFile = (path: string) => (path.endsWith('/token') ? 't\n' : readFileSync(ca, 'utf8'));
    const env = { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: new URL(server.url).port };
    const access = clusterServer(env, readFile);
    const scaled = (more: object) =>
      kubernetesActuator({ request: kubernetesRequest({ ...access, ...more }), namespace: 'shop', name: 'web' });

    expect(await scaled({}).current()).toBe(2);
    await expect(scaled({ token: () => 'old' }).current()).rejects.toThrow(/401: Unauthorized/);
    await expect(scaled({ ca: undefined }).current()).rejects.toThrow(/self-signed|DEPTH_ZERO/);
    rmSync(folder, { recursive: true });
  });

  test('elsewhere the way is told', async () => {
    server = await startKubernetesServer(1);

    expect(() => clusterServer({})).toThrow(/kubectl proxy/);
  });
});
