// Configuring Application Auto Scaling and CloudWatch in moto, and Kubernetes through a server that keeps what is applied.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { ECS } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Moto, motoCredentials, motoIsMissing, startMoto } from '../../cli/test/moto.ts';
import { kubernetesRequest } from '../src/actuators/kubernetesRequest.ts';
import type { ConfigurationStep } from '../src/configure/configurationStep.ts';
import { planAwsConfiguration } from '../src/configure/planAwsConfiguration.ts';
import { planKubernetesConfiguration } from '../src/configure/planKubernetesConfiguration.ts';
import { emit } from '../src/emit/emit.ts';

const shown = (steps: readonly ConfigurationStep[]) => steps.map(({ action, what }) => `${action} ${what}`);

async function runAll(steps: readonly ConfigurationStep[]): Promise<void> {
  for (const { run } of steps) await run();
}

describe.skipIf(motoIsMissing)('on moto', () => {
  const target = { engine: 'aws-ecs', cluster: 'shop', service: 'web' } as const;
  let moto: Moto;
  let clients: { readonly scaling: ApplicationAutoScaling; readonly alarms: CloudWatch };

  beforeAll(async () => {
    moto = await startMoto();
    const config = {
      endpoint: moto.endpoint,
      region: motoCredentials.AWS_REGION as string,
      credentials: {
        accessKeyId: motoCredentials.AWS_ACCESS_KEY_ID as string,
        secretAccessKey: motoCredentials.AWS_SECRET_ACCESS_KEY as string,
      },
    };
    clients = { scaling: new ApplicationAutoScaling(config), alarms: new CloudWatch(config) };
    const ecs = new ECS(config);
    await ecs.createCluster({ clusterName: 'shop' });
    await ecs.registerTaskDefinition({
      family: 'web',
      containerDefinitions: [{ name: 'web', image: 'web', memory: 128 }],
    });
    for (const serviceName of ['web', 'web-api'])
      await ecs.createService({ cluster: 'shop', serviceName, taskDefinition: 'web', desiredCount: 2 });
  }, 60_000);
  afterAll(() => moto?.stop());

  async function held(): Promise<{ policies: unknown[]; alarms: (readonly unknown[])[] }> {
    const { ScalingPolicies = [] } = await clients.scaling.describeScalingPolicies({ ServiceNamespace: 'ecs' });
    const { MetricAlarms = [] } = await clients.alarms.describeAlarms({});
    const arns = new Map(ScalingPolicies.map(({ PolicyARN, PolicyName }) => [PolicyARN, PolicyName]));
    return {
      policies: ScalingPolicies.map(({ ResourceId, PolicyName }) => `${ResourceId} ${PolicyName}`).sort(),
      alarms: MetricAlarms.map(({ AlarmName, AlarmActions = [] }) => [AlarmName, arns.get(AlarmActions[0])]).sort(),
    };
  }

  test('thresholds are put with the alarms that set them off; another policy takes their place and leaves others alone', async () => {
    const other = await planAwsConfiguration({ mode: 'threshold' }, { ...target, service: 'web-api' }, clients);
    await runAll(other);
    const first = await planAwsConfiguration({ mode: 'threshold', targets: { cpu: 0.6 } }, target, clients);
    await runAll(first);
    expect(shown(first)).toEqual([
      'put scalable target service/shop/web',
      'put scaling policy kinglet-up-cpu of service/shop/web',
      'put scaling policy kinglet-down of service/shop/web',
      'put alarm kinglet-service/shop/web-up-cpu of service/shop/web',
      'put alarm kinglet-service/shop/web-down of service/shop/web',
    ]);
    expect((await held()).alarms).toContainEqual(['kinglet-service/shop/web-down', 'kinglet-down']);

    const schedule = [{ name: 'night', schedule: 'cron(0 22 * * ? *)', min: 1, max: 2 }];
    const second = await planAwsConfiguration(
      { mode: 'aws-target-tracking', metric: 'cpu', target: 0.7 },
      { ...target, schedule },
      clients,
    );
    expect((await held()).policies).toHaveLength(5);
    await runAll(second);

    expect(shown(second).filter((line) => line.startsWith('delete'))).toHaveLength(4);
    expect(shown(second).at(-1)).toBe('put scheduled action night of service/shop/web');
    const now = await held();
    expect(now.policies).toEqual([
      'service/shop/web kinglet-cpu',
      ...['down', 'up-cpu', 'up-memory'].map((name) => `service/shop/web-api kinglet-${name}`),
    ]);
    expect(now.alarms.map(([name]) => name).filter((name) => String(name).startsWith('kinglet-'))).toEqual(
      ['down', 'up-cpu', 'up-memory'].map((name) => `kinglet-service/shop/web-api-${name}`),
    );
  });

  test('what AWS refuses is told with the step that it was', async () => {
    const [register] = await planAwsConfiguration({ mode: 'threshold' }, { ...target, service: 'gone' }, clients);

    await expect(register?.run()).rejects.toMatchObject({
      code: 'KINGLET_AUTOSCALER_ACTUATOR',
      message: expect.stringContaining('scalable target service/shop/gone'),
      cause: expect.any(Error),
    });
  });
});

describe('on Kubernetes', () => {
  const applied: { url: string | undefined; type: string | undefined; body: string }[] = [];
  let status = 201;
  const server = createServer(async (request, response) => {
    const type = request.headers['content-type'];
    applied.push({ url: request.url, type, body: await text(request) });
    response.writeHead(status).end(JSON.stringify({ message: 'conflict with "kubectl": .spec.maxReplicas' }));
  });
  beforeAll(async () => void (await once(server.listen(0, '127.0.0.1'), 'listening')));
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  const request = () => kubernetesRequest({ server: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });

  test('each manifest is applied as emit writes it, where its kind has its place', async () => {
    const policy = { mode: 'stable-panic', maxScaleDownRate: 3 } as const;
    const target = { engine: 'knative', name: 'web', namespace: 'shop' } as const;
    const steps = planKubernetesConfiguration(policy, target, request());

    await runAll(steps);

    expect(shown(steps)).toEqual(['put Service shop/web', 'put ConfigMap knative-serving/config-autoscaler']);
    expect(applied.splice(0)).toEqual([
      {
        url: '/apis/serving.knative.dev/v1/namespaces/shop/services/web?fieldManager=kinglet',
        type: 'application/apply-patch+yaml',
        body: emit(policy, target)[0]?.contents,
      },
      expect.objectContaining({
        url: '/api/v1/namespaces/knative-serving/configmaps/config-autoscaler?fieldManager=kinglet',
      }),
    ]);
  });

  test("what somebody else manages is not taken over, and that is the server's word", async () => {
    status = 409;
    const policy = { mode: 'target-tracking', targets: { cpu: 0.7 } } as const;
    const [step] = planKubernetesConfiguration(policy, { engine: 'kubernetes-hpa', name: 'web' }, request());

    await expect(step?.run()).rejects.toThrow(/HorizontalPodAutoscaler default\/web.*409: conflict with "kubectl"/);
    expect(applied[0]?.url).toContain('/namespaces/default/horizontalpodautoscalers/web');
  });
});
