// Says what a built file is, and what is wrong with it, without running it or any tool.
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { nativeSection, readTrailer } from '@kinglet/bootstrap';
import { BundlerError } from './bundlerError.ts';
import { checkNativeModules, fileNames, loadProblems } from './checkNativeModules.ts';
import { countVectors, type VectorCount } from './countVectors.ts';
import { type Arch, type ElfFile, isElf, readElf } from './elf.ts';
import { kernelsAddonName } from './kernelsAddon.ts';
import type { LambdaSystem } from './lambdaSystems.ts';
import { isZip, readZip } from './readZip.ts';
import type { ZipEntry } from './zip.ts';

/** What a file should be. What is left out is not checked. */
export interface Expected {
  readonly arch?: Arch;
  /** No dynamic linker and no shared libraries. @default true for a bootstrap, false for a zip of the node engine */
  readonly static?: boolean;
  /** No symbol table. @default false: reported, not demanded */
  readonly stripped?: boolean;
  /** Of the bootstrap (node engine: of all files), unpacked. */
  readonly maxBytes?: number;
  readonly maxZipBytes?: number;
  /** Fewest vector instructions in kernels. */
  readonly minKernelVectors?: number;
  /** Let arm64 code use SVE, which Graviton2 lacks: only Graviton3 and later have it. @default false */
  readonly allowSve?: boolean;
  /** What addons, libraries and a bootstrap that need not be static are loaded on. @default al2023 */
  readonly system?: LambdaSystem;
}

/** What a file is. `problems` is empty when it is what was expected; each says expected, found, and what to do. */
export interface Verification {
  /** `JavaScript`: a zip for Node; `script`: one whose bootstrap is text that names its interpreter. */
  readonly class: 'ELF64' | 'JavaScript' | 'script';
  /** `any`: neither machine code nor an addon. */
  readonly arch: Arch | 'any';
  readonly static: boolean;
  readonly interpreter?: string;
  /** `glibc` by its ABI note, `musl` by its dynamic linker; static musl leaves no mark. */
  readonly libc?: 'glibc' | 'musl';
  readonly stripped: boolean;
  /** Of the bootstrap, bytecode included; node engine: of all files. */
  readonly bytes: number;
  readonly zipBytes?: number;
  readonly vectorInstructions: VectorCount;
  readonly problems: readonly string[];
}

/**
 * Verifies a bootstrap, or a zip that holds one (or holds what the node engine ships).
 *
 * @param file a path, or the bytes
 * @throws BundlerError KINGLET_BUNDLER_ELF or KINGLET_BUNDLER_ZIP when it can not be read at all: neither ELF64 nor zip,
 * truncated, malformed; KINGLET_BUNDLER_FILE when there is no such file; KINGLET_BUNDLER_OPTIONS when `file` is neither
 */
export function verify(file: string | Uint8Array, expected: Expected = {}): Verification {
  const bytes = read(file);
  if (isZip(bytes)) return verifyZip(bytes, expected);
  if (isElf(bytes)) return verifyBootstrap(bytes, expected, false);
  const start = isScript(bytes) ? 'a script' : `bytes ${[...bytes.subarray(0, 4)].join(' ')}`;
  const found = bytes.length === 0 ? 'an empty file' : start;
  throw new BundlerError(
    'KINGLET_BUNDLER_ELF',
    `expected an ELF64 file or a zip, found ${found}. Give the bootstrap or the function.zip that \`build()\` of @kinglet/bundler wrote.`,
  );
}

/** @throws BundlerError KINGLET_BUNDLER_VERIFY when the verification found problems */
export function assertSound(verification: Verification): void {
  if (verification.problems.length === 0) return;
  throw new BundlerError('KINGLET_BUNDLER_VERIFY', `verification failed:\n- ${verification.problems.join('\n- ')}`);
}

