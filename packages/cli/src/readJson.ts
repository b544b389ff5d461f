// JSON that a person gives: a file, stdin, or the words themselves.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { usageError } from './cliError.ts';
import type { Context } from './context.ts';
import { isObject, type JsonObject } from './jsonObject.ts';
import { jsonProblem } from './jsonProblem.ts';
import { orInterrupted } from './orInterrupted.ts';

/**
 * The bytes of `what` (`the event`): of the file `given`, of stdin for `-`, or `given` itself if it is JSON.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for what is no JSON, with line and column, and for a file that is not there
 */
export async function readJson(context: Context, given: string, what: string): Promise<Uint8Array> {
  if (given === '-') return checked(await orInterrupted(context.readStdin(), context.signal), 'stdin');
  const file = resolve(context.cwd, given);
  if (isFile(file)) return checked(readFileSync(file), relative(context.cwd, file));
  if (!/^\s*(?:[[{"\d-]|true\b|false\b|null\b)/.test(given))
    throw usageError(`Expected a file, - for stdin, or JSON as ${what}, found no file ${given}: check the path`);
  return checked(Buffer.from(given), what);
}

/**
 * As {@link readJson}, of an object.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` as it does, and for JSON that is no object
 */
export async function readJsonObject(context: Context, given: string, what: string): Promise<JsonObject> {
  const value: unknown = JSON.parse(new TextDecoder().decode(await readJson(context, given, what)));
  if (isObject(value)) return value;
  throw usageError(`Expected ${what} to be an object in JSON, got ${JSON.stringify(value).slice(0, 60)}`);
}

// A text that is too long for a name is no file either.
export function isFile(path: string): boolean {
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
