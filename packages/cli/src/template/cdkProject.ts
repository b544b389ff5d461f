// AWS CDK, in TypeScript that Node runs as it is.
import { type DesiredFunction, logActions } from '../desiredFunction.ts';
import { origin, type Project, type ProjectInput, stackName, urlCallers } from './project.ts';

/** The versions that the project is pinned to, and tested with. */
export const cdkPackages: Readonly<Record<string, string>> = {
  'aws-cdk': '2.1148.1',
  'aws-cdk-lib': '2.276.0',
  constructs: '10.8.1',
};

/** An app of one stack. */
export function cdkProject({ wanted, zip, region }: ProjectInput): Project {
  return {
    files: {
      'bin/app.ts': lines(app(wanted, region)),
      'lib/functionStack.ts': lines(stack(wanted, zip)),
      'package.json': json(manifest(wanted)),
      'tsconfig.json': json(tsconfig),
      // Node takes types away by itself; up to 22.17 it has to be told.
      'cdk.json': json({ app: 'node --experimental-strip-types --disable-warning=ExperimentalWarning bin/app.ts' }),
    },
    commands: ['npm install', 'npx cdk deploy'],
  };
}

function app({ functionName }: DesiredFunction, region: string | undefined): string[] {
  const props = region === undefined ? '' : `, { env: { region: ${text(region)} } }`;
  return [
    `// ${origin}`,
    "import { App } from 'aws-cdk-lib';",
    "import { FunctionStack } from '../lib/functionStack.ts';",
    '',
    `new FunctionStack(new App(), ${text(stackName(functionName))}${props});`,
  ];
}

function stack(wanted: DesiredFunction, zip: string): string[] {
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

function manifest({ functionName }: DesiredFunction): object {
  return {
    name: stackName(functionName).toLowerCase(),
    private: true,
    type: 'module',
    scripts: { deploy: 'cdk deploy', synth: 'cdk synth' },
    dependencies: cdkPackages,
  };
}

const tsconfig: object = {
  compilerOptions: {
    target: 'es2023',
    module: 'nodenext',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    types: [],
  },
  include: ['bin', 'lib'],
};

// JSON's texts are JavaScript's; where nothing is escaped, in the quotes that the rest has.
function text(value: string): string {
  const quoted = JSON.stringify(value);
  return /['\\]/.test(quoted) ? quoted : `'${value}'`;
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
