// AWS SAM. AWS::Serverless::Function rather than plain CloudFormation: it publishes a version whenever the code changes.
import { type DesiredFunction, logActions } from '../desiredFunction.ts';
import { origin, type Project, type ProjectInput, stackName } from './project.ts';
import { toYaml, type YamlValue } from './yaml.ts';

type Yaml = Readonly<Record<string, YamlValue>>;

/** A template and the settings of `sam deploy`. */
export function samProject({ wanted, zip, region }: ProjectInput): Project {
  return {
    files: {
      'template.yaml': `# ${origin}\n${toYaml(template(wanted, zip))}`,
      'samconfig.toml': samConfig(wanted, region),
      '.gitignore': '.aws-sam/\n',
    },
    commands: ['sam deploy'],
  };
}

function template(wanted: DesiredFunction, zip: string): Yaml {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Transform: 'AWS::Serverless-2016-10-31',
    Description: `The function ${wanted.functionName}, made with Kinglet`,
    Resources: {
      Function: functionResource(wanted, zip),
      LogGroup: resource('AWS::Logs::LogGroup', {
        LogGroupName: wanted.logGroupName,
        RetentionInDays: wanted.logRetentionDays,
        ...tagList(wanted),
      }),
      ...roleResource(wanted),
      ...permissions(wanted),
    },
    Outputs: outputs(wanted),
  };
}

function functionResource(wanted: DesiredFunction, zip: string): Yaml {
  const { url, provisionedConcurrency } = wanted;
  const properties = {
    FunctionName: wanted.functionName,
    ...(wanted.description === '' ? {} : { Description: wanted.description }),
    CodeUri: zip,
    Runtime: wanted.runtime,
    Handler: wanted.handler,
    Architectures: [wanted.architecture],
    MemorySize: wanted.memoryMb,
    Timeout: wanted.timeoutSeconds,
    Role: 'arn' in wanted.role ? wanted.role.arn : attribute('Role', 'Arn'),
    LoggingConfig: { LogGroup: reference('LogGroup') },
    ...unlessEmpty('Layers', wanted.layers),
    ...(Object.keys(wanted.environment).length === 0 ? {} : { Environment: { Variables: wanted.environment } }),
    ...unlessEmpty('Tags', wanted.tags),
    AutoPublishAlias: wanted.alias,
    AutoPublishAliasAllProperties: true,
    ...(url ? { FunctionUrlConfig: { AuthType: url.auth, InvokeMode: url.invokeMode } } : {}),
    ...(provisionedConcurrency === 0
      ? {}
      : { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: provisionedConcurrency } }),
  };
  // `sam build` would look for sources that it can compile.
  return { Type: 'AWS::Serverless::Function', Metadata: { SkipBuild: true }, Properties: properties };
}

function roleResource(wanted: DesiredFunction): Yaml {
  if ('arn' in wanted.role) return {};
  const assume = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const write = { Effect: 'Allow', Action: logActions, Resource: attribute('LogGroup', 'Arn') };
  return {
    Role: resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: policy(assume),
      Policies: [{ PolicyName: 'logs', PolicyDocument: policy(write) }],
      ...unlessEmpty('ManagedPolicyArns', wanted.role.policies),
      ...tagList(wanted),
    }),
  };
}

// For a public URL SAM makes both permissions itself.
function permissions({ url }: DesiredFunction): Yaml {
  if (url?.auth !== 'AWS_IAM') return {};
  const common = { FunctionName: reference(alias), Principal: reference('AWS::AccountId') };
  return {
    UrlPermission: resource('AWS::Lambda::Permission', {
      ...common,
      Action: 'lambda:InvokeFunctionUrl',
      FunctionUrlAuthType: url.auth,
    }),
    UrlInvokePermission: resource('AWS::Lambda::Permission', {
      ...common,
      Action: 'lambda:InvokeFunction',
      InvokedViaFunctionUrl: true,
    }),
  };
}

function outputs({ url }: DesiredFunction): Yaml {
  return {
    AliasArn: { Value: reference(alias) },
    ...(url ? { Url: { Value: attribute('FunctionUrl', 'FunctionUrl') } } : {}),
  };
}

// SAM's name for the alias that it makes of `Function`.
const alias = 'Function.Alias';

function policy(statement: Yaml): Yaml {
  return { Version: '2012-10-17', Statement: [statement] };
}

function resource(type: string, properties: Yaml): Yaml {
  return { Type: type, Properties: properties };
}

function reference(id: string): Yaml {
  return { Ref: id };
}

function attribute(id: string, name: string): Yaml {
  return { 'Fn::GetAtt': [id, name] };
}

function unlessEmpty(name: string, value: Yaml | readonly string[]): Yaml {
  return Object.keys(value).length === 0 ? {} : { [name]: value };
}

function tagList({ tags }: DesiredFunction): Yaml {
  return unlessEmpty('Tags', Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) as never);
}

function samConfig({ functionName }: DesiredFunction, region: string | undefined): string {
  const lines = [
    `# ${origin}`,
    'version = 0.1',
    '',
    '[default.deploy.parameters]',
    `stack_name = "${stackName(functionName)}"`,
    'resolve_s3 = true',
    'capabilities = "CAPABILITY_IAM"',
    ...(region === undefined ? [] : [`region = "${region}"`]),
  ];
  return `${lines.join('\n')}\n`;
}
