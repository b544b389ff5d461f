// Every option that a function keeps: in kinglet.config.ts, in KINGLET_<NAME>, and as a flag, which is the strongest.
import { choice, flag, list, number, type Option, pairs, text } from './option.ts';

const isSetting = true;
const megabytes = 'MB';

export const alias: Option<string> = text('the alias that callers use; deploy moves it to the new version', {
  isSetting,
  value: 'name',
  fallback: 'live',
  pattern: /^(?!\d+$)[\w-]{1,128}$/,
  form: '1 to 128 letters, digits, - and _, not a number',
});
export const arch: Option<'arm64' | 'x64'> = choice('the processor', ['arm64', 'x64'], {
  isSetting,
  fallback: 'arm64',
});
export const assets: Option<Readonly<Record<string, string>>> = pairs(
  'a file to ship: its name in the zip, and where it is',
  {
    isSetting,
    flag: 'asset',
    value: 'name=path',
  },
);
export const cpu: Option<string | undefined> = text('engine native: the processor that the code is for', {
  isSetting,
  value: 'name',
});
export const description: Option<string | undefined> = text('what the function is for', {
  isSetting,
  pattern: /^.{0,256}$/s,
  form: 'a text of at most 256 characters',
});
export const endpointUrl: Option<string | undefined> = text('where AWS is, for a server that stands in for it', {
  isSetting,
  value: 'url',
  pattern: /^https?:\/\/\S+$/,
  form: 'a URL that begins with http:// or https://',
});
export const engine: Option<'quickjs' | 'native' | 'node' | undefined> = choice(
  'what runs the handler; without it quickjs, unless the bundle needs Node',
  ['quickjs', 'native', 'node'],
  { isSetting },
);
export const entry: Option<string> = text('the file that exports `handler`', {
  isSetting,
  value: 'path',
  fallback: 'src/handler.ts',
});
export const environment: Option<Readonly<Record<string, string>>> = pairs('an environment variable of the function', {
  isSetting,
});
export const invokeMode: Option<'buffered' | 'stream'> = choice('of the function URL', ['buffered', 'stream'], {
  isSetting,
  fallback: 'buffered',
});
export const layers: Option<readonly string[]> = list('a layer version', { isSetting, value: 'arn' });
export const logRetention: Option<number> = number('days that CloudWatch keeps the logs', {
  isSetting,
  value: 'days',
  min: 1,
  max: 3653,
  fallback: 14,
});
export const maxSize: Option<number | undefined> = number('most bytes of the bootstrap', {
  isSetting,
  value: 'bytes',
  min: 1,
  max: Number.MAX_SAFE_INTEGER,
});
export const maxZip: Option<number | undefined> = number('most bytes of the zip', {
  isSetting,
  value: 'bytes',
  min: 1,
  max: Number.MAX_SAFE_INTEGER,
});
export const memory: Option<number> = number('memory of the function', {
  isSetting,
  value: megabytes,
  min: 128,
  max: 10_240,
  fallback: 128,
});
export const minify: Option<boolean | undefined> = {
  ...flag('smaller, with unreadable stack traces', { isSetting }),
  fallback: undefined,
};
export const name: Option<string | undefined> = text('the function; without it the name in package.json', {
  isSetting,
  value: 'name',
  pattern: /^[\w-]{1,64}$/,
  form: '1 to 64 letters, digits, - and _',
});
export const optimize: Option<'size' | 'speed' | 'aggressive'> = choice(
  'what the code is made for',
  ['size', 'speed', 'aggressive'],
  {
    isSetting,
    fallback: 'speed',
  },
);
export const out: Option<string> = text('the folder for what is built', { isSetting, value: 'path', fallback: 'dist' });
export const policies: Option<readonly string[]> = list('a managed policy for the role that deploy makes', {
  isSetting,
  value: 'arn',
});
export const profile: Option<string | undefined> = text('the profile of the AWS configuration', {
  isSetting,
  value: 'name',
});
export const provisionedConcurrency: Option<number> = number('environments that wait warm behind the alias', {
  isSetting,
  min: 0,
  max: 100_000,
  fallback: 0,
});
export const region: Option<string | undefined> = text('the AWS region', {
  isSetting,
  value: 'name',
  pattern: /^[a-z]{2,4}(-[a-z]+)+-\d$/,
  form: 'a region like eu-central-1',
});
export const role: Option<string | undefined> = text('a role of your own, instead of the one that deploy makes', {
  isSetting,
  value: 'arn',
  pattern: /^arn:[\w-]+:iam::\d{12}:role\/\S+$/,
  form: 'the ARN of a role',
});
export const tags: Option<Readonly<Record<string, string>>> = pairs('a tag of everything that deploy makes', {
  isSetting,
});
export const timeout: Option<number> = number('time for one event', {
  isSetting,
  value: 'seconds',
  min: 1,
  max: 900,
  fallback: 3,
});
export const url: Option<'none' | 'iam' | 'public'> = choice(
  'a function URL: for callers with permission, or for everybody',
  ['none', 'iam', 'public'],
  { isSetting, fallback: 'iam' },
);
