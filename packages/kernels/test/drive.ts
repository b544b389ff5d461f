// Builds the C drivers of the tests, each once, and runs them natively, emulated or as WebAssembly.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hostArch, reportSkipped, runner } from '../../../scripts/toolchain.mjs';
import type { Arch } from '../tiers.ts';
import { buildDriver, buildWasmDriver, type Driver } from './buildDriver.ts';

export interface Machine {
  readonly arch: Arch | 'wasm32';
  readonly cpu?: string;
  readonly sanitize?: boolean;
}

/** How to run a driver, or what is missing for that. */
export type Program = { readonly command: readonly string[] } | { readonly missing: string };

/** The float64 references, one file per family. */
const references = readdirSync(join(import.meta.dirname, 'c')).filter((name) => /^reference.*\.c$/.test(name));
const run = promisify(execFile);

/** Makes test/c/<name>.c into programs below `outDir`. */
export function driverFactory(name: string, outDir: string): (machine: Machine) => Program {
  const built = new Map<string, Driver>();
  return (machine) => {
    const key = `${machine.arch}${machine.sanitize ? '-sanitized' : ''}`;
    const driver = built.get(key) ?? build(name, machine, join(outDir, key));
    built.set(key, driver);
    return programOf(driver, machine);
  };
}

/** The output of a program whose exit status was 0; skips the test, and says so, where something is missing. */
export async function drive(
  program: Program,
  args: readonly string[],
  { what, skip }: { what: string; skip: (note: string) => void },
): Promise<string> {
  if ('missing' in program) {
    reportSkipped(what, program.missing);
    skip(program.missing);
    return '';
  }
  const [file, ...rest] = [...program.command, ...args];
  const { stdout } = await run(file as string, rest, { maxBuffer: 2 ** 24 });
  return stdout;
}

function build(name: string, { arch, sanitize }: Machine, outDir: string): Driver {
  if (arch === 'wasm32') return buildWasmDriver(name, { outDir, beside: references });
  return buildDriver(name, { arch, outDir, beside: references, sanitize });
}

function programOf(driver: Driver, { arch, cpu, sanitize }: Machine): Program {
  if (driver.file === undefined) return { missing: driver.missing ?? 'a compiler' };
  if (arch === 'wasm32')
    return { command: [process.execPath, '--no-warnings', join(import.meta.dirname, 'runWasi.mjs'), driver.file] };
  const command = sanitize && arch !== hostArch ? undefined : runner(arch, { cpu });
  return command ? { command: [...command, driver.file] } : { missing: `nothing here runs ${arch} programs` };
}
