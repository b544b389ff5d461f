import { Context, environmentVariable, fail } from '@kinglet/runtime';
import { isJson, numberMember, quoted } from './json';

export function handler(event: string, context: Context): string {
  const client = context.clientContext;
  const identity = context.identity;
  if ((client !== null && !isJson(client)) || (identity !== null && !isJson(identity)))
    return fail('Runtime.PlatformError', 'Expected client context and Cognito identity to be JSON');
  const before = context.getRemainingTimeInMillis();
  for (let i: i64 = 0, end = <i64>numberMember(event, 'spin'); i < end; i++) Math.random();
  const trace = environmentVariable('_X_AMZN_TRACE_ID');
  const fields = [
    text('awsRequestId', context.awsRequestId),
    text('invokedFunctionArn', context.invokedFunctionArn),
    text('functionName', context.functionName),
    text('functionVersion', context.functionVersion),
    text('memoryLimitInMB', context.memoryLimitInMB),
    text('logGroupName', context.logGroupName),
    text('logStreamName', context.logStreamName),
    field('traceVariable', trace === null ? 'null' : quoted(trace)),
    field('before', before.toString()),
    field('after', context.getRemainingTimeInMillis().toString()),
  ];
  if (client !== null) fields.push(field('clientContext', client));
  if (identity !== null) fields.push(field('identity', identity));
  const tenantId = context.tenantId;
  if (tenantId !== null) fields.push(text('tenantId', tenantId));
  const xRayTraceId = context.xRayTraceId;
  if (xRayTraceId !== null) fields.push(text('xRayTraceId', xRayTraceId));
  return '{' + fields.join() + '}';
}

function field(name: string, json: string): string {
  return quoted(name) + ':' + json;
}

function text(name: string, value: string): string {
  return field(name, quoted(value));
}
