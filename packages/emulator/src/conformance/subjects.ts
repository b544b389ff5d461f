// Describes a bootstrap to the kit: a command with placeholders, and what its runtime cannot express or does not offer.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Subject } from '../behaviours/behaviour.ts';
import { type HandlerName, handlerSources } from '../behaviours/handlers.ts';
import { commandFor } from '../commandFor.ts';
import { EmulatorError } from '../errors.ts';
import type { ConformanceOptions, NotRun } from './runConformance.ts';

/** A bootstrap, as a JSON file or the command line describes it. `{handler}` stands for a function's name everywhere. */
export interface SubjectDescription {
  /** Shown in reports. @default the command */
  readonly name?: string;
  /** Program and arguments. A program with a path is resolved against `cwd`, and has to exist. */
  readonly command: readonly string[];
  /** `_HANDLER`. @default '{handler}.handler' */
  readonly handler?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of relative paths. @default the current one */
  readonly cwd?: string;
  /** Architecture of the program; `arm64` is emulated elsewhere. @default this machine's */
  readonly arch?: 'x64' | 'arm64';
  /** Multiplies the time limits. @default 1, 8 under emulation */
  readonly patience?: number;
  readonly quick?: boolean;
  readonly budgetMs?: number;
  /** Runs also the cases whose rule is Kinglet's own and not the platform's. @default false */
  readonly ownRules?: boolean;
  /** What the runtime cannot express, and why: by function, by number of a check, or by the beginning of a case's name. */
  readonly notApplicable?: Readonly<Record<string, string>>;
  /** What the runtime could offer and does not, and what is known about that; counts as a failure. Same keys. */
  readonly notOffered?: Readonly<Record<string, string>>;
}

/** Options of `runConformance` for a description. @throws {EmulatorError} `KINGLET_EMULATOR_OPTIONS` for one that is incomplete. */
export function subjectOptions(description: SubjectDescription): Pick<ConformanceOptions, 'subject' | 'notRun'> {
  const { command } = description;
  if (!Array.isArray(command) || command.length === 0 || !command.every((part) => typeof part === 'string'))
    throw new EmulatorError('KINGLET_EMULATOR_OPTIONS', 'Expected `command` to be a program and its arguments');
  return {
    subject: (handler) => excuse(description, [handler]) ?? subjectOf(description, handler),
    notRun: ({ id, name, source }) =>
      source.startsWith('Kinglet:') && !description.ownRules
        ? { verdict: 'n/a', reason: "a rule of Kinglet's own" }
        : excuse(description, [String(id)], name),
  };
}

function subjectOf(description: SubjectDescription, handler: HandlerName): Subject | NotRun {
  const fill = (text: string): string => text.replaceAll('{handler}', handler);
  const cwd = resolve(description.cwd ?? '.');
  const [program = '', ...args] = description.command.map(fill);
  const isPath = program.includes('/');
  const file = isPath ? resolve(cwd, program) : program;
  if (isPath && !existsSync(file)) return { verdict: 'fail', reason: `there is no ${file}` };
  const arch = description.arch ?? (process.arch as 'x64' | 'arm64');
  const env = Object.entries(description.env ?? {}).map(([name, value]) => [name, fill(value)]);
  return {
    command: [...(isPath ? commandFor(file, arch) : [file]), ...args],
    handlerString: fill(description.handler ?? '{handler}.handler'),
    env: { LAMBDA_TASK_ROOT: cwd, ...Object.fromEntries(env) },
    patience: description.patience ?? (arch === process.arch ? 1 : 8),
    ...(description.quick === undefined ? {} : { quick: description.quick }),
    ...(description.budgetMs === undefined ? {} : { budgetMs: description.budgetMs }),
  };
}

function excuse(description: SubjectDescription, keys: readonly string[], caseName?: string): NotRun | undefined {
  const find = (reasons: Readonly<Record<string, string>> = {}): string | undefined => {
    const beginning = Object.keys(reasons).find((key) => key.includes(' ') && caseName?.startsWith(key));
    return reasons[keys.find((key) => reasons[key] !== undefined) ?? beginning ?? ''];
  };
  const impossible = find(description.notApplicable);
  if (impossible !== undefined) return { verdict: 'n/a', reason: impossible };
  const missing = find(description.notOffered);
  return missing === undefined ? undefined : { verdict: 'fail', reason: `not offered: ${missing}` };
}

/** The names of all functions, for messages. */
export const handlerNames: readonly string[] = Object.keys(handlerSources);
