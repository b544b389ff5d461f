// The event that a person wants to send, checked before it goes anywhere.
import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { isFile, readJson } from '../readJson.ts';

/** The file that is sent when none is named. */
const defaultFile = 'event.json';

/**
 * The bytes of the event: of the file `given`, of stdin for `-`, or `given` itself if it is JSON; without it `event.json`, else `{}`.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for what is no JSON, with line and column, and for a file that is not there
 */
export async function readEvent(context: Context, given: string | undefined): Promise<Uint8Array> {
  if (given === undefined && !isFile(resolve(context.cwd, defaultFile))) return Buffer.from('{}');
  return readJson(context, given ?? defaultFile, 'the event');
}
