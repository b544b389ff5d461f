// The stack, in TypeScript.
import { type DesiredFunction, logActions } from '../desiredFunction.ts';
import { origin, urlCallers } from './project.ts';

/** The lines of a module that exports `FunctionStack`; `zip` as seen from the folder in which CDK is started. */
export function cdkStack(wanted: DesiredFunction, zip: string): string[] {
  const hasTags = Object.keys(wanted.tags).length > 0;
  const body = [logGroup(wanted), role(wanted), code(wanted, zip), alias(wanted), url(wanted), tags(wanted)];
  return [
    `// ${origin}`,
    `import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps${hasTags ? ', Tags' : ''} } from 'aws-cdk-lib';`,
    "import * as iam from 'aws-cdk-lib/aws-iam';",
    "import * as lambda from 'aws-cdk-lib/aws-lambda';",
    "import * as logs from 'aws-cdk-lib/aws-logs';",
    "import type { Construct } from 'constructs';",
    '',
    'export class FunctionStack extends Stack {',
    '  constructor(scope: Construct, id: string, props?: StackProps) {',
    '    super(scope, id, props);',
    ...body
      .flatMap((part) => (part.length === 0 ? [] : ['', ...part]))
      .map((line) => (line === '' ? '' : `    ${line}`)),
    '  }',
    '}',
  ];
}

function logGroup({ logGroupName, logRetentionDays }: DesiredFunction): string[] {
  return [
    "const logGroup = new logs.LogGroup(this, 'LogGroup', {",
    `  logGroupName: ${text(logGroupName)},`,
    `  retention: ${logRetentionDays},`,
    '  removalPolicy: RemovalPolicy.DESTROY,',
    '});',
  ];
}

function role({ role }: DesiredFunction): string[] {
  if ('arn' in role) return [`const role = iam.Role.fromRoleArn(this, 'Role', ${text(role.arn)}, { mutable: false });`];
  const managed = role.policies.map(
    (arn, i) => `    iam.ManagedPolicy.fromManagedPolicyArn(this, 'Policy${i + 1}', ${text(arn)}),`,
  );
  return [
    "const role = new iam.Role(this, 'Role', {",
    "  assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),",
    ...(managed.length === 0 ? [] : ['  managedPolicies: [', ...managed, '  ],']),
    '  inlinePolicies: {',
    '    logs: new iam.PolicyDocument({',
    '      statements: [',
    '        new iam.PolicyStatement({',
    `          actions: [${logActions.map(text).join(', ')}],`,
    '          resources: [logGroup.logGroupArn],',
    '        }),',
    '      ],',
    '    }),',
    '  },',
    '});',
  ];
}

function code(wanted: DesiredFunction, zip: string): string[] {
  const { description, layers, environment } = wanted;
  const layer = (arn: string, i: number) =>
    `    lambda.LayerVersion.fromLayerVersionArn(this, 'Layer${i + 1}', ${text(arn)}),`;
  const variables = Object.entries(environment).map(([name, value]) => `    ${name}: ${text(value)},`);
  return [
    "const code = new lambda.Function(this, 'Function', {",
    `  functionName: ${text(wanted.functionName)},`,
    ...(description === '' ? [] : [`  description: ${text(description)},`]),
    `  code: lambda.Code.fromAsset(${text(zip)}),`,
    `  runtime: lambda.Runtime.${runtimes[wanted.runtime]},`,
    `  handler: ${text(wanted.handler)},`,
    `  architecture: lambda.Architecture.${wanted.architecture === 'arm64' ? 'ARM_64' : 'X86_64'},`,
    `  memorySize: ${wanted.memoryMb},`,
    `  timeout: Duration.seconds(${wanted.timeoutSeconds}),`,
    '  role,',
    '  logGroup,',
    ...(layers.length === 0 ? [] : ['  layers: [', ...layers.map(layer), '  ],']),
    ...(variables.length === 0 ? [] : ['  environment: {', ...variables, '  },']),
    '});',
  ];
}

const runtimes = { 'nodejs24.x': 'NODEJS_24_X', 'provided.al2023': 'PROVIDED_AL2023' } as const;

function alias(wanted: DesiredFunction): string[] {
  const { provisionedConcurrency: waiting } = wanted;
  return [
    "const alias = new lambda.Alias(this, 'Alias', {",
    `  aliasName: ${text(wanted.alias)},`,
    '  version: code.currentVersion,',
    ...(waiting === 0 ? [] : [`  provisionedConcurrentExecutions: ${waiting},`]),
    '});',
    "new CfnOutput(this, 'AliasArn', { value: alias.functionArn });",
  ];
}

// For a public URL CDK makes both permissions itself.
function url(wanted: DesiredFunction): string[] {
  if (wanted.url === undefined) return [];
  const { auth, invokeMode } = wanted.url;
  return [
    'const url = alias.addFunctionUrl({',
    `  authType: lambda.FunctionUrlAuthType.${auth},`,
    `  invokeMode: lambda.InvokeMode.${invokeMode},`,
    '});',
    ...(urlCallers(wanted) === 'account' ? accountPermissions : []),
    "new CfnOutput(this, 'Url', { value: url.url });",
  ];
}

const accountPermissions: readonly string[] = [
  "alias.addPermission('Url', {",
  '  principal: new iam.AccountPrincipal(this.account),',
  "  action: 'lambda:InvokeFunctionUrl',",
  '  functionUrlAuthType: lambda.FunctionUrlAuthType.AWS_IAM,',
  '});',
  "alias.addPermission('UrlInvoke', {",
  '  principal: new iam.AccountPrincipal(this.account),',
  "  action: 'lambda:InvokeFunction',",
  '  invokedViaFunctionUrl: true,',
  '});',
];

function tags({ tags }: DesiredFunction): string[] {
  return Object.entries(tags).map(([name, value]) => `Tags.of(this).add(${text(name)}, ${text(value)});`);
}

/** A text in JavaScript: JSON's, or, where nothing is escaped, in the quotes that the rest has. */
export function text(value: string): string {
  const quoted = JSON.stringify(value);
  return /['\\]/.test(quoted) ? quoted : `'${value}'`;
}
