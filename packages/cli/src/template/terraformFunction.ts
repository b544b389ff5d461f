// The function, its alias and what waits behind that, for Terraform.
import type { DesiredFunction } from '../desiredFunction.ts';
import { expression, type HclBlock, type HclObject, modulePath, resource, tagsOf } from './hcl.ts';

/** `zip` as seen from the module's folder. */
export function functionBlocks(wanted: DesiredFunction, zip: string): HclBlock[] {
  const { provisionedConcurrency } = wanted;
  const alias = resource('aws_lambda_alias', 'function', {
    name: wanted.alias,
    function_name: expression('aws_lambda_function.function.function_name'),
    function_version: expression('aws_lambda_function.function.version'),
  });
  const provisioned = resource('aws_lambda_provisioned_concurrency_config', 'function', {
    ...onAlias,
    provisioned_concurrent_executions: provisionedConcurrency,
  });
  return [codeBlock(wanted, zip), alias, ...(provisionedConcurrency === 0 ? [] : [provisioned])];
}

/** What is about the alias, not the function. */
export const onAlias: HclObject = {
  function_name: expression('aws_lambda_alias.function.function_name'),
  qualifier: expression('aws_lambda_alias.function.name'),
};

function codeBlock(wanted: DesiredFunction, zip: string): HclBlock {
  const { description, layers, role } = wanted;
  const file = modulePath(zip);
  const attributes = {
    function_name: wanted.functionName,
    ...(description === '' ? {} : { description }),
    filename: file,
    source_code_hash: expression(`filebase64sha256(${file.source})`),
    runtime: wanted.runtime,
    handler: wanted.handler,
    architectures: [wanted.architecture],
    memory_size: wanted.memoryMb,
    timeout: wanted.timeoutSeconds,
    role: 'arn' in role ? role.arn : expression('aws_iam_role.function.arn'),
    ...(layers.length === 0 ? {} : { layers }),
    publish: true,
    ...tagsOf(wanted.tags),
    ...('arn' in role ? {} : { depends_on: [expression('aws_iam_role_policy.logs')] }),
  };
  return { ...resource('aws_lambda_function', 'function', attributes), blocks: [...environment(wanted), logging] };
}

const logging: HclBlock = {
  type: 'logging_config',
  attributes: { log_format: 'Text', log_group: expression('aws_cloudwatch_log_group.function.name') },
};

function environment({ environment: variables }: DesiredFunction): HclBlock[] {
  return Object.keys(variables).length === 0 ? [] : [{ type: 'environment', attributes: { variables } }];
}
