// The options of `kinglet tune`.
import { type AwsSettings, awsSettings } from '../aws/awsSettings.ts';
import type { KeptBuildSettings } from '../bench/benchOptions.ts';
import { buildSettings } from '../buildFunction.ts';
import { usageError } from '../cliError.ts';
import { type Arch, priceNames } from '../cost/prices.ts';
import { choice, flag, number, type Option, type OptionValues, pairs, text } from '../option.ts';
import type { Strategy } from './tuneResult.ts';

interface TuneOptions extends KeptBuildSettings, AwsSettings {
  readonly memories: Option<string>;
  readonly arches: Option<string | undefined>;
  readonly cold: Option<number>;
  readonly warm: Option<number>;
  readonly event: Option<string | undefined>;
  readonly strategy: Option<Strategy>;
  readonly coldRate: Option<number>;
  readonly price: Option<Readonly<Record<string, string>>>;
  readonly adopt: Option<boolean>;
  readonly dryRun: Option<boolean>;
  readonly out: Option<string | undefined>;
  readonly chart: Option<string | undefined>;
  readonly [name: string]: Option<unknown>;
}

export type TuneValues = OptionValues<TuneOptions>;

const { arch: _, out: __, ...kept } = buildSettings;

export const tuneOptions: TuneOptions = {
  ...(kept as KeptBuildSettings),
  ...awsSettings,
  memories: text('memory sizes, in MB', { value: 'a,b,…', fallback: '128,256,512,1024,1769,3008' }),
  arches: text("arm64, x64 or arm64,x64; without it the function's own", { value: 'a,b' }),
  cold: number('cold starts of each configuration', { value: 'n', min: 0, max: 1000, fallback: 3 }),
  warm: number('warm events of each configuration', { value: 'n', min: 1, max: 10_000, fallback: 50 }),
  event: text('the event: a file, - for stdin, or JSON; without it event.json, or {}', { value: 'event' }),
  strategy: choice('what counts', ['cost', 'speed', 'balanced'], { fallback: 'balanced' }),
  coldRate: number('share of the requests that start cold', { min: 0, max: 1, isWhole: false, fallback: 0.01 }),
  price: pairs(`another price, in dollars: ${priceNames.join(', ')} (per GB-second)`, { value: 'name=price' }),
  adopt: flag('also a function that kinglet did not make'),
  dryRun: flag('shows what it would do and what that costs, and does nothing'),
  out: text('writes the result as JSON', { value: 'path' }),
  chart: text('writes a page with the chart, and the chart as .svg beside it', {
    value: 'path',
    pattern: /\.html$/,
    form: 'a path that ends in .html',
  }),
};

/** @throws {CliError} `KINGLET_CLI_USAGE` for anything but different whole numbers from 128 to 10240. */
export function parseMemories(text: string): number[] {
  const memories = text.split(',').map((part) => Number(part.trim() || Number.NaN));
  const isRight = memories.every((memory) => Number.isInteger(memory) && memory >= 128 && memory <= 10_240);
  if (isRight && new Set(memories).size === memories.length) return memories.toSorted((a, b) => a - b);
  throw usageError(`Expected --memories to be different whole numbers from 128 to 10240 like 128,512, got ${text}`);
}

/** @throws {CliError} `KINGLET_CLI_USAGE` for anything but arm64, x64 or both. */
export function parseArches(text: string): Arch[] {
  const arches = text.split(',').map((part) => part.trim());
  const isRight = arches.every((arch) => arch === 'arm64' || arch === 'x64');
  if (isRight && new Set(arches).size === arches.length) return arches as Arch[];
  throw usageError(`Expected --arches to be arm64, x64 or arm64,x64, got ${text}`);
}
