// The log group of a function, as AWS holds it.
import { type Aws, readAws } from './connectAws.ts';
import type { Tags } from './ownership.ts';

export interface ObservedLogGroup {
  readonly arn: string;
  readonly tags: Tags;
  /** Undefined: kept for ever. */
  readonly retentionDays: number | undefined;
}

/** @throws {CliError} when AWS does not answer what was asked */
export async function observeLogGroup(aws: Aws, name: string): Promise<ObservedLogGroup | undefined> {
  const what = `read the log group ${name}`;
  const logs = await aws.clients.logs();
  const sdk = await import('@aws-sdk/client-cloudwatch-logs');
  // The name itself is the first of all that begin with it.
  const found = await readAws(aws, what, () =>
    logs.send(new sdk.DescribeLogGroupsCommand({ logGroupNamePrefix: name, limit: 1 })),
  );
  const group = found?.logGroups?.find(({ logGroupName }) => logGroupName === name);
  if (!group) return undefined;
  const arn = group.logGroupArn ?? group.arn?.replace(/:\*$/, '') ?? '';
  const tagged = await readAws(aws, what, () => logs.send(new sdk.ListTagsForResourceCommand({ resourceArn: arn })));
  return { arn, tags: tagged?.tags ?? {}, retentionDays: group.retentionInDays };
}
