// Lambda's API and its HTTP sources on loopback, in front of functions that run here.
import type { RequestListener } from 'node:http';
import { EmulatorError } from '../errors.ts';
import { EnvironmentPool } from './environmentPool.ts';
import { answerHttpRequest } from './httpListener.ts';
import { httpSource } from './httpSource.ts';
import { answerApiRequest } from './invokeApi.ts';
import type { ServedFunction } from './servedFunction.ts';
import {
  type HttpListenerOptions,
  type LambdaServerOptions,
  type ResolvedFunction,
  resolveServerOptions,
} from './serverOptions.ts';
import { startWebServer, type WebServer } from './webServer.ts';

/** A running server. */
export interface LambdaServer extends AsyncDisposable {
  /** For the `endpoint` of an AWS client: `http://127.0.0.1:port`. Any credentials and any region will do. */
  readonly endpoint: string;
  /** Where the listeners of `http` are, in their order. */
  readonly http: readonly string[];
  /** Ends every connection and every environment. */
  readonly stop: () => Promise<void>;
}

/**
 * Serves functions to AWS's clients and to HTTP. Processes start with the first event that needs them.
 *
 * @throws {EmulatorError} `KINGLET_EMULATOR_OPTIONS` naming the option that is missing or out of range,
 * `KINGLET_EMULATOR_PORT` if a port cannot be had.
 */
export async function startLambdaServer(options: LambdaServerOptions): Promise<LambdaServer> {
  const resolved = resolveServerOptions(options);
  const functions = new Map(resolved.functions.map((one) => [one.environment.functionName, served(one)]));
  const servers: WebServer[] = [];
  const stop = async (): Promise<void> => {
    const pools = [...functions.values()].map(({ pool }) => pool.stop());
    await Promise.all([...pools, ...servers.map((server) => server.close())]);
  };
  try {
    const api: RequestListener = (request, response) => void answerApiRequest(functions, request, response);
    servers.push(await startWebServer(resolved.port, api));
    for (const listener of resolved.http) servers.push(await startListener(listener, functions));
  } catch (error) {
    await stop();
    throw error;
  }
  const [endpoint = '', ...http] = servers.map(({ url }) => url);
  return { endpoint, http, stop, [Symbol.asyncDispose]: stop };
}

function served({ environment, aliases, maxEnvironments, watch }: ResolvedFunction): ServedFunction {
  return {
    name: environment.functionName,
    version: environment.functionVersion,
    region: environment.region,
    aliases,
    pool: new EnvironmentPool({ environment, maxEnvironments, watch }),
    log: environment.onLog,
    report: (error) => {
      const isStop = error instanceof EmulatorError && error.code === 'KINGLET_EMULATOR_STOPPED';
      if (!isStop) environment.onLog(`An event was lost: ${error}\n`);
    },
  };
}

function startListener(
  { source, functionName, port, invokeMode, multiValueHeaders }: Required<HttpListenerOptions>,
  functions: ReadonlyMap<string, ServedFunction>,
): Promise<WebServer> {
  const target = functions.get(functionName) as ServedFunction;
  const listener = {
    source: httpSource(source, target.region, multiValueHeaders),
    target,
    streams: invokeMode === 'RESPONSE_STREAM',
  };
  return startWebServer(port, (request, response) => void answerHttpRequest(listener, request, response));
}
