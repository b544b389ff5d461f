// The plan as a pure function: what moto cannot hold, and what is rare.
import { expect, test } from 'vitest';
import { plainFunction } from '../../test/desired.ts';
import type { DesiredFunction } from '../desiredFunction.ts';
import type { Place } from './connectAws.ts';
import type { ObservedFunction } from './observeFunction.ts';
import { roleName } from './observeRole.ts';
import { type Observed, planDeploy, type Wish } from './planDeploy.ts';
import type { Call, Step } from './step.ts';

const place: Place = { account: '123456789012', partition: 'aws', region: 'eu-central-1' };
const roleArn = 'arn:aws:iam::123456789012:role/kinglet-f';
const own = { 'kinglet:managed-by': 'kinglet-cli' };

const desired: DesiredFunction = {
  ...plainFunction,
  functionName: 'f',
  logGroupName: '/aws/lambda/f',
  url: { auth: 'AWS_IAM', invokeMode: 'BUFFERED' },
};

const config = {
  FunctionName: 'f',
  FunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:f',
  Runtime: 'provided.al2023',
  Handler: 'index.handler',
  Architectures: ['arm64'],
  CodeSha256: 'same',
  MemorySize: 128,
  Timeout: 3,
  Role: roleArn,
  Environment: { Variables: { A1: '1', B1: '2' } },
} as const;

/** What a deploy of `desired` leaves. */
const settled = {
  config: config as unknown as ObservedFunction['config'],
  tags: own,
  versions: [1],
  newestConfig: { ...config, Version: '1' } as unknown as ObservedFunction['config'],
  alias: { arn: `${config.FunctionArn}:live`, version: '1', weights: {} },
  aliasConfig: { ...config, Version: '1' } as unknown as ObservedFunction['config'],
  url: { url: 'https://f', auth: 'AWS_IAM', invokeMode: 'BUFFERED' },
  permissions: ['kinglet-url-iam', 'kinglet-url-iam-invoke'],
  provisioned: undefined,
} satisfies ObservedFunction;

const role: Observed['role'] = {
  arn: roleArn,
  tags: { ...own, 'kinglet:regions': 'eu-central-1' },
  trustsLambda: true,
  logPolicy: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: 'arn:aws:logs:*:123456789012:log-group:/aws/lambda/f:*',
      },
    ],
  },
  inlinePolicies: ['kinglet-logs'],
  policies: [],
};
const logGroup = { arn: 'arn', tags: own, retentionDays: 14 };

interface Scene {
  readonly wanted?: Partial<DesiredFunction>;
  readonly given?: readonly string[];
  readonly held?: Partial<ObservedFunction>;
  readonly observed?: Partial<Observed>;
  readonly wish?: Partial<Wish>;
}

function plan({ wanted, given = [], held, observed, wish }: Scene): Step[] {
  const code = { bytes: new Uint8Array(4), sha256: 'same' };
  return planDeploy(
    { desired: { ...desired, ...wanted }, given: new Set(given), code, doesAdopt: false, doesPromote: true, ...wish },
    { role, logGroup, function: { ...settled, ...held }, ...observed },
    place,
  );
}

function calls(scene: Scene): Call[] {
  return plan(scene).flatMap((step) => step.calls);
}

function names(scene: Scene): string[] {
  return calls(scene).map(({ name }) => name);
}

test('what is as it should be is kept', () => {
  expect(plan({}).map(({ action }) => action)).toEqual(['keep', 'keep', 'keep', 'keep', 'keep', 'keep']);
  expect(calls({})).toEqual([]);
});

test('a plan does not change what it is made of, and is the same each time', () => {
  const scene = { wanted: { memoryMb: 512 }, given: ['memory'], held: { tags: own } };
  const before = structuredClone({ role, logGroup, settled });

  expect(plan(scene)).toEqual(plan(scene));
  expect({ role, logGroup, settled }).toEqual(before);
});

test('another architecture goes with the code, and makes a version', () => {
  const scene: Scene = { wanted: { architecture: 'x86_64' } };

  expect(names(scene)).toEqual(['UpdateFunctionCode', 'PublishVersion', 'UpdateAlias']);
  expect(calls(scene)[0]?.input).toMatchObject({ Architectures: ['x86_64'] });
  expect(plan(scene)[2]?.changes).toEqual([{ what: 'architecture', from: 'arm64', to: 'x86_64' }]);
});

test('the order of environment variables makes no version', () => {
  const variables = { B1: '2', A1: '1' };

  expect(names({ wanted: { environment: variables }, given: ['environment'] })).toEqual([]);
  const other = {
    ...config,
    Version: '1',
    Environment: { Variables: variables },
  } as unknown as ObservedFunction['config'];
  expect(names({ held: { aliasConfig: other, newestConfig: other } })).toEqual([]);
});

test('a description alone makes no version', () => {
  expect(names({ wanted: { description: 'adds' }, given: ['description'] })).toEqual(['UpdateFunctionConfiguration']);
});

