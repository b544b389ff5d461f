// The C compiler and linker of the user's machine.
import { BootstrapError } from '../errors.ts';
import { runTool } from './runTool.ts';

export interface Clang {
  readonly cc: string;
  readonly lld: string;
  /** Where the compiler's own headers are. */
  readonly headers: string;
  /** As it says itself. */
  readonly version: string;
}

const oldest = 16;
// What every figure in the documents was made with, then the newest.
const majors = [19, 22, 21, 20, 18, 17, 16];

/**
 * The compiler `cc`, or the first there is of clang-19, clang-22 down to clang-16, clang; with the lld that it would take.
 *
 * @throws {BootstrapError} KINGLET_BOOTSTRAP_TOOL when there is none of version 16 or later: what was found, what to type
 */
export async function findClang(cc?: string): Promise<Clang> {
  const names = cc === undefined ? [...majors.map((major) => `clang-${major}`), 'clang'] : [cc];
  const seen: string[] = [];
  for (const cc of names) {
    const version = await firstLine(cc, '--version');
    if (version === undefined) continue;
    const lld = (await firstLine(cc, '-print-prog-name=ld.lld')) ?? '';
    const isNew = Number(/clang version (\d+)/.exec(version)?.[1] ?? 0) >= oldest;
    if (isNew && (await firstLine(lld, '--version')) !== undefined)
      return { cc, lld, headers: `${await firstLine(cc, '-print-resource-dir')}/include`, version };
    seen.push(isNew ? `${cc} without ld.lld` : `${cc}: ${version}`);
  }
  throw new BootstrapError(
    'KINGLET_BOOTSTRAP_TOOL',
    `Expected clang ${oldest} or later with its lld, which engine \`native\` compiles with, found ${seen.join(', ') || 'none'}; ` +
      'type: apt-get install clang-19 lld-19 (Debian, Ubuntu), dnf install clang lld (Fedora, Amazon Linux), brew install llvm lld (macOS)',
  );
}

async function firstLine(command: string, argument: string): Promise<string | undefined> {
  const { status, stdout } = await runTool(command, [argument]);
  return status === 0 ? stdout.split('\n')[0]!.trim() : undefined;
}
