// Measures the function on this machine.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { EmulatorOptions } from '@kinglet/emulator';
import { buildFunction } from '../buildFunction.ts';
import { CliError, usageError } from '../cliError.ts';
import type { Context } from '../context.ts';
import type { Arch } from '../cost/prices.ts';
import { functionName } from '../functionName.ts';
import { machineTarget } from '../local/machineTarget.ts';
import { type LocalSource, localSource } from '../measured/localSource.ts';
import { collectSamples } from '../measured/sampleSource.ts';
import { orInterrupted } from '../orInterrupted.ts';
import type { BenchValues } from './benchOptions.ts';
import type { BenchResult } from './benchResult.ts';
import { benchRun, type RunSubject } from './benchRun.ts';

/**
 * Builds for each architecture into a folder of its own, which is removed again, and measures in turns.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` for an architecture that cannot run here; `KINGLET_CLI_FAILED` when the function fails
 */
export async function benchHere(context: Context, values: BenchValues, event: Uint8Array): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-bench-'));
  const targets: Target[] = [];
  try {
    for (const arch of archesOf(context, values)) targets.push(await targetOf(context, values, arch, folder, event));
    const sources = targets.map(({ source }) => source);
    // A function may take minutes for an event; Ctrl-C ends it.
    const samples = await orInterrupted(collectSamples(context, sources, values), context.signal);
    const name = nameHere(context, values.name);
    return {
      kind: 'kinglet-bench',
      version: 1,
      label: values.label ?? name,
      functionName: name,
      date: context.now().toISOString(),
      where: 'here',
      machine: `${cpus()[0]?.model ?? 'unknown processor'}, ${context.hostArch}, ${context.platform}`,
      eventBytes: event.length,
      runs: targets.map(({ subject }, at) => benchRun(subject, samples[at] ?? { cold: [], warm: [] })),
    };
  } finally {
    for (const { source } of targets) await source.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Target {
  readonly subject: RunSubject;
  readonly source: LocalSource;
}

/** What emulated programs get more of, of time. */
const patience = 20;

// Here a name is only a label.
function nameHere({ cwd }: Context, name: string | undefined): string {
  return name ?? (existsSync(join(cwd, 'package.json')) ? functionName(cwd, name) : basename(cwd));
}

function archesOf({ hostArch }: Context, { arch, compare, bootstrap }: BenchValues): Arch[] {
  const first = arch ?? (hostArch as Arch);
  if (compare === undefined) return [first];
  if (bootstrap !== undefined)
    throw usageError('Expected --compare or --bootstrap, got both: a bootstrap is of one processor');
  if (compare !== first) return [first, compare];
  // On an x64 machine `--compare x64` means: x64 beside arm64, which Lambda has.
  return arch === undefined ? [first === 'x64' ? 'arm64' : 'x64', first] : sameTwice(compare);
}

function sameTwice(arch: Arch): never {
  throw usageError(`Expected --compare to name the other architecture than --arch, got ${arch} for both`);
}

async function targetOf(
  context: Context,
  values: BenchValues,
  arch: Arch,
  folder: string,
  event: Uint8Array,
): Promise<Target> {
  const isEmulated = arch !== context.hostArch;
  const slower = isEmulated ? patience : 1;
  const shared = {
    env: values.environment,
    memoryMb: values.memory,
    timeoutMs: Math.min(values.timeout * 1000 * slower, 900_000),
    initTimeoutMs: 10_000 * slower,
  };
  const { options, subject } =
    values.bootstrap === undefined
      ? await built(context, values, arch, join(folder, arch))
      : existing(context, values.bootstrap, arch);
  return {
    subject: { ...subject, arch, isEmulated, memoryMb: values.memory },
    source: localSource(arch, { ...shared, ...options }, event),
  };
}

interface Program {
  readonly options: Pick<EmulatorOptions, 'command' | 'cwd'>;
  readonly subject: Pick<RunSubject, 'runtime' | 'zipBytes'>;
}

async function built(context: Context, values: BenchValues, arch: Arch, out: string): Promise<Program> {
  const target = machineTarget(context, { arch, engine: values.engine });
  if (target.arch !== arch)
    throw usageError(
      values.engine === 'node'
        ? `Expected --arch ${context.hostArch} for engine node, which runs on this machine's Node, got ${arch}`
        : `Expected an architecture that this machine runs, got ${arch}: ${target.note}`,
    );
  const result = await buildFunction(context, { ...values, arch, engine: target.engine, out });
  if (result.engine === 'node' && arch !== context.hostArch)
    throw usageError(
      `Expected --arch ${context.hostArch}: the bundle needs Node, which is this machine's, got ${arch}`,
    );
  const { commandFor } = await import('@kinglet/emulator');
  return {
    options: { command: commandFor(result.bootstrap, arch), cwd: result.dir },
    subject: { runtime: result.engine, zipBytes: result.zipBytes },
  };
}

function existing(context: Context, command: string, arch: Arch): Program {
  // The path of a program may have blanks.
  const isPath = command.includes('/') && existsSync(resolve(context.cwd, command));
  const [program = '', ...args] = isPath ? [command] : command.split(' ').filter((word) => word !== '');
  if (program === '') throw usageError(`Expected --bootstrap to name a program, got '${command}'`);
  if (arch !== context.hostArch)
    throw new CliError('KINGLET_CLI_USAGE', `Expected --arch ${context.hostArch} with --bootstrap, got ${arch}`);
  const path = program.includes('/') ? resolve(context.cwd, program) : program;
  if (path.includes('/') && !existsSync(path))
    throw usageError(`Expected a program at ${path}, found none: check --bootstrap`);
  return { options: { command: [path, ...args], cwd: context.cwd }, subject: { runtime: basename(program) } };
}
