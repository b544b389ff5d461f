// Terraform.
import { type DesiredFunction, logActions } from '../desiredFunction.ts';
import { Expression, type HclBlock, type HclObject, type HclValue, jsonEncode, modulePath, toHcl } from './hcl.ts';
import { origin, type Project, type ProjectInput, urlCallers } from './project.ts';

/** A root module: `main.tf`, `variables.tf` and `outputs.tf`. */
export function terraformProject({ wanted, zip, region }: ProjectInput): Project {
  const main = [...head, logGroup(wanted), ...roleBlocks(wanted), ...functionBlocks(wanted, zip), ...urlBlocks(wanted)];
  return {
    files: {
      'main.tf': `# ${origin}\n${toHcl(main)}`,
      'variables.tf': `# ${origin}\n${toHcl([regionVariable(region)])}`,
      'outputs.tf': `# ${origin}\n${toHcl(outputs(wanted))}`,
    },
    commands: ['terraform init', 'terraform apply'],
  };
}

// 6.29 is the first that knows invoked_via_function_url.
const provider = { source: 'hashicorp/aws', version: '>= 6.29.0' };

const head: readonly HclBlock[] = [
  {
    type: 'terraform',
    attributes: { required_version: '>= 1.5.0' },
    blocks: [{ type: 'required_providers', attributes: { aws: provider } }],
  },
  { type: 'provider', labels: ['aws'], attributes: { region: to('var.region') } },
];

function regionVariable(region: string | undefined): HclBlock {
  const attributes = {
    description: 'The AWS region; without it the one that AWS_REGION or the profile names.',
    type: to('string'),
    default: region ?? to('null'),
  };
  return { type: 'variable', labels: ['region'], attributes };
}

function logGroup(wanted: DesiredFunction): HclBlock {
  return resource('aws_cloudwatch_log_group', 'function', {
    name: wanted.logGroupName,
    retention_in_days: wanted.logRetentionDays,
    ...tagsOf(wanted),
  });
}

function roleBlocks(wanted: DesiredFunction): HclBlock[] {
  if ('arn' in wanted.role) return [];
  const assume = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  // The provider leaves out the `:*` that stands for the streams of the group.
  const streams = to('join(":", [aws_cloudwatch_log_group.function.arn, "*"])');
  const write = { Effect: 'Allow', Action: logActions, Resource: streams };
  return [
    resource('aws_iam_role', 'function', {
      // AWS takes 38 letters.
      name_prefix: `kinglet-${wanted.functionName}-`.slice(0, 38),
      assume_role_policy: policy(assume),
      ...tagsOf(wanted),
    }),
    resource('aws_iam_role_policy', 'logs', {
      name: 'logs',
      role: to('aws_iam_role.function.id'),
      policy: policy(write),
    }),
    ...wanted.role.policies.map((arn, i) =>
      resource('aws_iam_role_policy_attachment', `policy_${i + 1}`, {
        role: to('aws_iam_role.function.name'),
        policy_arn: arn,
      }),
    ),
  ];
}

function functionBlocks(wanted: DesiredFunction, zip: string): HclBlock[] {
  const { role, environment, layers, provisionedConcurrency } = wanted;
  const file = modulePath(zip);
  const code: HclBlock = {
    ...resource('aws_lambda_function', 'function', {
      function_name: wanted.functionName,
      ...(wanted.description === '' ? {} : { description: wanted.description }),
      filename: file,
      source_code_hash: to(`filebase64sha256(${file.source})`),
      runtime: wanted.runtime,
      handler: wanted.handler,
      architectures: [wanted.architecture],
      memory_size: wanted.memoryMb,
      timeout: wanted.timeoutSeconds,
      role: 'arn' in role ? role.arn : to('aws_iam_role.function.arn'),
      ...(layers.length === 0 ? {} : { layers }),
      publish: true,
      ...tagsOf(wanted),
      ...('arn' in role ? {} : { depends_on: [to('aws_iam_role_policy.logs')] }),
    }),
    blocks: [
      ...(Object.keys(environment).length === 0
        ? []
        : [{ type: 'environment', attributes: { variables: environment } }]),
      {
        type: 'logging_config',
        attributes: { log_format: 'Text', log_group: to('aws_cloudwatch_log_group.function.name') },
      },
    ],
  };
  const alias = resource('aws_lambda_alias', 'function', {
    name: wanted.alias,
    function_name: to('aws_lambda_function.function.function_name'),
    function_version: to('aws_lambda_function.function.version'),
  });
  const provisioned = resource('aws_lambda_provisioned_concurrency_config', 'function', {
    ...onAlias,
    provisioned_concurrent_executions: provisionedConcurrency,
  });
  return [code, alias, ...(provisionedConcurrency === 0 ? [] : [provisioned])];
}

function urlBlocks(wanted: DesiredFunction): HclBlock[] {
  const { url } = wanted;
  if (url === undefined) return [];
  const isPublic = urlCallers(wanted) === 'everybody';
  return [
    ...(isPublic ? [] : identity),
    resource('aws_lambda_function_url', 'function', {
      ...onAlias,
      authorization_type: url.auth,
      invoke_mode: url.invokeMode,
    }),
    resource('aws_lambda_permission', 'url', {
      statement_id: 'KingletUrl',
      ...onAlias,
      principal: isPublic ? '*' : account,
      action: 'lambda:InvokeFunctionUrl',
      function_url_auth_type: url.auth,
    }),
    resource('aws_lambda_permission', 'url_invoke', {
      statement_id: 'KingletUrlInvoke',
      ...onAlias,
      principal: isPublic ? '*' : account,
      action: 'lambda:InvokeFunction',
      invoked_via_function_url: true,
    }),
  ];
}

const identity: readonly HclBlock[] = ['aws_caller_identity', 'aws_partition'].map((type) => ({
  type: 'data',
  labels: [type, 'current'],
}));

// As AWS gives it back: with the account's number alone, the provider would see a change each time.
const account: Expression = to(
  'format("arn:%s:iam::%s:root", data.aws_partition.current.partition, data.aws_caller_identity.current.account_id)',
);

const onAlias: HclObject = {
  function_name: to('aws_lambda_alias.function.function_name'),
  qualifier: to('aws_lambda_alias.function.name'),
};

function outputs({ url }: DesiredFunction): HclBlock[] {
  return [
    { type: 'output', labels: ['alias_arn'], attributes: { value: to('aws_lambda_alias.function.arn') } },
    ...(url
      ? [
          {
            type: 'output',
            labels: ['url'],
            attributes: { value: to('aws_lambda_function_url.function.function_url') },
          },
        ]
      : []),
  ];
}

function resource(type: string, name: string, attributes: HclObject): HclBlock {
  return { type: 'resource', labels: [type, name], attributes };
}

function policy(statement: HclObject): HclValue {
  return jsonEncode({ Version: '2012-10-17', Statement: [statement] });
}

function to(source: string): Expression {
  return new Expression(source);
}

function tagsOf({ tags }: DesiredFunction): HclObject {
  return Object.keys(tags).length === 0 ? {} : { tags };
}
