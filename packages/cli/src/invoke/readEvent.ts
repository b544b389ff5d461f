// The event that a person wants to send, checked before it goes anywhere.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import { jsonProblem } from '../jsonProblem.ts';
import { orInterrupted } from '../orInterrupted.ts';

/** The file that is sent when none is named. */
const defaultFile = 'event.json';

/**
 * The bytes of the event: of the file `given`, of stdin for `-`, or `given` itself if it is JSON; without it `event.json`, else `{}`.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for what is no JSON, with line and column, and for a file that is not there
 */
export async function readEvent(context: Context, given: string | undefined): Promise<Uint8Array> {
  if (given === '-') return checked(await orInterrupted(context.readStdin(), context.signal), 'stdin');
  const file = resolve(context.cwd, given ?? defaultFile);
  if (isFile(file)) return checked(readFileSync(file), relative(context.cwd, file));
  if (given === undefined) return Buffer.from('{}');
  if (!/^\s*(?:[[{"\d-]|true\b|false\b|null\b)/.test(given))
    throw usageError(`Expected a file, - for stdin, or JSON as the event, found no file ${given}: check the path`);
  return checked(Buffer.from(given), 'the event');
}

// A text that is too long for a name is no file either.
function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function checked(bytes: Uint8Array, where: string): Uint8Array {
  const text = decoded(bytes, where);
  const problem = jsonProblem(text);
  if (!problem) return bytes;
  const { line, column, found } = problem;
  throw usageError(`${where}:${line}:${column}: expected JSON, found ${found}`);
}

function decoded(bytes: Uint8Array, where: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw usageError(`${where}: expected JSON in UTF-8, found other bytes`, cause);
  }
}
