// What a verb is.
import type { Context } from './context.ts';
import type { OptionTable, OptionValues } from './option.ts';

/** What a verb found or did. */
export interface Outcome {
  /** What `--json` prints. */
  readonly data: unknown;
  /** What is printed otherwise; without it the verb has printed already. */
  readonly text?: string;
  /** @default 0 */
  readonly exitCode?: number;
}

export interface Positional {
  readonly name: string;
  readonly help: string;
  readonly isOptional?: boolean;
  /** The words that may stand there, for completion. */
  readonly choices?: readonly string[];
}

/** Where the options come from, for verbs that go on while the files of the project change, or that tell a default from a wish. */
export interface Rereading<O extends OptionTable> {
  /** The names of the options that a flag, the environment or the config file gives; the others have their defaults. */
  readonly given: ReadonlySet<string>;
  /** Absolute paths: the config file, or where one may appear. */
  readonly configFiles: readonly string[];
  /** Reads the options again; throws as it does for every verb when one is wrong. */
  readonly reread: () => Promise<OptionValues<O>>;
}

/** A verb whose options are O. */
export interface VerbDefinition<O extends OptionTable> {
  readonly options: O;
  readonly positionals?: readonly Positional[];
  /** Lines to type, each with what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** A config file that is wrong does not stop it: it runs as if there were none. @default false */
  readonly runsWithoutConfig?: boolean;
  /** Ctrl-C does not wait for it: it leaves nothing behind that it would have to put right. @default false */
  readonly endsAtOnce?: boolean;
  /** Rejects with CliError; anything else is a fault of this package. What it prints on the way is for verbs that go on. */
  readonly run: (
    context: Context,
    values: OptionValues<O>,
    positionals: readonly string[],
    rereading: Rereading<O>,
  ) => Promise<Outcome | undefined>;
}

/** Any verb. */
export type Verb = VerbDefinition<OptionTable>;

/** A verb, with the types of its options checked inside and forgotten outside. */
export function defineVerb<O extends OptionTable>(definition: VerbDefinition<O>): Verb {
  return definition as unknown as Verb;
}
