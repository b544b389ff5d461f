// kinglet autoscale, from words to files and engines.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ECS } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startKubernetesServer } from '../../autoscaler/test/kubernetesServer.ts';
import { needed } from '../src/needed.ts';
import { folderWith, kinglet } from './cli.ts';
import { useTestCredentials } from './deployed.ts';
import { type FakeAws, provisionedConcurrency, startFakeAws } from './fakeAws.ts';
import { type Moto, motoIsMissing, startMoto } from './moto.ts';

useTestCredentials();

const autoscale = (cwd: string, args: readonly string[], more: object = {}) =>
  kinglet(cwd, ['autoscale', ...args], more);
const errorOf = (stdout: string) => JSON.parse(stdout).error;

describe('replay', () => {
  const quick = ['replay', 'ramp', '--hours', '0.1', '--rate', '5'];

  test('a table of each policy, the same each time, and a page', async () => {
    const cwd = folderWith({ 'policy.json': '{"mode":"threshold","max":9}' });

    const first = await autoscale(cwd, [...quick, '--policy', 'policy.json', '--html', 'out/page.html']);
    const again = await autoscale(cwd, [...quick, '--policy', 'policy.json']);

    expect(first).toMatchObject({ exitCode: 0, stdout: again.stdout });
    expect(first.stdout).toMatch(/^ramp: [\d,]+ requests in 6 minutes; a miss takes more than 1000 ms/);
    expect(first.stdout).toMatch(/^yours +threshold +\$\S+ +\d+\.\d\d %/m);
    for (const name of ['hpa', 'kpa', 'aws']) expect(first.stdout).toMatch(new RegExp(`^${name} `, 'm'));
    expect(readFileSync(join(cwd, 'out/page.html'), 'utf8')).toContain(
      '{"mode":"threshold","max":9}'.replaceAll('"', '&quot;'),
    );
  });

  test('a trace of counts on Lambda, with cold starts, bounds for all and the timeline in JSON', async () => {
    const rows = Array.from({ length: 20 }, (_, minute) => `2026-01-01T00:${String(minute).padStart(2, '0')}:00Z,60`);
    const cwd = folderWith({ 'requests.csv': ['timestamp,count', ...rows].join('\n') });
    const fleet = '{"kind":"lambda","service":{"kind":"constant","meanMs":50}}';

    const ran = await autoscale(cwd, [
      'replay',
      'requests.csv',
      '--compare',
      'aws',
      '--fleet',
      fleet,
      '--max',
      '3',
      '--json',
    ]);
    const { runs } = JSON.parse(ran.stdout);

    expect(runs).toHaveLength(1);
    expect(runs[0].policy).toEqual({ mode: 'aws-target-tracking', metric: 'cpu', target: 0.7, max: 3 });
    expect(runs[0].result.coldStarts).toBeGreaterThan(0);
    expect(runs[0].result.timeline.length).toBeGreaterThan(100);
  });

  test.each([
    [['replay', 'nowhere.csv'], 'KINGLET_CLI_USAGE', /bursty, diurnal/],
    [['replay', 'bad.csv'], 'KINGLET_AUTOSCALER_TRACE', /bad\.csv/],
    [['replay', 'ramp', '--compare', 'kpd'], 'KINGLET_CLI_USAGE', /kpa/],
    [['replay', 'ramp', '--compare', 'none'], 'KINGLET_CLI_USAGE', /--policy/],
    [['replay', 'ramp', '--fleet', '[]'], 'KINGLET_CLI_USAGE', /an object/],
    [['replay', 'ramp', '--policy', '{"mode":"best"}'], 'KINGLET_AUTOSCALER_POLICY', /mode/],
  ])('%j: %s', async (args, code, message) => {
    const { exitCode, stdout } = await autoscale(folderWith({ 'bad.csv': 'a,b\n1,2\n' }), [...args, '--json']);

    expect(exitCode).toBe(code === 'KINGLET_CLI_USAGE' ? 2 : 1);
    expect(errorOf(stdout)).toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

test('fit writes a policy inside the bounds, which replay takes', async () => {
  const cwd = folderWith();
  const made = ['flash-crowd', '--hours', '0.3', '--rate', '5', '--max', '9'];

  const fitted = await autoscale(cwd, ['fit', ...made, '--evaluations', '5', '--out', 'policy.json']);
  const replayed = await autoscale(cwd, ['replay', ...made, '--policy', 'policy.json', '--compare', 'none', '--json']);

  expect(fitted).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('--policy policy.json') });
  expect(JSON.parse(replayed.stdout).runs[0].policy).toMatchObject({ mode: 'kinglet', max: 9, parameters: {} });
});

test("decide answers the seed's example, and its memory goes into the next", async () => {
  const cwd = folderWith();
  const state = { instances: 8 };
  const metrics = { cpu: 0.75, memory: 0.65, latencyP95: 150, queueLength: 25, connections: 180 };
  const decide = (situation: object, ...more: string[]) =>
    autoscale(cwd, ['decide', JSON.stringify(situation), '--policy', '{"mode":"threshold"}', ...more]);

  const { stdout } = await decide({ state, metrics, now: 0 });
  const { memory, ...decision } = JSON.parse((await decide({ state, metrics, now: 0 }, '--json')).stdout);
  const next = await decide({ state: { ...state, memory }, metrics: { ...metrics, cpu: 0.9 }, now: 15_000 });

  expect(stdout).toMatch(/^hold: 8 instances\n.*0\.85.*\n(?:.*\n)* {2}next evaluation 1970-01-01T00:00:15\.000Z\n$/);
  expect(decision).toMatchObject({ desired: 8, action: 'hold' });
  expect(next.stdout).toMatch(/^scale-up: 11 instances/);
  expect(await decide({ metrics })).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('"state"') });
});

