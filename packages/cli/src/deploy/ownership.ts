// What tells that a thing is Kinglet's.
import { CliError } from '../cliError.ts';
import type { Change } from './step.ts';
import { none } from './step.ts';

export type Tags = Readonly<Record<string, string>>;

export const ownTagName = 'kinglet:managed-by';
export const ownTagValue = 'kinglet-cli';

/** The tags of what deploy makes. */
export function withOwnTag(tags: Tags): Tags {
  return { ...tags, [ownTagName]: ownTagValue };
}

export function isOurs(tags: Tags | undefined): boolean {
  return tags?.[ownTagName] === ownTagValue;
}

/**
 * Takes all that the plan would change and that is there already.
 *
 * @throws {CliError} `KINGLET_CLI_CONFLICT` when one of them was not made by this tool
 */
export function assertOurs(found: Readonly<Record<string, Tags | undefined>>): void {
  const foreign = Object.entries(found).filter(([, tags]) => tags !== undefined && !isOurs(tags));
  if (foreign.length === 0) return;
  const names = foreign.map(([name]) => name).join(', ');
  throw new CliError(
    'KINGLET_CLI_CONFLICT',
    `Expected things that this tool made (tag ${ownTagName} = ${ownTagValue}), found without that tag: ${names}; nothing was changed. Take another --name, or type \`kinglet deploy --adopt\` to take them over: from then on deploy changes and delete removes them`,
  );
}

/** Of `wanted` those that are not there. What others tagged stays. */
export function missingTags(wanted: Tags, found: Tags): Tags {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => found[name] !== value));
}

export function tagChanges(missing: Tags, found: Tags = {}): Change[] {
  return Object.entries(missing).map(([name, to]) => ({ what: `tag ${name}`, from: found[name] ?? none, to }));
}