function read(file: string | Uint8Array): Uint8Array {
  if (file instanceof Uint8Array) return file;
  if (typeof file !== 'string' || file === '') {
    const found = inspect(file, { depth: 0 });
    throw new BundlerError('KINGLET_BUNDLER_OPTIONS', `expected a path or a Uint8Array to verify, found ${found}`);
  }
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new BundlerError(
      'KINGLET_BUNDLER_FILE',
      `expected a bootstrap or a zip at ${file}, found: ${(cause as Error).message}; check the path`,
      { cause },
    );
  }
}

function verifyBootstrap(
  bytes: Uint8Array,
  expected: Expected,
  isComplete: boolean,
  shipped: ReadonlySet<string> = new Set(),
): Verification {
  const elf = readElf(bytes);
  const vectorInstructions = countVectors(elf);
  return {
    class: 'ELF64',
    arch: elf.arch,
    static: isStatic(elf),
    ...(elf.interpreter === undefined ? {} : { interpreter: elf.interpreter }),
    ...(elf.libc ? { libc: elf.libc } : {}),
    stripped: elf.isStripped,
    bytes: bytes.length,
    vectorInstructions,
    problems: [
      ...elfProblems(elf, expected),
      ...(expected.static === false ? loadProblems('the bootstrap', elf, shipped, expected.system) : []),
      ...trailerProblems(bytes, elf, isComplete),
      ...vectorProblems(vectorInstructions, expected),
      ...sizeProblems(
        'the bootstrap',
        bytes.length,
        expected.maxBytes,
        'import less, or leave assets out of the bundle',
      ),
    ],
  };
}

function verifyZip(bytes: Uint8Array, expected: Expected): Verification {
  const entries = readZip(bytes);
  const bootstrap = entries.find(({ name }) => name === 'bootstrap');
  const inner =
    bootstrap && !isScript(bootstrap.bytes)
      ? verifyBootstrap(bootstrap.bytes, expected, true, fileNames(entries))
      : verifyFiles(entries, expected, bootstrap ? 'script' : 'JavaScript');
  return {
    ...inner,
    zipBytes: bytes.length,
    problems: [
      ...inner.problems,
      ...(bootstrap ? modeProblems(bootstrap) : []),
      ...checkNativeModules(entries, expected),
      ...sizeProblems(
        'the zip',
        bytes.length,
        expected.maxZipBytes,
        'import less, ship fewer assets, or raise the budget',
      ),
    ],
  };
}

function verifyFiles(entries: readonly ZipEntry[], expected: Expected, kind: 'JavaScript' | 'script'): Verification {
  const addons = entries.flatMap(readAddon);
  const kernels = addons.find(({ name }) => name === kernelsAddonName) ?? addons[0];
  const bytes = entries.reduce((total, entry) => total + entry.bytes.length, 0);
  const hasEntry = entries.some(({ name }) => /\.[cm]?js$/.test(name));
  return {
    class: kind,
    arch: kernels?.elf.arch ?? 'any',
    static: false,
    stripped: addons.every(({ elf }) => elf.isStripped),
    bytes,
    vectorInstructions: kernels ? countVectors(kernels.elf) : noVectors,
    problems: [
      ...(hasEntry || kind === 'script'
        ? []
        : ['expected `bootstrap` or JavaScript in the zip, found neither: build it again']),
      ...(expected.static
        ? [
            `expected a static bootstrap, found ${kind === 'script' ? 'a script' : kind}: build with engine \`quickjs\` or \`native\``,
          ]
        : []),
      ...sizeProblems('the unpacked zip', bytes, expected.maxBytes, 'import less, or ship fewer assets'),
    ],
  };
}

function isScript(bytes: Uint8Array): boolean {
  return bytes[0] === 0x23 && bytes[1] === 0x21; // #!
}

// One that cannot be read is a problem, which checkNativeModules tells.
function readAddon({ name, bytes }: ZipEntry): { name: string; elf: ElfFile }[] {
  if (!isElf(bytes)) return [];
  try {
    return [{ name, elf: readElf(bytes) }];
  } catch (error) {
    if (error instanceof BundlerError) return [];
    throw error;
  }
}