test('what somebody else changed in the configuration since makes a version', () => {
  const changed = { ...config, EphemeralStorage: { Size: 1024 } } as unknown as ObservedFunction['config'];

  expect(names({ held: { config: changed } })).toEqual(['PublishVersion', 'UpdateAlias']);
});

test('a version that is published already is taken instead of a new one', () => {
  const older = { ...config, Version: '1', CodeSha256: 'older' } as unknown as ObservedFunction['config'];
  const newest = { ...config, Version: '2' } as unknown as ObservedFunction['config'];
  const scene: Scene = { held: { aliasConfig: older, newestConfig: newest, versions: [1, 2] } };

  expect(calls(scene)).toMatchObject([{ name: 'UpdateAlias', input: { FunctionVersion: '2' } }]);
  expect(names({ ...scene, wish: { doesPromote: false } })).toEqual([]);
});

test('the invoke mode changes when it is given', () => {
  const url = { auth: 'AWS_IAM', invokeMode: 'RESPONSE_STREAM' } as const;

  expect(names({ wanted: { url } })).toEqual([]);
  expect(calls({ wanted: { url }, given: ['invokeMode'] })).toMatchObject([
    {
      name: 'UpdateFunctionUrlConfig',
      input: { InvokeMode: 'RESPONSE_STREAM', AuthType: 'AWS_IAM', Qualifier: 'live' },
    },
  ]);
});

test('callers lose their permission last', () => {
  const url = { auth: 'NONE', invokeMode: 'BUFFERED' } as const;

  expect(names({ wanted: { url }, given: ['url'] })).toEqual([
    'AddPermission',
    'AddPermission',
    'UpdateFunctionUrlConfig',
    'RemovePermission',
    'RemovePermission',
  ]);
});

test('provisioned concurrency that failed is asked for again', () => {
  const held = { provisioned: { requested: 2, status: 'FAILED' } };

  expect(names({ held, wanted: { provisionedConcurrency: 2 }, given: ['provisionedConcurrency'] })).toEqual([
    'PutProvisionedConcurrencyConfig',
  ]);
});

test('a role that is gone is made again, and the function is told', () => {
  const scene: Scene = { observed: { role: undefined } };

  expect(names(scene)).toEqual(['CreateRole', 'PutRolePolicy', 'UpdateFunctionConfiguration']);
  expect(calls(scene)[2]?.input).toEqual({ FunctionName: 'f', Role: roleArn });
});

test('a role that Lambda may not take, or may do other things, is mended', () => {
  const worn = { ...role, trustsLambda: false, logPolicy: { Statement: [] } };

  expect(names({ observed: { role: worn } })).toEqual(['UpdateAssumeRolePolicy', 'PutRolePolicy']);
  // Whoever else could take it can no longer: the plan says that a document goes.
  expect(plan({ observed: { role: worn } })[0]?.changes).toMatchObject([
    { what: 'trusts', from: 'another document', to: 'lambda.amazonaws.com' },
    { what: 'policy kinglet-logs', from: 'another document' },
  ]);
});

test('the role of another partition and region stays within them', () => {
  const elsewhere: Place = { account: '210987654321', partition: 'aws-cn', region: 'cn-north-1' };
  const code = { bytes: new Uint8Array(4), sha256: 'same' };
  const nothing = { role: undefined, logGroup: undefined, function: undefined };

  const steps = planDeploy(
    { desired, given: new Set(), code, doesAdopt: false, doesPromote: true },
    nothing,
    elsewhere,
  );

  expect(JSON.stringify(steps)).not.toContain('arn:aws:');
  expect(steps[0]?.changes).toContainEqual({ what: 'tag kinglet:regions', from: 'none', to: 'cn-north-1' });
  expect(steps.flatMap((step) => step.calls).find(({ name }) => name === 'CreateFunction')?.input).toMatchObject({
    Role: 'arn:aws-cn:iam::210987654321:role/kinglet-f',
  });
});

test('a container image is refused', () => {
  const image = { ...config, PackageType: 'Image' } as unknown as ObservedFunction['config'];

  expect(() => plan({ held: { config: image } })).toThrow(/found a container image: f/);
});

test('everything that is not ours is named at once', () => {
  const observed = { role: { ...role, tags: {} }, logGroup: { ...logGroup, tags: { team: 'a' } } } as Partial<Observed>;
  const scene: Scene = { observed: observed ?? {}, held: { tags: { 'kinglet:managed-by': 'somebody' } } };

  expect(() => plan(scene)).toThrow(/without that tag: role kinglet-f, log group \/aws\/lambda\/f, function f;/);
  expect(names({ ...scene, wish: { doesAdopt: true } })).toEqual(['TagRole', 'TagResource', 'TagResource']);
});

test('a long name gives a role that IAM takes, and no other function has', () => {
  const long = (last: string) => roleName(`${'x'.repeat(63)}${last}`);

  expect(roleName('f')).toBe('kinglet-f');
  expect(long('a')).toMatch(/^kinglet-x{47}-[0-9a-f]{8}$/);
  expect(long('a')).toHaveLength(64);
  expect(long('a')).not.toBe(long('b'));
});