describe('emit', () => {
  const target = '{"engine":"aws-ecs","cluster":"shop","service":"web"}';
  const policy = '{"mode":"aws-target-tracking","metric":"cpu","target":0.7}';

  test('files in a folder, and the lines to type', async () => {
    const cwd = folderWith({ 'target.json': target });

    const ran = await autoscale(cwd, ['emit', 'target.json', '--policy', policy, '--out', 'scaling']);

    expect(ran.exitCode).toBe(0);
    const files = ['put-scaling-policy-kinglet-cpu.json', 'register-scalable-target.json', 'template.yaml'];
    expect(readdirSync(join(cwd, 'scaling')).sort()).toEqual(files);
    expect(ran.stdout).toContain('aws application-autoscaling register-scalable-target --cli-input-json');
  });

  test('without a folder they are printed; what the engine cannot do is an error', async () => {
    const printed = await autoscale(folderWith(), ['emit', target, '--policy', policy]);
    const refused = await autoscale(folderWith(), ['emit', target, '--policy', '{"mode":"stable-panic"}', '--json']);

    expect(printed.stdout).toContain('Type: AWS::ApplicationAutoScaling::ScalingPolicy');
    expect(refused.exitCode).toBe(1);
    expect(errorOf(refused.stdout)).toMatchObject({
      code: 'KINGLET_AUTOSCALER_TARGET',
      message: expect.stringContaining('knative can'),
    });
  });
});

describe('configure on Kubernetes', () => {
  const target = '{"engine":"kubernetes-hpa","name":"web"}';
  const policy = '{"mode":"target-tracking","targets":{"cpu":0.7}}';

  test('a dry run asks nothing of anybody; without a server the way is told', async () => {
    const words = ['configure', target, '--policy', policy, '--server', 'http://127.0.0.1:1'];
    const dry = await autoscale(folderWith(), [...words, '--dry-run']);
    const done = await autoscale(folderWith(), words);

    expect(dry).toMatchObject({ exitCode: 0, stdout: '+ put HorizontalPodAutoscaler default/web\n' });
    expect(dry.stderr).toContain('cpu and memory are parts of what the containers request');
    expect(done).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('kubectl proxy') });
  });

  test('alarms alone are no way to scale', async () => {
    const alarms = '{"engine":"cloudwatch-alarms","of":{"engine":"aws-ecs","cluster":"a","service":"b"}}';
    const ran = await autoscale(folderWith(), ['configure', alarms, '--policy', '{"mode":"threshold"}']);

    expect(ran).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('emit writes its files') });
  });
});

describe('apply on Kubernetes', () => {
  test('a dry run changes nothing, a decision from stdin is carried out', async () => {
    const server = await startKubernetesServer(2);
    const apply = (args: readonly string[], more: object = {}) =>
      autoscale(folderWith(), ['apply', 'deployment/shop/web', '--server', server.url, ...args], more);
    const readStdin = async () => Buffer.from('{"desired":5,"action":"scale-up"}');

    const dry = await apply(['--instances', '7', '--dry-run']);
    expect([dry.stdout, server.deployment.replicas]).toEqual(['Deployment shop/web: 2 -> 7\n', 2]);
    const done = await apply(['--decision', '-'], { readStdin });
    expect([done.stdout, server.deployment.replicas]).toEqual(['Deployment shop/web: 2 -> 5, 3 added\n', 5]);
    expect((await apply(['--instances', '5'])).stdout).toContain('nothing to change');
    expect(JSON.parse((await apply(['--instances', '1', '--json'])).stdout)).toMatchObject({
      from: 5,
      to: 1,
      change: -4,
    });
    const late = await apply(['--instances', '3', '--from', '5']);
    expect(late).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('found 1: somebody else scales it') });
    server.stop();
  });

  test.each([
    [['apply', 'web', '--instances', '1'], 2, /ecs\/<cluster>\/<service>/],
    [['apply', 'deployment/a/b'], 2, /either --instances or --decision/],
    [['apply', 'deployment/a/b', '--decision', '{"desired":-1}'], 2, /whole number/],
    [['apply', 'deployment/a/b', '--instances', '1', '--server', 'http://127.0.0.1:1'], 1, /kubectl proxy/],
  ])('%j ends with %d', async (args, exitCode, message) => {
    const ran = await autoscale(folderWith(), args);

    expect(ran).toMatchObject({ exitCode, stderr: expect.stringMatching(message) });
  });
});

