// The function URL, for Terraform, with both permissions that AWS asks for.
import type { DesiredFunction } from '../desiredFunction.ts';
import { type Expression, expression, type HclBlock, resource } from './hcl.ts';
import { urlCallers } from './project.ts';
import { onAlias } from './terraformFunction.ts';

/** The URL of the alias and who may call it; nothing when none is wanted. */
export function urlBlocks(wanted: DesiredFunction): HclBlock[] {
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
const account: Expression = expression(
  'format("arn:%s:iam::%s:root", data.aws_partition.current.partition, data.aws_caller_identity.current.account_id)',
);
