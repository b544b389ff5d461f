// The loop of `kinglet dev`: build, serve, wait for a change.
import { relative, resolve } from 'node:path';
import type { BuildResult } from '@kinglet/bundler';
import { CliError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { explainError } from '../explainError.ts';
import { functionName } from '../functionName.ts';
import { buildLocally, type LocalSettings, type LocalValues, localFunction } from '../local/buildLocally.ts';
import { removeDevFile, runningDevServer, writeDevFile } from '../local/devFile.ts';
import { machineTarget } from '../local/machineTarget.ts';
import { parseLogEntry } from '../logs/logEntry.ts';
import { renderLogEntry } from '../logs/renderLogEntry.ts';
import type { Option, OptionValues } from '../option.ts';
import { wasInterrupted } from '../orInterrupted.ts';
import { pause } from '../pause.ts';
import type { invokeMode, url } from '../settings.ts';
import { stateFolder } from '../stateFolder.ts';
import type { Rereading } from '../verb.ts';
import { DevServer } from './devServer.ts';
import { LineWriter } from './lineWriter.ts';
import { ProjectWatch } from './projectWatch.ts';

export interface DevSettings extends LocalSettings {
  readonly url: typeof url;
  readonly invokeMode: typeof invokeMode;
  readonly port: Option<number>;
  readonly urlPort: Option<number>;
}

type DevValues = OptionValues<DevSettings>;

/**
 * Serves the function and builds it anew whenever a file that it is made of has changed; resolves after Ctrl-C. A build that
 * fails is shown, and the last good one goes on.
 *
 * @throws {CliError} `KINGLET_CLI_CONFLICT` when a dev server of this folder runs already, or a port is taken
 * @throws BundlerError when nothing can be built before something else than a source is changed: no entry, no compiler
 */
export async function runDev(context: Context, values: DevValues, rereading: Rereading<DevSettings>): Promise<void> {
  await refuseSecond(context);
  const session = new DevSession(context, values);
  using watch = new ProjectWatch(context.cwd, [resolve(context.cwd, values.out), stateFolder(context.cwd)]);
  try {
    await session.start(values, rereading.configFiles, watch);
    while (!context.signal.aborted) {
      const changed = await watch.next((ms) => pause(context, ms), context.signal);
      if (context.signal.aborted) break;
      await session.change(changed, rereading, watch);
    }
  } finally {
    await session.end();
  }
}

async function refuseSecond(context: Context): Promise<void> {
  const other = await runningDevServer(context);
  if (other)
    throw new CliError(
      'KINGLET_CLI_CONFLICT',
      `Expected no dev server of this folder, found one at ${other.endpoint} (process ${other.pid}): end it with Ctrl-C`,
    );
}

/** Invariant: `.kinglet/dev.json` is there exactly while the server of this session runs. */
class DevSession {
  readonly #context: Context;
  readonly #name: string;
  readonly #log: LineWriter;
  readonly #server: DevServer;
  #isAnnounced = false;
  /** Of the last good build. */
  #files: readonly string[] = [];

  constructor(context: Context, values: DevValues) {
    this.#context = context;
    this.#name = functionName(context.cwd, values.name, 'function');
    this.#log = new LineWriter((line) => logLine(context, line));
    const { port, urlPort } = values;
    const onLog = (text: string): void => this.#log.write(text);
    this.#server = new DevServer({ functionName: this.#name, port, urlPort, onLog });
  }

  /** Builds and serves for the first time. Rejects with what no change of a source can cure; else it is shown. */
  async start(values: DevValues, configFiles: readonly string[], watch: ProjectWatch): Promise<void> {
    const { note } = machineTarget(this.#context, values);
    if (note !== undefined) this.#context.console.note(note);
    try {
      await this.#update(values, configFiles, watch);
    } catch (error) {
      if (!isOfSources(error)) throw error;
      await this.#showFailure(error, configFiles, watch);
    }
  }

  /** Builds and serves what has become of the project; never rejects. */
  async change(
    changed: ReadonlySet<string>,
    { reread, configFiles }: Rereading<DevSettings>,
    watch: ProjectWatch,
  ): Promise<void> {
    const { console, cwd } = this.#context;
    console.note(`changed: ${[...changed].map((file) => relative(cwd, file) || '.').join(', ')}`);
    try {
      await this.#update(await reread(), configFiles, watch);
    } catch (error) {
      await this.#showFailure(error, configFiles, watch);
    }
  }

  async end(): Promise<void> {
    removeDevFile(this.#context.cwd, process.pid);
    await this.#server[Symbol.asyncDispose]();
    this.#log.end();
  }

  async #update(values: DevValues, configFiles: readonly string[], watch: ProjectWatch): Promise<void> {
    const { cwd } = this.#context;
    const built = await buildLocally(this.#context, values, resolve(stateFolder(cwd), 'dev'));
    this.#files = filesOf(cwd, values, built, configFiles);
    watch.follow(this.#files, built.inputs === undefined);
    await this.#serve(built, values);
  }

  async #serve(built: BuildResult, values: DevValues): Promise<void> {
    const { console, signal } = this.#context;
    if (signal.aborted) return;
    const mode = values.invokeMode === 'stream' ? ('RESPONSE_STREAM' as const) : ('BUFFERED' as const);
    const invokeMode = values.url === 'none' ? undefined : mode;
    await this.#server.serve({ options: await localFunction(built, values), invokeMode });
    if (this.#isAnnounced) console.note(console.paint('green', 'serving the new build'));
    else this.#announce(built);
  }

  #announce({ engine, arch }: BuildResult): void {
    const { cwd, console } = this.#context;
    const { endpoint = '', url } = this.#server;
    const addresses = { endpoint, ...(url === undefined ? {} : { url }) };
    writeDevFile(cwd, { ...addresses, pid: process.pid, function: this.#name });
    this.#isAnnounced = true;
    if (console.isJson)
      console.print(JSON.stringify({ ...addresses, pid: process.pid, function: this.#name, engine, arch }));
    else
      for (const line of [`lambda  ${endpoint}`, ...(url === undefined ? [] : [`url     ${url}`])]) console.print(line);
    console.note(`${this.#name}, engine ${engine}, ${arch}; Ctrl-C ends it. Try`);
    if (url !== undefined) console.note(`  curl '${url}'`);
    console.note('  kinglet invoke --local');
  }

  // Which files would cure it is not known: all sources of the project may.
  async #showFailure(error: unknown, configFiles: readonly string[], watch: ProjectWatch): Promise<void> {
    if (await wasInterrupted(this.#context.signal)) return;
    watch.follow([...this.#files, ...configFiles], true);
    const { note, paint } = this.#context.console;
    note(`${paint('red', 'error')}: ${explainError(error, false, this.#context.env).message}`);
    note(this.#isAnnounced ? 'the last good build goes on answering' : 'waiting for a change');
  }
}

function logLine({ console: { note, paint } }: Context, line: string): void {
  const entry = parseLogEntry(line);
  if (entry.kind !== 'routine') note(renderLogEntry(entry, undefined, paint));
}

// What a change in the sources, the assets or the configuration may cure.
function isOfSources(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^KINGLET_BUNDLER_(SYNTAX|IMPORT|EVAL|EXPORT|NATIVE|ASSET)$/.test(code);
}

/** What a build is made of, as far as the bundler tells. */
function filesOf(
  cwd: string,
  { entry, assets }: LocalValues,
  { inputs = [] }: BuildResult,
  configFiles: readonly string[],
): readonly string[] {
  const own = [entry, 'package.json', 'tsconfig.json', ...Object.values(assets)].map((file) => resolve(cwd, file));
  return [...inputs.filter((file) => !/[\\/]node_modules[\\/]/.test(file)), ...own, ...configFiles];
}
