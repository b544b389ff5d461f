// The options of `kinglet bench`.
import { type AwsSettings, awsSettings } from '../aws/awsSettings.ts';
import { type BuildSettings, buildSettings } from '../buildFunction.ts';
import type { Arch } from '../cost/prices.ts';
import { choice, flag, number, type Option, type OptionValues, text } from '../option.ts';
import { environment, memory, timeout } from '../settings.ts';

/** Those of a build whose values mean the same here; a bench builds for other processors, into a folder of its own. */
export type KeptBuildSettings = Pick<
  BuildSettings,
  'entry' | 'engine' | 'optimize' | 'minify' | 'cpu' | 'assets' | 'maxSize' | 'maxZip'
>;

interface BenchOptions extends KeptBuildSettings, AwsSettings {
  readonly arch: Option<Arch | undefined>;
  readonly out: Option<string | undefined>;
  readonly memory: typeof memory;
  readonly timeout: typeof timeout;
  readonly environment: typeof environment;
  readonly deployed: Option<boolean>;
  readonly adopt: Option<boolean>;
  readonly cold: Option<number>;
  readonly warm: Option<number>;
  readonly event: Option<string | undefined>;
  readonly compare: Option<Arch | undefined>;
  readonly bootstrap: Option<string | undefined>;
  readonly label: Option<string | undefined>;
  readonly maxInit: Option<number | undefined>;
  readonly maxDuration: Option<number | undefined>;
  readonly maxMemory: Option<number | undefined>;
  readonly report: Option<string | undefined>;
  readonly chart: Option<string | undefined>;
  readonly [name: string]: Option<unknown>;
}

export type BenchValues = OptionValues<BenchOptions>;

const ms = { value: 'ms', min: 0, max: 900_000, isWhole: false };

export const benchOptions: BenchOptions = {
  ...buildSettings,
  ...awsSettings,
  memory,
  timeout,
  environment,
  arch: choice("the processor to build for; without it this machine's", ['arm64', 'x64']),
  deployed: flag('measures $LATEST of the function on AWS; its configuration is changed for a while and put back'),
  adopt: flag('--deployed: also one that kinglet did not make'),
  cold: number('cold starts, each in a fresh environment', { value: 'n', min: 0, max: 10_000, fallback: 20 }),
  warm: number('events in one environment', { value: 'n', min: 0, max: 100_000, fallback: 200 }),
  event: text('the event: a file, - for stdin, or JSON; without it event.json, or {}', { value: 'event' }),
  compare: choice('the other architecture too; on AWS by a temporary second function', ['arm64', 'x64']),
  bootstrap: text('a program that is there already and its arguments, instead of a build', { value: 'command' }),
  label: text('what the result is called; without it the name of the function'),
  maxInit: number('most milliseconds of initialization, 95th percentile; above it exit code 1', ms),
  maxDuration: number('most milliseconds of a warm event, 95th percentile; above it exit code 1', ms),
  maxMemory: number('most MB that any event uses; above it exit code 1', { value: 'MB', min: 1, max: 10_240 }),
  out: text('writes the result as JSON, for `kinglet cost --bench`', { value: 'path' }),
  report: text('writes a Markdown page with the raw REPORT lines', { value: 'path' }),
  chart: text('writes a page with charts, and the chart as .svg beside it', {
    value: 'path',
    pattern: /\.html$/,
    form: 'a path that ends in .html',
  }),
};
