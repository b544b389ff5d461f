// The role of a function, for Terraform.
import { type DesiredFunction, logActions } from '../desiredFunction.ts';
import { type Expression, expression, type HclBlock, type HclObject, jsonEncode, resource, tagsOf } from './hcl.ts';

/** The role that may write the function's logs, with its policies; nothing for a role that is there already. */
export function roleBlocks(wanted: DesiredFunction): HclBlock[] {
  if ('arn' in wanted.role) return [];
  const assume = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  // The provider leaves out the `:*` that stands for the streams of the group.
  const streams = expression('join(":", [aws_cloudwatch_log_group.function.arn, "*"])');
  const write = { Effect: 'Allow', Action: logActions, Resource: streams };
  return [
    resource('aws_iam_role', 'function', {
      // AWS takes 38 letters.
      name_prefix: `kinglet-${wanted.functionName}-`.slice(0, 38),
      assume_role_policy: policy(assume),
      ...tagsOf(wanted.tags),
    }),
    resource('aws_iam_role_policy', 'logs', {
      name: 'logs',
      role: expression('aws_iam_role.function.id'),
      policy: policy(write),
    }),
    ...wanted.role.policies.map((arn, i) =>
      resource('aws_iam_role_policy_attachment', `policy_${i + 1}`, {
        role: expression('aws_iam_role.function.name'),
        policy_arn: arn,
      }),
    ),
  ];
}

function policy(statement: HclObject): Expression {
  return jsonEncode({ Version: '2012-10-17', Statement: [statement] });
}
