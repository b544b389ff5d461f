// Moves the alias between versions: rollback and promote.
import { CliError, usageError } from '../cliError.ts';
import { applySteps } from './applySteps.ts';
import type { Aws } from './connectAws.ts';
import { type ObservedAlias, observeAlias, observeTags, observeVersions } from './observeFunction.ts';
import { assertOurs } from './ownership.ts';
import { planAlias } from './planAlias.ts';
import { type ShownStep, shownStep } from './step.ts';

/** The alias and where it may go. */
export interface Versions {
  readonly alias: ObservedAlias;
  /** Numbers of the published versions, ascending. */
  readonly versions: readonly number[];
}

/** Where all events go, but for the shares, 0 to 1, that go to other versions. */
export interface Target {
  readonly version: string;
  readonly weights: Readonly<Record<string, number>>;
}

export interface Moved {
  readonly isDryRun: boolean;
  readonly hasChanged: boolean;
  readonly step: ShownStep;
  readonly arn: string;
  readonly from: Target;
  readonly to: Target;
}

/**
 * Moves the alias to what `choose` takes of the versions.
 *
 * @throws {CliError} `KINGLET_CLI_NOT_FOUND` without the function or the alias, `KINGLET_CLI_CONFLICT` for a function that this
 * tool did not make, what `choose` throws, and what AWS refuses
 */
export async function moveAlias(
  aws: Aws,
  name: string,
  alias: string,
  choose: (versions: Versions) => Target,
  isDryRun: boolean,
): Promise<Moved> {
  const [tags, found, versions] = await Promise.all([
    observeTags(aws, name),
    observeAlias(aws, name, alias),
    observeVersions(aws, name),
  ]);
  if (!found)
    throw new CliError(
      'KINGLET_CLI_NOT_FOUND',
      `Expected the alias ${alias} of the function ${name} in ${aws.region}, found none: check --name, --alias and --region, or \`kinglet deploy\` first`,
    );
  assertOurs({ [`function ${name}`]: tags });
  const to = choose({ alias: found, versions });
  const step = planAlias(name, alias, found, to.version, to.weights);
  if (!isDryRun) await applySteps(aws, [step]);
  const hasChanged = !isDryRun && step.action !== 'keep';
  return { isDryRun, hasChanged, step: shownStep(step), arn: found.arn, from: targetOf(found), to };
}

/**
 * The version before the one that the alias points to, or the one that is named; while a canary is under way, and none is
 * named, its end: all events to the version that the alias points to.
 *
 * @throws {CliError} `KINGLET_CLI_NOT_FOUND` when there is no such version, or none before
 */
export function earlierVersion({ alias, versions }: Versions, named: string | undefined): Target {
  if (named !== undefined) return { version: existing(versions, named), weights: {} };
  if (Object.keys(alias.weights).length > 0) return { version: alias.version, weights: {} };
  const earlier = versions.filter((version) => version < currentOf(alias)).at(-1);
  if (earlier !== undefined) return { version: String(earlier), weights: {} };
  throw new CliError(
    'KINGLET_CLI_NOT_FOUND',
    `Expected a version before ${alias.version}, found none; published are ${versions.join(', ') || 'none'}`,
  );
}

/**
 * The newest version, or the one that is named: for `weight` percent of the events, the others stay where the alias points to.
 *
 * @throws {CliError} `KINGLET_CLI_NOT_FOUND` when there is no such version, `KINGLET_CLI_USAGE` for a share of `$LATEST`
 */
export function promotedVersion(
  { alias, versions }: Versions,
  named: string | undefined,
  weight: number | undefined,
): Target {
  const newest = versions.at(-1);
  const version = existing(versions, named ?? String(newest ?? 'none'));
  if (weight === undefined || weight === 100 || version === alias.version) return { version, weights: {} };
  if (alias.version === '$LATEST')
    throw usageError(
      'Expected an alias that points to a published version, found $LATEST: promote without --weight first',
    );
  // Lambda takes shares with three digits and more, but a binary fraction like 0.07000000000000001 is no number of a person.
  const share = Number((weight / 100).toFixed(6));
  return { version: alias.version, weights: weight === 0 ? {} : { [version]: share } };
}

function existing(versions: readonly number[], named: string): string {
  if (versions.map(String).includes(named)) return named;
  throw new CliError(
    'KINGLET_CLI_NOT_FOUND',
    `Expected a published version, got ${named}; there are ${versions.join(', ') || 'none: deploy first'}`,
  );
}

function currentOf({ version }: ObservedAlias): number {
  return version === '$LATEST' ? Infinity : Number(version);
}

function targetOf({ version, weights }: ObservedAlias): Target {
  return { version, weights };
}
