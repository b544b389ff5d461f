// Terraform.
import type { DesiredFunction } from '../desiredFunction.ts';
import { expression, type HclBlock, resource, tagsOf, toHcl } from './hcl.ts';
import { origin, type Project, type ProjectInput } from './project.ts';
import { functionBlocks } from './terraformFunction.ts';
import { roleBlocks } from './terraformRole.ts';
import { urlBlocks } from './terraformUrl.ts';

/** A root module: `main.tf`, `variables.tf` and `outputs.tf`. */
export function terraformProject({ wanted, zip, region }: ProjectInput): Project {
  const main = [...head, logGroup(wanted), ...roleBlocks(wanted), ...functionBlocks(wanted, zip), ...urlBlocks(wanted)];
  return {
    files: {
      'main.tf': `# ${origin}\n${toHcl(main)}`,
      'variables.tf': `# ${origin}\n${toHcl([regionVariable(region)])}`,
      'outputs.tf': `# ${origin}\n${toHcl(outputs(wanted))}`,
      // The state holds the values of environment variables.
      '.gitignore': '.terraform/\n*.tfstate*\n',
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
  { type: 'provider', labels: ['aws'], attributes: { region: expression('var.region') } },
];

function regionVariable(region: string | undefined): HclBlock {
  const attributes = {
    description: 'The AWS region; without it the one that AWS_REGION or the profile names.',
    type: expression('string'),
    default: region ?? expression('null'),
  };
  return { type: 'variable', labels: ['region'], attributes };
}

function logGroup(wanted: DesiredFunction): HclBlock {
  return resource('aws_cloudwatch_log_group', 'function', {
    name: wanted.logGroupName,
    retention_in_days: wanted.logRetentionDays,
    ...tagsOf(wanted.tags),
  });
}

function outputs({ url }: DesiredFunction): HclBlock[] {
  const alias = output('alias_arn', 'aws_lambda_alias.function.arn');
  return url ? [alias, output('url', 'aws_lambda_function_url.function.function_url')] : [alias];
}

function output(name: string, source: string): HclBlock {
  return { type: 'output', labels: [name], attributes: { value: expression(source) } };
}
