// kinglet logs
import { type AwsSettings, awsSettings } from '../aws/awsSettings.ts';
import { functionName } from '../functionName.ts';
import { printLogs } from '../logs/printLogs.ts';
import { choice, flag, number, type Option, text } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

interface LogsOptions extends AwsSettings {
  readonly follow: Option<boolean>;
  readonly since: Option<string>;
  readonly filter: Option<string | undefined>;
  readonly limit: Option<number | undefined>;
  readonly format: Option<'text' | 'json'>;
  readonly all: Option<boolean>;
  readonly [name: string]: Option<unknown>;
}

const options: LogsOptions = {
  ...awsSettings,
  follow: flag('goes on with what comes, until Ctrl-C', { short: 'f' }),
  since: text('how far back: 30s, 10m, 2h, 1d, or a date in ISO 8601', { value: 'time', fallback: '10m' }),
  filter: text('a filter pattern of CloudWatch Logs: only events that match', { value: 'pattern' }),
  limit: number('only the last ones of what has passed', { value: 'count', min: 1, max: 1_000_000 }),
  format: choice('lines to read, or one JSON object a line, as --json', ['text', 'json'], { fallback: 'text' }),
  all: flag("shows Lambda's lines around each event too, such as START and END"),
};

export const logs: Verb = defineVerb({
  options,
  examples: [
    ['kinglet logs', 'the last ten minutes'],
    ['kinglet logs --follow', 'and what comes from now on'],
    ['kinglet logs --since 1d --filter ERROR --limit 20', 'the last 20 events of a day that hold ERROR'],
  ],
  async run(context, values) {
    const name = functionName(context.cwd, values.name);
    await printLogs(context, { ...values, name, isJson: values.format === 'json' || context.console.isJson });
    return undefined;
  },
});
