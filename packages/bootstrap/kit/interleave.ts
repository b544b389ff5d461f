import { Context, sleep } from '@kinglet/runtime';
import { member, numberMember, quoted } from './json';

export function handler(event: string, context: Context): string {
  const id = context.awsRequestId;
  const n = member(event, 'n')!;
  sleep(numberMember(event, 'ms'));
  if (member(event, 'log') == 'true') console.log('event ' + n);
  if (member(event, 'fail') == 'true') throw new RangeError('event ' + n);
  const now = quoted(context.awsRequestId);
  return `{"n":${n},"id":${quoted(id)},"now":${now},"tenant":${optional(context.tenantId)},"trace":${optional(context.xRayTraceId)}}`;
}

function optional(text: string | null): string {
  return text === null ? 'null' : quoted(text);
}
