// A handler in AssemblyScript to a bootstrap: WebAssembly, C, machine code, linked with the library that this package ships.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BootstrapError } from '../errors.ts';
import { nativeLibraryDir } from '../prebuilds.ts';
import { type Clang, findClang } from './findClang.ts';
import { cpusOf, type NativeOptions, type Optimize, type ResolvedNativeOptions } from './nativeOptions.ts';
import { runTool } from './runTool.ts';
import { translate } from './translate.ts';

export interface NativeProgram {
  /** The static ELF file that Lambda starts. */
  readonly bootstrap: Uint8Array;
  /** Names of the functions that _HANDLER can name; the first runs when it names none. */
  readonly handlers: readonly string[];
  /** What the compiler warned of, each with file:line:column. */
  readonly warnings: readonly string[];
}

/** What machine code depends on beside the program. */
export type MachineOptions = Pick<ResolvedNativeOptions, 'arch' | 'cpu' | 'optimize'>;

/**
 * Compiles the module at `entry`, and what it imports, to a bootstrap.
 *
 * @throws {BootstrapError} KINGLET_BOOTSTRAP_OPTIONS: an option is none of those allowed. KINGLET_BOOTSTRAP_TOOL: clang,
 * lld, assemblyscript or wabt is missing, with the line to type. KINGLET_BOOTSTRAP_SYNTAX: with file:line:column.
 * KINGLET_BOOTSTRAP_EXPORT: no handler. KINGLET_BOOTSTRAP_IMPORT: the program needs what the engine has not.
 * KINGLET_BOOTSTRAP_NOT_BUILT: this package has no library for the processor. KINGLET_BOOTSTRAP_NATIVE: a compiler failed
 */
export async function compileNative(options: NativeOptions): Promise<NativeProgram> {
  const resolved = resolveOptions(options);
  const library = nativeLibraryDir(resolved.arch);
  const clang = await findClang(options.cc);
  const work = mkdtempSync(join(tmpdir(), 'kinglet-native-'));
  try {
    const { handlers, warnings } = await translate(resolved, work);
    const bootstrap = await compileTranslated(resolved, clang, library, work);
    return { bootstrap, handlers: handlers.map(({ name }) => name), warnings };
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** The bootstrap of the program that `translate` has written into `work`. */
export async function compileTranslated(
  options: MachineOptions,
  clang: Clang,
  library: string,
  work: string,
): Promise<Uint8Array> {
  await compileC(clang, options, work);
  return link(clang, library, work);
}

function resolveOptions(options: NativeOptions): ResolvedNativeOptions {
  const { entry, arch, optimize = 'speed', cpu, cc, maxMemoryMb = 512 } = options;
  if (!isPath(entry) || !entry.endsWith('.ts') || !existsSync(entry))
    throw optionError('entry', 'the path of a .ts file that exists', entry);
  if (cc !== undefined && !isPath(cc)) throw optionError('cc', 'the name or path of a clang', cc);
  if (!Object.hasOwn(cpusOf, arch)) throw optionError('arch', "'arm64' or 'x64'", arch);
  const cpus = cpusOf[arch];
  if (cpu !== undefined && !cpus.includes(cpu))
    throw optionError('cpu', `${cpus.map((name) => `'${name}'`).join(' or ')} for ${arch}`, cpu);
  if (!Object.hasOwn(levels, optimize)) throw optionError('optimize', "'size', 'speed' or 'aggressive'", optimize);
  if (!Number.isInteger(maxMemoryMb) || maxMemoryMb < 1 || maxMemoryMb > 4095)
    throw optionError('maxMemoryMb', 'a whole number from 1 to 4095', maxMemoryMb);
  return { entry: resolve(entry), arch, optimize, cpu: cpu ?? cpus[0], maxMemoryMb };
}

// Callers may be plain JavaScript; no system call takes a NUL.
function isPath(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !value.includes('\0');
}

function optionError(name: string, expected: string, found: unknown): BootstrapError {
  return new BootstrapError(
    'KINGLET_BOOTSTRAP_OPTIONS',
    `Expected \`${name}\` to be ${expected}, got ${String(found)}`,
  );
}

const levels: Readonly<Record<Optimize, string>> = { aggressive: '-O3', size: '-Oz', speed: '-O2' };

const nativeSources = fileURLToPath(new URL('../../src/c/native', import.meta.url));

async function compileC(clang: Clang, { arch, optimize, cpu }: MachineOptions, work: string): Promise<void> {
  const machine = {
    arm64: ['--target=aarch64-linux-musl', `-mcpu=${cpu}`],
    x64: ['--target=x86_64-linux-musl', `-march=${cpu}`],
  };
  const headers = ['-nostdinc', '-isystem', clang.headers, `-I${join(nativeSources, 'include')}`, `-I${nativeSources}`];
  await run(clang.cc, [
    ...machine[arch],
    ...headers,
    levels[optimize],
    ...['-std=gnu11', '-w', '-fno-pic', '-fvisibility=hidden', '-fno-stack-protector', '-ffp-contract=off'],
    ...['-ffunction-sections', '-fdata-sections', '-fno-unwind-tables', '-fno-asynchronous-unwind-tables'],
    // Endless recursion ends at the guard page; turned into a loop it would not.
    '-fno-optimize-sibling-calls',
    ...['-c', join(work, 'glue.c'), '-o', join(work, 'program.o')],
  ]);
}

async function link(clang: Clang, library: string, work: string): Promise<Uint8Array> {
  const out = join(work, 'bootstrap');
  const inLibrary = (files: readonly string[]): string[] => files.map((file) => join(library, file));
  await run(clang.lld, [
    ...['-static', '--gc-sections', '--icf=all', '-O2', '-s', '--build-id=none'],
    ...['-z', 'max-page-size=4096', '-z', 'norelro', '-z', 'noexecstack'],
    ...['-o', out],
    ...inLibrary(['crt1.o', 'crti.o']),
    join(work, 'program.o'),
    ...inLibrary(['libkinglet-native.a', 'libc.a', 'crtn.o']),
  ]);
  return readFileSync(out);
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const { status, stderr } = await runTool(command, args);
  if (status !== 0)
    throw new BootstrapError('KINGLET_BOOTSTRAP_NATIVE', `${command} could not compile the program: ${stderr}`);
}
