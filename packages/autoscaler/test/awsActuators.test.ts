// ECS and Application Auto Scaling in moto, provisioned concurrency in front of it, through the SDK's own clients.
import { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import { ECS } from '@aws-sdk/client-ecs';
import { Lambda } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeAws, provisionedConcurrency, startFakeAws } from '../../cli/test/fakeAws.ts';
import { type Moto, motoCredentials, motoIsMissing, startMoto } from '../../cli/test/moto.ts';
import { applicationAutoScalingActuator } from '../src/actuators/applicationAutoScalingActuator.ts';
import { ecsActuator } from '../src/actuators/ecsActuator.ts';
import { lambdaActuator } from '../src/actuators/lambdaActuator.ts';
import { emit } from '../src/emit/emit.ts';

const target = { engine: 'aws-ecs', cluster: 'shop', service: 'web' } as const;
const clientAt = (endpoint: string) => ({
  endpoint,
  region: motoCredentials.AWS_REGION as string,
  credentials: {
    accessKeyId: motoCredentials.AWS_ACCESS_KEY_ID as string,
    secretAccessKey: motoCredentials.AWS_SECRET_ACCESS_KEY as string,
  },
  maxAttempts: 1,
});

describe.skipIf(motoIsMissing)('on moto', () => {
  let moto: Moto;
  let ecs: ECS;
  let scaling: ApplicationAutoScaling;

  beforeAll(async () => {
    moto = await startMoto();
    ecs = new ECS(clientAt(moto.endpoint));
    scaling = new ApplicationAutoScaling(clientAt(moto.endpoint));
    await ecs.createCluster({ clusterName: 'shop' });
    const containerDefinitions = [{ name: 'web', image: 'web', memory: 128 }];
    await ecs.registerTaskDefinition({ family: 'web', containerDefinitions });
    await ecs.createService({ cluster: 'shop', serviceName: 'web', taskDefinition: 'web', desiredCount: 2 });
  }, 60_000);
  afterAll(() => moto?.stop());

  test('a service of ECS has the tasks that were asked for', async () => {
    const web = ecsActuator({ client: ecs, ...target });

    expect(await web.scaleUp({ current: 2, target: 6 })).toBe(4);
    expect(await web.scaleDown({ current: 6, target: 3 })).toBe(3);
    const { services } = await ecs.describeServices({ cluster: 'shop', services: ['web'] });
    expect(services?.[0]?.desiredCount).toBe(3);
    await expect(web.scaleUp({ current: 2, target: 4 })).rejects.toThrow(/found 3: somebody else scales it/);
  });

  test('a service that is not there is named', async () => {
    const other = ecsActuator({ client: ecs, cluster: 'shop', service: 'other' });

    await expect(other.scaleUp({ current: 1, target: 2 })).rejects.toMatchObject({
      code: 'KINGLET_AUTOSCALER_ACTUATOR',
      message: expect.stringContaining('service other of cluster shop'),
    });
  });

  test('Application Auto Scaling takes what emit writes, and then leaves no second one to decide', async () => {
    const actuator = applicationAutoScalingActuator({ client: scaling, target });
    expect(await actuator.scaleUp({ current: 3, target: 5 })).toBe(2);
    expect(await actuator.current()).toBe(5);

    const files = emit(
      { mode: 'threshold' },
      { ...target, schedule: [{ name: 'night', schedule: 'cron(0 22 * * ? *)', min: 1, max: 2 }] },
    );
    for (const { command, contents } of files) await tell(scaling, command, contents);

    const { ScalingPolicies = [] } = await scaling.describeScalingPolicies({ ServiceNamespace: 'ecs' });
    expect(ScalingPolicies.map(({ PolicyName }) => PolicyName).sort()).toEqual([
      'kinglet-down',
      'kinglet-up-cpu',
      'kinglet-up-memory',
    ]);
    const { ScheduledActions = [] } = await scaling.describeScheduledActions({ ServiceNamespace: 'ecs' });
    expect(ScheduledActions).toMatchObject([
      { ScheduledActionName: 'night', ScalableTargetAction: { MaxCapacity: 2 } },
    ]);
    await expect(actuator.scaleDown({ current: 5, target: 4 })).rejects.toThrow(/no scaling policies, found kinglet-/);
  });
});

describe('provisioned concurrency', () => {
  const rule = provisionedConcurrency();
  let aws: FakeAws;

  beforeAll(async () => {
    aws = await startFakeAws({ rules: [rule] });
  });
  afterAll(() => aws.stop());

  test('is made, changed and, with none, removed', async () => {
    const orders = lambdaActuator({
      client: new Lambda(clientAt(aws.endpoint)),
      functionName: 'orders',
      qualifier: 'live',
    });

    expect(await orders.scaleUp({ current: 0, target: 4 })).toBe(4);
    expect(await orders.scaleDown({ current: 4, target: 1 })).toBe(3);
    expect(rule.environments()).toEqual({ 'orders:live': 1 });
    expect(await orders.scaleDown({ current: 1, target: 0 })).toBe(1);
    expect(rule.environments()).toEqual({});
  });
});

async function tell(client: ApplicationAutoScaling, command: string, contents: string): Promise<void> {
  const verb = /^aws application-autoscaling (\S+)/.exec(command)?.[1];
  if (verb === 'register-scalable-target') await client.registerScalableTarget(JSON.parse(contents));
  if (verb === 'put-scaling-policy') await client.putScalingPolicy(JSON.parse(contents));
  if (verb === 'put-scheduled-action') await client.putScheduledAction(JSON.parse(contents));
}
