// Reads the command line of kinglet-conformance.
import { parseArgs } from 'node:util';
import { EmulatorError } from '../errors.ts';
import { conformanceChecks } from './checks.ts';
import { handlerNames, type SubjectDescription } from './subjects.ts';

/** What to do. */
export type CliOptions =
  | { readonly verb: 'help' }
  | { readonly verb: 'handlers'; readonly folder: string; readonly runtimeModule?: string }
  | {
      readonly verb: 'run';
      readonly description: SubjectDescription;
      readonly only: readonly number[] | undefined;
      readonly json: boolean;
    };

export const usage = `kinglet-conformance --bootstrap <command> [options]     checks a bootstrap
kinglet-conformance --subject <file.json> [options]      the same, described by a file
kinglet-conformance --write-handlers <folder> [--runtime-module <name>]

  --bootstrap   program and arguments, separated by spaces; {handler} stands for a function's name:
                './out/{handler}/bootstrap' or 'node run.mjs {handler}'
  --handler     _HANDLER, default '{handler}.handler'
  --env         NAME=value, repeatable
  --na          what the runtime cannot express: function or number of a check, with a reason:
                --na 'results:no JavaScript values'; repeatable
  --only        numbers of checks: 4,24
  --arch        x64 or arm64 (emulated elsewhere)
  --patience    multiplies the time limits
  --budget-ms   what a start may take (check 35), default 1000
  --quick       fewer events in the checks that count them
  --json        the report as JSON`;

/** @throws {EmulatorError} `KINGLET_EMULATOR_OPTIONS` saying what was expected. */
export function readOptions(args: readonly string[], readFile: (file: string) => string): CliOptions {
  const values = parsed(args);
  if (values.help) return { verb: 'help' };
  const runtimeModule = values['runtime-module'];
  const folder = values['write-handlers'];
  if (folder !== undefined)
    return { verb: 'handlers', folder, ...(runtimeModule === undefined ? {} : { runtimeModule }) };
  return { verb: 'run', description: described(values, readFile), only: numbers(values.only), json: values.json };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        arch: { type: 'string' },
        bootstrap: { type: 'string' },
        'budget-ms': { type: 'string' },
        env: { type: 'string', multiple: true, default: [] },
        handler: { type: 'string' },
        help: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        na: { type: 'string', multiple: true, default: [] },
        only: { type: 'string' },
        patience: { type: 'string' },
        quick: { type: 'boolean', default: false },
        'runtime-module': { type: 'string' },
        subject: { type: 'string' },
        'write-handlers': { type: 'string' },
      },
    }).values;
  } catch (cause) {
    throw misuse((cause as Error).message, cause);
  }
}

function described(values: ReturnType<typeof parsed>, readFile: (file: string) => string): SubjectDescription {
  const base = values.subject === undefined ? undefined : fromFile(values.subject, readFile);
  const command = values.bootstrap?.split(' ').filter((part) => part !== '') ?? base?.command;
  if (command === undefined) throw misuse('Expected --bootstrap or --subject');
  const { arch, handler } = values;
  if (arch !== undefined && arch !== 'x64' && arch !== 'arm64')
    throw misuse(`Expected --arch x64 or arm64, got ${arch}`);
  return {
    ...base,
    command,
    ...(handler === undefined ? {} : { handler }),
    ...(arch === undefined ? {} : { arch }),
    ...positive('patience', values.patience),
    ...positive('budgetMs', values['budget-ms']),
    quick: values.quick || (base?.quick ?? false),
    env: { ...base?.env, ...pairs(values.env, '=') },
    notApplicable: { ...base?.notApplicable, ...excuses(values.na) },
  };
}

function fromFile(file: string, readFile: (file: string) => string): SubjectDescription {
  try {
    return JSON.parse(readFile(file)) as SubjectDescription;
  } catch (cause) {
    throw misuse(`Expected --subject to name a JSON file, got ${file}: ${(cause as Error).message}`, cause);
  }
}

function positive(name: 'patience' | 'budgetMs', text: string | undefined): Partial<SubjectDescription> {
  if (text === undefined) return {};
  const value = Number(text);
  if (!(value > 0)) throw misuse(`Expected ${name} to be a number above 0, got ${text}`);
  return { [name]: value };
}

function numbers(text: string | undefined): number[] | undefined {
  if (text === undefined) return undefined;
  const ids = text.split(',').map(Number);
  const unknown = ids.find((id) => !conformanceChecks.some((check) => check.id === id));
  if (unknown !== undefined)
    throw misuse(`Expected --only to have numbers from 1 to ${conformanceChecks.length}, got ${text}`);
  return ids;
}

function excuses(texts: readonly string[]): Record<string, string> {
  const given = pairs(texts, ':');
  const unknown = Object.keys(given).find((key) => !handlerNames.includes(key) && !/^\d+$/.test(key));
  if (unknown === undefined) return given;
  throw misuse(`Expected --na to name a check or one of ${handlerNames.join(', ')}, got ${unknown}`);
}

function pairs(texts: readonly string[], separator: string): Record<string, string> {
  const entries = texts.map((text) => {
    const at = text.indexOf(separator);
    return at < 0 ? [text, 'declared so'] : [text.slice(0, at), text.slice(at + 1)];
  });
  return Object.fromEntries(entries);
}

function misuse(message: string, cause?: unknown): EmulatorError {
  return new EmulatorError('KINGLET_EMULATOR_OPTIONS', message, { cause });
}
