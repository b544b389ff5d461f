// The server of `kinglet dev`: one function on Lambda's API and at its URL.
import type { HttpListenerOptions, LambdaFunctionOptions, LambdaServer } from '@kinglet/emulator';
import { CliError } from '../cliError.ts';

export interface DevServerOptions {
  readonly functionName: string;
  /** Of Lambda's API; 0 is any free one. */
  readonly port: number;
  /** Of the function URL; 0 is any free one. */
  readonly urlPort: number;
  readonly onLog: (text: string) => void;
}

/** What is served: when it differs, the server starts anew; a new build of the same does not need that. */
export interface Served {
  readonly options: LambdaFunctionOptions;
  /** Undefined without a function URL. */
  readonly invokeMode: HttpListenerOptions['invokeMode'] | undefined;
}

/** Invariant: at most one server runs; once there was one, another has its ports. */
export class DevServer implements AsyncDisposable {
  readonly #options: DevServerOptions;
  #server: LambdaServer | undefined;
  #served = '';
  #ports: readonly (number | undefined)[];

  constructor(options: DevServerOptions) {
    this.#options = options;
    this.#ports = [options.port, options.urlPort];
  }

  get endpoint(): string | undefined {
    return this.#server?.endpoint;
  }

  get url(): string | undefined {
    return this.#server?.http[0];
  }

  /** @throws {CliError} `KINGLET_CLI_CONFLICT` when a port is taken */
  async serve(served: Served): Promise<void> {
    const text = JSON.stringify(served);
    if (this.#server && this.#served === text) return;
    await this[Symbol.asyncDispose]();
    this.#server = await this.#start(served);
    this.#served = text;
    this.#ports = [portOf(this.#server.endpoint), portOf(this.#server.http[0]) ?? this.#ports[1]];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await server?.stop();
  }

  async #start({ options, invokeMode }: Served): Promise<LambdaServer> {
    const { startLambdaServer } = await import('@kinglet/emulator');
    const { functionName, onLog } = this.#options;
    const [port = 0, urlPort = 0] = this.#ports;
    const listener = { source: 'function-url' as const, functionName, port: urlPort };
    try {
      return await startLambdaServer({
        functions: { [functionName]: options },
        port,
        http: invokeMode === undefined ? [] : [{ ...listener, invokeMode }],
        onLog,
      });
    } catch (error) {
      throw isPortTaken(error) ? portTaken(error) : error;
    }
  }
}

function portOf(url: string | undefined): number | undefined {
  return url === undefined ? undefined : Number(new URL(url).port);
}

function isPortTaken(error: unknown): error is Error {
  return (error as { code?: unknown }).code === 'KINGLET_EMULATOR_PORT';
}

function portTaken(cause: Error): CliError {
  const advice = 'end what listens there, or give --port and --url-port (0 is any free one)';
  return new CliError('KINGLET_CLI_CONFLICT', `${cause.message}; ${advice}`, { cause });
}
