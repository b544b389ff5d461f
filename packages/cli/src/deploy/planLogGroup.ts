// What happens to the log group.
import type { DesiredFunction } from '../desiredFunction.ts';
import type { ObservedLogGroup } from './observeLogGroup.ts';
import { missingTags, tagChanges, withOwnTag } from './ownership.ts';
import { type Call, type Change, none, type Step, updateOrKeep } from './step.ts';

const service = 'logs';

/** `isGiven`: whether the days are a wish, or a default, which leaves the days that somebody chose. */
export function planLogGroup(
  { logGroupName, logRetentionDays, tags: wanted }: DesiredFunction,
  isGiven: boolean,
  observed: ObservedLogGroup | undefined,
): Step {
  const resource = `log group ${logGroupName}`;
  const found = observed?.retentionDays;
  const isKept = found === logRetentionDays || (found !== undefined && !isGiven);
  const retention: Call = {
    service,
    name: 'PutRetentionPolicy',
    input: { logGroupName, retentionInDays: logRetentionDays },
  };
  const retained: Change = { what: 'retention', from: days(found), to: days(logRetentionDays) };
  const tags = observed ? missingTags(withOwnTag(wanted), observed.tags) : withOwnTag(wanted);
  const changes = [...(isKept ? [] : [retained]), ...tagChanges(tags, observed?.tags)];
  if (!observed) {
    const creation: Call = { service, name: 'CreateLogGroup', input: { logGroupName, tags: { ...tags } } };
    return { resource, action: 'create', changes, calls: [creation, retention] };
  }
  const tagging: Call = { service, name: 'TagResource', input: { resourceArn: observed.arn, tags: { ...tags } } };
  const isTagged = Object.keys(tags).length === 0;
  return updateOrKeep(resource, changes, [...(isTagged ? [] : [tagging]), ...(isKept ? [] : [retention])]);
}

function days(count: number | undefined): string {
  return count === undefined ? none : `${count} days`;
}
