// Reads the command line of kinglet-emulator.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Arch, commandFor } from '../commandFor.ts';
import { EmulatorError } from '../errors.ts';
import type { HttpSourceKind } from './httpSource.ts';
import type { HttpListenerOptions, LambdaFunctionOptions, LambdaServerOptions } from './serverOptions.ts';

export const usage = `kinglet-emulator [<name>=]<bootstrap> ... [options]

Serves functions on 127.0.0.1 to AWS's clients (--endpoint-url) and to HTTP. A bootstrap is a program, or a .mjs file for
Node; without a name it is 'function'. Listeners take [<name>=]<port>, and may be repeated; without a name they serve the
first function.

  --port <port>               of Lambda's API, default 9001; 0 is any free one
  --url <port>                a function URL
  --stream-url <port>         a function URL with invoke mode RESPONSE_STREAM
  --http-api <port>           an API Gateway HTTP API, payload format 2.0
  --alb <port>                an Application Load Balancer
  --multi-value-headers       with --alb: its target groups have multi-value headers

  --arch <x64|arm64>          of the bootstraps, default this machine's; arm64 elsewhere is emulated
  --handler <handler>         _HANDLER, default index.handler
  --env <NAME=value>          for the functions, repeatable
  --timeout <seconds>         default 3
  --memory <MB>               default 128
  --no-memory-limit           reports the memory without enforcing it
  --max-environments <count>  of each function at the same time, default 10
  --alias <name>              accepted as qualifier, repeatable
  --region <region>           default us-east-1
  --freeze                    stops processes while they have no event, as Lambda does
  --watch                     a changed bootstrap gets a fresh environment with the next event
  --quiet                     no logs of the functions
  --help`;

/** What to do. */
export type ServerCommand =
  | { readonly verb: 'help' }
  | { readonly verb: 'serve'; readonly options: LambdaServerOptions; readonly quiet: boolean };

/** @throws {EmulatorError} `KINGLET_EMULATOR_OPTIONS` saying what was expected. */
export function readServerCommand(
  args: readonly string[],
  host: string = process.arch,
  exists: (file: string) => boolean = existsSync,
): ServerCommand {
  const { values, positionals } = parsed(args);
  if (values.help) return { verb: 'help' };
  const files = positionals.map((text) => named(text, '<bootstrap>'));
  if (files.length === 0) throw misuse('Expected a bootstrap to serve, got none');
  const again = files.find(([name], i) => files.findIndex(([other]) => other === name) < i);
  if (again)
    throw misuse(`Expected each function to have a name of its own, got ${again[0]} twice: <name>=<bootstrap>`);
  const missing = files.find(([, file]) => !exists(file));
  if (missing) throw misuse(`Expected a bootstrap at ${missing[1]}, found none: build it first`);
  const shared = functionOptions(values);
  const arch = archOf(values.arch ?? host);
  const functions = files.map(([name, file]) => [name, { ...shared, command: commandFor(file, arch, host) }] as const);
  return {
    verb: 'serve',
    quiet: values.quiet,
    options: {
      functions: Object.fromEntries(functions),
      port: number('--port', values.port ?? '9001'),
      http: listeners(values, files[0]?.[0] ?? ''),
    },
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        alb: { type: 'string', multiple: true, default: [] },
        alias: { type: 'string', multiple: true, default: [] },
        arch: { type: 'string' },
        env: { type: 'string', multiple: true, default: [] },
        freeze: { type: 'boolean', default: false },
        handler: { type: 'string' },
        help: { type: 'boolean', default: false },
        'http-api': { type: 'string', multiple: true, default: [] },
        'max-environments': { type: 'string' },
        memory: { type: 'string' },
        'multi-value-headers': { type: 'boolean', default: false },
        'no-memory-limit': { type: 'boolean', default: false },
        port: { type: 'string' },
        quiet: { type: 'boolean', default: false },
        region: { type: 'string' },
        'stream-url': { type: 'string', multiple: true, default: [] },
        timeout: { type: 'string' },
        url: { type: 'string', multiple: true, default: [] },
        watch: { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw misuse((cause as Error).message, cause);
  }
}

type Values = ReturnType<typeof parsed>['values'];

function functionOptions(values: Values): Omit<LambdaFunctionOptions, 'command'> {
  const { timeout, memory, handler, region } = values;
  const count = values['max-environments'];
  return {
    env: Object.fromEntries(values.env.map((text) => variable(text))),
    aliases: values.alias,
    enforceMemory: !values['no-memory-limit'],
    freeze: values.freeze,
    watch: values.watch,
    ...(timeout === undefined ? {} : { timeoutMs: number('--timeout', timeout) * 1000 }),
    ...(memory === undefined ? {} : { memoryMb: number('--memory', memory) }),
    ...(count === undefined ? {} : { maxEnvironments: number('--max-environments', count) }),
    ...(handler === undefined ? {} : { handler }),
    ...(region === undefined ? {} : { region }),
  };
}

function listeners(values: Values, first: string): HttpListenerOptions[] {
  if (values['multi-value-headers'] && values.alb.length === 0)
    throw misuse('Expected --multi-value-headers together with --alb, got no --alb: it is an option of load balancers');
  const each = (texts: readonly string[], source: HttpSourceKind, more: Partial<HttpListenerOptions> = {}) =>
    texts.map((text): HttpListenerOptions => {
      const [functionName, port] = text.includes('=') ? named(text, '<port>') : [first, text];
      return { source, functionName, port: number(`the port of ${source}`, port), ...more };
    });
  return [
    ...each(values.url, 'function-url'),
    ...each(values['stream-url'], 'function-url', { invokeMode: 'RESPONSE_STREAM' }),
    ...each(values['http-api'], 'http-api'),
    ...each(values.alb, 'alb', { multiValueHeaders: values['multi-value-headers'] }),
  ];
}

/** `name=value`; without a name it is `function`. */
function named(text: string, what: string): [string, string] {
  const at = text.indexOf('=');
  const [name, value] = at < 0 ? ['function', text] : [text.slice(0, at), text.slice(at + 1)];
  if (name === '' || value === '') throw misuse(`Expected [<name>=]${what}, got ${text}`);
  return [name, value];
}

function variable(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw misuse(`Expected --env to be NAME=value, got ${text}`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function archOf(text: string): Arch {
  if (text === 'x64' || text === 'arm64') return text;
  throw misuse(`Expected --arch x64 or arm64, got ${text}`);
}

function number(name: string, text: string): number {
  const value = text === '' ? Number.NaN : Number(text);
  if (Number.isNaN(value)) throw misuse(`Expected ${name} to be a number, got '${text}'`);
  return value;
}

function misuse(message: string, cause?: unknown): EmulatorError {
  return new EmulatorError('KINGLET_EMULATOR_OPTIONS', message, { cause });
}
