// Packages that nobody has to install who does not use their verbs.
import { CliError } from './cliError.ts';

/**
 * What `load` imports from `name`, which `verb` needs.
 *
 * @throws {CliError} `KINGLET_CLI_PACKAGE`, with the line to type, when it is not installed
 */
export async function needed<T>(name: string, verb: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if (!(cause as Error).message.includes(`Cannot find package '${name}'`)) throw cause;
    const message = `\`${verb}\` needs ${name}, which is not installed; type: npm install --save-dev ${name}`;
    throw new CliError('KINGLET_CLI_PACKAGE', message, { cause });
  }
}
