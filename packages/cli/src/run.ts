// One command line, from its words to its exit code.
import { CliError, usageError } from './cliError.ts';
import { type Context, readerLeft } from './context.ts';
import { explainError } from './explainError.ts';
import { generalHelp, groupHelp, verbHelp } from './help.ts';
import { type Config, configFiles, loadConfig } from './loadConfig.ts';
import { suggestion } from './nearest.ts';
import { flag, type OptionTable, text } from './option.ts';
import { orInterrupted, wasInterrupted } from './orInterrupted.ts';
import { givenNames, readValues, readWords, unknownFlag, type Words } from './readInput.ts';
import { flagElsewhere } from './unknownOption.ts';
import type { Outcome, Verb } from './verb.ts';
import { verbs } from './verbs.ts';

/** Options that every verb has. */
export const commonOptions: OptionTable = {
  config: text('the config file', { value: 'path' }),
  json: flag('prints JSON'),
  debug: flag('prints the stack of an error'),
  help: flag('this help', { short: 'h' }),
};

/** Runs `args` (without node and the script). What is printed and the exit code are all that comes of it; never rejects. */
export async function run(args: readonly string[], contextOf: (isJson: boolean) => Context): Promise<number> {
  const context = contextOf(args.includes('--json'));
  try {
    return await runArgs(args, context);
  } catch (thrown) {
    const error = await causeOf(thrown, context.signal);
    if (isInterruption(error) && context.signal.reason === readerLeft) return 0;
    const { message, code, exitCode } = explainError(error, args.includes('--debug'), context.env);
    context.console.note(
      `${context.console.paint('red', 'error')}: ${message}${code === undefined ? '' : ` (${code})`}`,
    );
    if (context.console.isJson) context.console.print(JSON.stringify({ error: { code, message } }));
    return exitCode;
  }
}

// After Ctrl-C only what a verb says itself counts: a build and a config fail because their helpers have ended.
async function causeOf(error: unknown, signal: AbortSignal): Promise<unknown> {
  const isOwn = error instanceof CliError && error.code !== 'KINGLET_CLI_CONFIG';
  if (isOwn || !(await wasInterrupted(signal))) return error;
  return new CliError('KINGLET_CLI_INTERRUPTED', 'Interrupted', { cause: error });
}

function isInterruption(error: unknown): boolean {
  return error instanceof CliError && error.code === 'KINGLET_CLI_INTERRUPTED';
}

async function runArgs(args: readonly string[], context: Context): Promise<number> {
  const [first = '--help', ...others] = args;
  if (helpWords.includes(first)) return help(context, others);
  if (['--version', '-v', 'version'].includes(first)) return print(context, await version());
  if (isGroup(first) && helpWords.includes(others[0] ?? '')) return help(context, [first]);
  const [name, rest] = splitVerb(args);
  const verb = await verbNamed(name);
  const options = { ...verb.options, ...commonOptions };
  const words = await wordsOf(name, rest, options);
  if (words.values.help) return print(context, verbHelp(name, verb, commonOptions));
  checkPositionals(name, verb, words);
  const named = words.values.config as string | undefined;
  const config = await configFor(verb, context, named);
  const valuesWith = (found: Config | undefined) => readValues(words, options, context.env, found);
  const work = verb.run(context, valuesWith(config), words.positionals, {
    given: givenNames(words, options, context.env, config),
    configFiles: configFiles(context.cwd, named),
    reread: async () => valuesWith(await loadConfig(context.cwd, named)),
  });
  const outcome = await (verb.endsAtOnce ? orInterrupted(work, context.signal) : work);
  return outcome ? report(context, outcome) : 0;
}

async function wordsOf(name: string, args: readonly string[], options: OptionTable): Promise<Words> {
  try {
    return readWords(args, options);
  } catch (error) {
    const unknown = unknownFlag(error, options);
    if (unknown === undefined) throw error;
    const hint = await flagElsewhere(unknown, name, verbs);
    throw usageError(`${(error as Error).message}; ${hint}`, error);
  }
}

// A config in TypeScript may wait for anything; Ctrl-C ends that.
async function configFor(verb: Verb, { cwd, signal }: Context, named: string | undefined): Promise<Config | undefined> {
  try {
    return await orInterrupted(loadConfig(cwd, named), signal);
  } catch (error) {
    if (verb.runsWithoutConfig && error instanceof CliError && error.code === 'KINGLET_CLI_CONFIG') return undefined;
    throw error;
  }
}

const helpWords: readonly string[] = ['--help', '-h', 'help'];

/** Whether verbs of two words begin with it. */
function isGroup(word: string): boolean {
  return Object.keys(verbs).some((name) => name.startsWith(`${word} `));
}

/** The verb, which may be two words, and the words behind it. */
function splitVerb(words: readonly string[]): readonly [name: string, rest: readonly string[]] {
  const [first = '', second] = words;
  if (!isGroup(first)) return [first, words.slice(1)];
  return [[first, ...(second === undefined || second.startsWith('-') ? [] : [second])].join(' '), words.slice(2)];
}

async function verbNamed(name: string): Promise<Verb> {
  const found = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (found) return found.load();
  if (isGroup(name)) throw usageError(`Expected a word after \`kinglet ${name}\`: ${wordsAfter(name).join(', ')}`);
  throw usageError(
    `Expected a verb, got ${name}${suggestion(name, Object.keys(verbs)) || '; kinglet --help lists them'}`,
  );
}

function wordsAfter(group: string): string[] {
  return Object.keys(verbs).flatMap((name) => (name.startsWith(`${group} `) ? [name.slice(group.length + 1)] : []));
}

function checkPositionals(name: string, { positionals = [] }: Verb, { positionals: given }: Words): void {
  const needed = positionals.filter(({ isOptional }) => !isOptional);
  if (given.length < needed.length)
    throw usageError(`Expected ${needed[given.length]?.name} after \`kinglet ${name}\`: ${needed[given.length]?.help}`);
  if (given.length > positionals.length)
    throw usageError(
      `Expected ${positionals.length || 'no'} word(s) after \`kinglet ${name}\`, got ${given.join(' ')}`,
    );
}

async function help(context: Context, words: readonly string[]): Promise<number> {
  const [first, second] = words;
  if (first === undefined || first.startsWith('-')) return print(context, generalHelp(verbs));
  if (isGroup(first) && (second === undefined || second.startsWith('-')))
    return print(context, groupHelp(first, verbs));
  const [name] = splitVerb(words);
  return print(context, verbHelp(name, await verbNamed(name), commonOptions));
}

function report(context: Context, { data, text: shown, exitCode = 0 }: Outcome): number {
  const { isJson, print } = context.console;
  if (isJson) print(JSON.stringify(data, null, 2));
  else if (shown !== undefined) print(shown);
  return exitCode;
}

function print(context: Context, shown: string): number {
  context.console.print(shown);
  return 0;
}

async function version(): Promise<string> {
  const { default: own } = (await import('../package.json', { with: { type: 'json' } })) as {
    default: { version: string };
  };
  return own.version;
}
