// What a caller of the server may set, completed and checked.
import { flag, listener, portNumber, reject, wholeNumber } from '../optionChecks.ts';
import { type EmulatorOptions, type ResolvedOptions, resolveOptions } from '../options.ts';
import type { HttpSourceKind } from './httpSource.ts';

/** A function to serve. Its memory is enforced unless `enforceMemory` is false. */
export interface LambdaFunctionOptions extends Omit<EmulatorOptions, 'functionName' | 'port' | 'onLog'> {
  /** Environments at the same time; an event above that is throttled. Range 1 to 1000. @default 10 */
  readonly maxEnvironments?: number;
  /** What clients may name as qualifier beside `$LATEST` and the version. @default [] */
  readonly aliases?: readonly string[];
  /** When a file that `command` names has changed, the next event gets a fresh environment. @default false */
  readonly watch?: boolean;
}

/** A port that turns HTTP requests into events for a function. */
export interface HttpListenerOptions {
  /** `function-url`, `http-api` (API Gateway, payload format 2.0) or `alb` (Application Load Balancer). */
  readonly source: HttpSourceKind;
  readonly functionName: string;
  /** @default 0, any free one */
  readonly port?: number;
  /** Invoke mode of a function URL. @default 'BUFFERED' */
  readonly invokeMode?: 'BUFFERED' | 'RESPONSE_STREAM';
  /** The load balancer's `lambda.multi_value_headers.enabled`. @default false */
  readonly multiValueHeaders?: boolean;
}

/** What to serve, and where. */
export interface LambdaServerOptions {
  /** By name. */
  readonly functions: Readonly<Record<string, LambdaFunctionOptions>>;
  /** Port of Lambda's API on 127.0.0.1. @default 0, any free one */
  readonly port?: number;
  /** @default [] */
  readonly http?: readonly HttpListenerOptions[];
  /** Called with each piece of log text as it appears, and the function that it belongs to. */
  readonly onLog?: (text: string, functionName: string) => void;
}

/** A function with every default filled in. */
export interface ResolvedFunction {
  readonly environment: ResolvedOptions;
  readonly maxEnvironments: number;
  readonly aliases: readonly string[];
  readonly watch: boolean;
}

/** The options with every default filled in. */
export interface ResolvedServer {
  readonly functions: readonly ResolvedFunction[];
  readonly port: number;
  readonly http: readonly Required<HttpListenerOptions>[];
  readonly onLog: (text: string, functionName: string) => void;
}

/** @throws {EmulatorError} `KINGLET_EMULATOR_OPTIONS` naming the option that is missing, of another type or out of range. */
export function resolveServerOptions(options: LambdaServerOptions): ResolvedServer {
  const { functions = {}, http = [], port = 0, onLog = () => undefined } = options ?? {};
  const names = Object.keys(functions);
  if (names.length === 0) reject('functions', 'an object with at least one function', functions);
  if (!Array.isArray(http)) reject('http', 'a list of listeners', http);
  listener('onLog', onLog);
  return {
    functions: Object.entries(functions).map(([name, one]) => resolveFunction(name, one, onLog)),
    port: portNumber('port', port),
    http: http.map((one) => resolveListener(one, names)),
    onLog,
  };
}

function resolveFunction(
  name: string,
  options: LambdaFunctionOptions,
  onLog: ResolvedServer['onLog'],
): ResolvedFunction {
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(name)) reject('functions', 'named by 1 to 64 letters, digits, - and _', name);
  const { maxEnvironments = 10, aliases = [], watch = false, ...environment } = options ?? {};
  if (!Array.isArray(aliases) || !aliases.every((alias) => /^[a-zA-Z0-9_-]{1,128}$/.test(alias)))
    reject('aliases', 'a list of names', aliases);
  const own = { functionName: name, port: 0, onLog: (text: string) => onLog(text, name) };
  return {
    environment: resolveOptions({ enforceMemory: true, ...environment, ...own }),
    maxEnvironments: wholeNumber('maxEnvironments', maxEnvironments, 1, 1000),
    aliases,
    watch: flag('watch', watch),
  };
}

function resolveListener(options: HttpListenerOptions, names: readonly string[]): Required<HttpListenerOptions> {
  const { source, functionName, port = 0, invokeMode = 'BUFFERED', multiValueHeaders = false } = options ?? {};
  if (!['function-url', 'http-api', 'alb'].includes(source)) reject('source', 'function-url, http-api or alb', source);
  if (!names.includes(functionName)) reject('functionName', `one of ${names.join(', ')}`, functionName);
  if (!['BUFFERED', 'RESPONSE_STREAM'].includes(invokeMode))
    reject('invokeMode', 'BUFFERED or RESPONSE_STREAM', invokeMode);
  if (invokeMode === 'RESPONSE_STREAM' && source !== 'function-url')
    reject('invokeMode', `BUFFERED for the source ${source}: only function URLs stream`, invokeMode);
  if (flag('multiValueHeaders', multiValueHeaders) && source !== 'alb')
    reject('multiValueHeaders', `false for the source ${source}: it is an option of load balancers`, multiValueHeaders);
  return { source, functionName, port: portNumber('http.port', port), invokeMode, multiValueHeaders };
}