describe.skipIf(motoIsMissing)('on AWS', () => {
  const rule = provisionedConcurrency();
  let moto: Moto;
  let aws: FakeAws;

  beforeAll(async () => {
    moto = await startMoto();
    aws = await startFakeAws({ upstream: moto.endpoint, rules: [rule] });
    const ecs = new ECS({ endpoint: moto.endpoint });
    await ecs.createCluster({ clusterName: 'shop' });
    await ecs.registerTaskDefinition({
      family: 'web',
      containerDefinitions: [{ name: 'web', image: 'web', memory: 128 }],
    });
    await ecs.createService({ cluster: 'shop', serviceName: 'web', taskDefinition: 'web', desiredCount: 2 });
  }, 60_000);
  afterAll(async () => {
    await aws?.stop();
    await moto?.stop();
  });
  const apply = (...args: string[]) => autoscale(folderWith(), ['apply', ...args, '--endpoint-url', aws.endpoint]);

  test('tasks of ECS and environments of Lambda, after a dry run that only reads', async () => {
    const dry = await apply('ecs/shop/web', '--instances', '4', '--dry-run');
    const done = await apply('ecs/shop/web', '--instances', '4');
    const again = await apply('ecs/shop/web', '--instances', '4', '--dry-run');
    const warm = await apply('lambda/orders/live', '--instances', '3');

    expect([dry.stdout, done.stdout, again.stdout, warm.stdout]).toEqual([
      'service web of cluster shop: 2 -> 4\n',
      'service web of cluster shop: 2 -> 4, 2 added\n',
      'service web of cluster shop: 4 -> 4\n',
      'provisioned concurrency of orders:live: 0 -> 3, 3 added\n',
    ]);
    expect(rule.environments()).toEqual({ 'orders:live': 3 });
  });

  test('configure shows its steps, then takes them, and a second policy replaces the first', async () => {
    const target = '{"engine":"aws-ecs","cluster":"shop","service":"web"}';
    const configure = (policy: string, ...more: string[]) =>
      autoscale(folderWith(), ['configure', target, '--policy', policy, '--endpoint-url', aws.endpoint, ...more]);
    const tracking = '{"mode":"aws-target-tracking","metric":"cpu","target":0.7}';

    const dry = await configure(tracking, '--dry-run');
    const first = await configure(tracking);
    const second = await configure('{"mode":"threshold","targets":{"cpu":0.6}}', '--json');

    const put = '+ put scalable target service/shop/web\n+ put scaling policy kinglet-cpu of service/shop/web\n';
    expect([dry.stdout, first.stdout]).toEqual([put, put]);
    expect(JSON.parse(second.stdout).steps[0]).toEqual({
      action: 'delete',
      what: 'scaling policy kinglet-cpu of service/shop/web',
    });
    expect(aws.requests.filter(({ body }) => body.includes('"PolicyName":"kinglet-cpu"'))).toHaveLength(2);
  });

  test('instances of SageMaker, by the bounds of Application Auto Scaling', async () => {
    const done = await apply('sagemaker/digits/a', '--instances', '2', '--from', '1');
    const again = await apply('sagemaker/digits/a', '--instances', '1', '--dry-run');

    expect([done.stderr, done.stdout]).toEqual(['', 'endpoint/digits/variant/a: 1 -> 2, 1 added\n']);
    expect(again.stdout).toBe('endpoint/digits/variant/a: 2 -> 1\n');
  });

  test("AWS's refusals have the exit codes of the other verbs", async () => {
    const ran = await apply('ecs/other/web', '--instances', '4');

    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toMatch(/ClusterNotFoundException/);
  });
});

test('what is not installed is named, with the line to type; other errors stay', async () => {
  const missing = new Error("Cannot find package '@aws-sdk/client-ecs' imported from /x.js");
  const other = new Error('the client is broken');

  await expect(
    needed('@aws-sdk/client-ecs', 'kinglet autoscale apply', () => Promise.reject(missing)),
  ).rejects.toMatchObject({
    code: 'KINGLET_CLI_PACKAGE',
    message: expect.stringContaining('npm install --save-dev @aws-sdk/client-ecs'),
    cause: missing,
  });
  await expect(needed('a', 'b', () => Promise.reject(other))).rejects.toBe(other);
});
