// The C compiler and linker of the user's machine.
import { spawnSync } from 'node:child_process';
import { BootstrapError } from '../errors.ts';

export interface Clang {
  readonly cc: string;
  readonly lld: string;
  /** Where the compiler's own headers are. */
  readonly headers: string;
  /** As it says itself. */
  readonly version: string;
}

const oldest = 16;
const majors = [19, 22, 21, 20, 18, 17, 16];

/**
 * The compiler `cc`, or the first there is of clang-19, the newest, clang; each with its own lld.
 *
 * @throws {BootstrapError} KINGLET_BOOTSTRAP_TOOL when there is none of version 16 or later: what was found, what to type
 */
export function findClang(cc?: string): Clang {
  const names = cc === undefined ? [...majors.map((major) => `clang-${major}`), 'clang'] : [cc];
  const seen: string[] = [];
  for (const cc of names) {
    const lld = `ld.lld${/-\d+$/.exec(cc)?.[0] ?? ''}`;
    const version = firstLine(cc, '--version');
    if (version === undefined) continue;
    const isNew = Number(/clang version (\d+)/.exec(version)?.[1] ?? 0) >= oldest;
    if (isNew && firstLine(lld, '--version') !== undefined)
      return { cc, lld, headers: `${firstLine(cc, '-print-resource-dir')}/include`, version };
    seen.push(isNew ? `${cc} without ${lld}` : `${cc}: ${version}`);
  }
  throw new BootstrapError(
    'KINGLET_BOOTSTRAP_TOOL',
    `Expected clang ${oldest} or later with its lld, which engine \`native\` compiles with, found ${seen.join(', ') || 'none'}; ` +
      'type: apt-get install clang-19 lld-19 (Debian, Ubuntu), dnf install clang lld (Fedora, Amazon Linux)',
  );
}

function firstLine(command: string, argument: string): string | undefined {
  const { status, stdout } = spawnSync(command, [argument], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n')[0]!.trim() : undefined;
}
