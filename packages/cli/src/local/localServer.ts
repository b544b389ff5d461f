// A server with this project's function, for one verb: the dev server that runs, or one that is built and started for it.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { functionName } from '../functionName.ts';
import { stateFolder } from '../stateFolder.ts';
import { buildLocally, type LocalValues, localFunction } from './buildLocally.ts';
import { runningDevServer } from './devFile.ts';
import { machineTarget } from './machineTarget.ts';

export interface LocalServer extends AsyncDisposable {
  /** Of Lambda's API. */
  readonly endpoint: string;
  readonly functionName: string;
}

/** Disposing of it ends only what was started for it. */
export async function localServer(context: Context, values: LocalValues): Promise<LocalServer> {
  const { cwd, console } = context;
  const running = await runningDevServer(context);
  if (running)
    return { endpoint: running.endpoint, functionName: running.function, [Symbol.asyncDispose]: async () => undefined };
  console.note('no `kinglet dev` runs in this folder, which would answer at once: building for this event');
  return startServer(context, values, functionName(cwd, values.name, 'function'));
}

async function startServer(context: Context, values: LocalValues, name: string): Promise<LocalServer> {
  const { note } = machineTarget(context, values);
  if (note !== undefined) context.console.note(note);
  const folder = mkdtempSync(join(stateFolder(context.cwd), 'local-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const built = await buildLocally(context, values, folder);
    const { startLambdaServer } = await import('@kinglet/emulator');
    const server = await startLambdaServer({ functions: { [name]: await localFunction(built, values) } });
    const dispose = () => server.stop().finally(remove);
    return { endpoint: server.endpoint, functionName: name, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    remove();
    throw error;
  }
}