const executableTypes = [2, 3];
const noVectors: VectorCount = {
  total: 0,
  kernels: 0,
  moves: 0,
  sve: 0,
  byMnemonic: {},
  bySection: {},
  instructions: 0,
  undecodable: 0,
};

// The name of a module that only the bootstraps of engine `quickjs` have.
const quickjsMark = 'kinglet:runtime\0';

// A bootstrap of engine `native` has its program in it.
function isNative(elf: ElfFile): boolean {
  return elf.sections.some(({ name }) => name === nativeSection);
}

function isStatic(elf: ElfFile): boolean {
  return elf.interpreter === undefined && elf.needed.length === 0;
}

function elfProblems(elf: ElfFile, expected: Expected): string[] {
  const problems: string[] = [];
  if (expected.arch && elf.arch !== expected.arch)
    problems.push(
      `expected the bootstrap for ${expected.arch}, found ${elf.arch}: build with arch \`${expected.arch}\``,
    );
  if (!executableTypes.includes(elf.type)) {
    problems.push(`expected an executable (ELF type 2 or 3), found type ${elf.type}: link it first`);
  }
  if (expected.static !== false) problems.push(...staticProblems(elf));
  if (expected.stripped && !elf.isStripped)
    problems.push('expected no symbol table, found one: run `llvm-strip` on it');
  return problems;
}

function staticProblems(elf: ElfFile): string[] {
  const problems: string[] = [];
  if (!isStatic(elf)) {
    const found = elf.interpreter
      ? `the dynamic linker ${elf.interpreter}`
      : `the shared libraries ${elf.needed.join(', ')}`;
    problems.push(`expected a static file, found ${found}: link with -static`);
  }
  if (elf.libc === 'glibc') {
    problems.push("expected static musl, found glibc's ABI note: link musl's crt files and libc.a explicitly");
  }
  return problems;
}

// A prebuilt bootstrap ends where its ELF file does; a program is bytecode and a trailer behind that. What follows the ELF file
// of somebody else's bootstrap is their business.
function trailerProblems(bytes: Uint8Array, elf: ElfFile, isComplete: boolean): string[] {
  const advice = 'build it again, or download it again if it was copied';
  try {
    const trailer = readTrailer(bytes);
    if (trailer && !trailer.intact)
      return [`expected bytecode with the SHA-256 in its trailer, found another: ${advice}`];
    if (trailer) return [];
  } catch (error) {
    return [`expected bytecode and its trailer, found: ${(error as Error).message}: ${advice}`];
  }
  const runsBytecode = Buffer.from(bytes.buffer, bytes.byteOffset, elf.end).includes(quickjsMark);
  if (!runsBytecode && !isNative(elf)) return [];
  if (bytes.length > elf.end)
    return [
      `expected bytecode and its trailer behind the ELF file, found ${bytes.length - elf.end} other bytes: ${advice}`,
    ];
  return isComplete && runsBytecode
    ? [`expected a bootstrap with bytecode in the zip, found one without: ${advice}`]
    : [];
}

function vectorProblems(count: VectorCount, expected: Expected): string[] {
  const problems: string[] = [];
  if (count.sve > 0 && !expected.allowSve) {
    problems.push(
      `expected no SVE (Graviton2 lacks it), found ${count.sve} instructions: build without +sve, or allow it`,
    );
  }
  const least = expected.minKernelVectors ?? 0;
  if (count.kernels < least) {
    problems.push(
      `expected ${least} vector instructions or more in kernels, found ${count.kernels}: rebuild the kernels`,
    );
  }
  return problems;
}

function sizeProblems(what: string, bytes: number, most: number | undefined, advice: string): string[] {
  return most === undefined || bytes <= most
    ? []
    : [`expected ${what} within ${most} bytes, found ${bytes}: ${advice}`];
}

function modeProblems({ name, mode }: ZipEntry): string[] {
  if (mode & 0o111) return [];
  const found = mode.toString(8).padStart(4, '0');
  return [
    `expected ${name} executable (mode 0755) in the zip, found ${found}: Lambda could not start it; zip it with modes`,
  ];
}
