// Which handler is built for which engine and architecture here, and why the others are left out.
import { spawnSync } from 'node:child_process';
import type { HandlerName } from './answers.ts';
import { hasModel } from './models.ts';

export type Engine = 'native' | 'quickjs' | 'node';
export type Arch = 'x64' | 'arm64';

/** `emulated`: it runs through qemu-aarch64, so its times say nothing about silicon. */
export interface Target {
  readonly handler: HandlerName;
  readonly engine: Engine;
  readonly arch: Arch;
  readonly emulated: boolean;
}

/** What was asked for and cannot run here. */
export interface Skipped {
  readonly engine: Engine;
  readonly arch: Arch;
  readonly reason: string;
}

/** What this machine can do; injected so that any machine can be tried. */
export interface Host {
  readonly arch: string;
  readonly hasQemu: () => boolean;
}

export interface TargetPlan {
  readonly targets: readonly Target[];
  readonly skipped: readonly Skipped[];
}

export const thisHost: Host = {
  arch: process.arch,
  hasQemu: () => spawnSync('qemu-aarch64', ['--version'], { stdio: 'ignore' }).status === 0,
};

/**
 * Every combination of what is wanted that this host can run; handlers with a model have no source for engine `native`. Node runs on the host's own architecture only; another one
 * counts as left out when nothing but that was asked for.
 */
export function planTargets(
  wanted: {
    readonly handlers: readonly HandlerName[];
    readonly engines: readonly Engine[];
    readonly arches: readonly Arch[];
  },
  host: Host = thisHost,
): TargetPlan {
  const pairs = wanted.engines
    .flatMap((engine) => wanted.arches.map((arch) => ({ engine, arch })))
    .filter(
      ({ engine, arch }) => engine !== 'node' || arch === host.arch || !wanted.arches.includes(host.arch as Arch),
    );
  const skipped = pairs.flatMap(({ engine, arch }) => {
    const reason = whyNot(engine, arch, host);
    return reason === undefined ? [] : [{ engine, arch, reason }];
  });
  const runnable = pairs.filter(
    (pair) => !skipped.some(({ engine, arch }) => engine === pair.engine && arch === pair.arch),
  );
  const targets = wanted.handlers.flatMap((handler) =>
    runnable
      .filter(({ engine }) => engine !== 'native' || !hasModel(handler))
      .map(({ engine, arch }) => ({ handler, engine, arch, emulated: arch !== host.arch })),
  );
  return { targets, skipped };
}

/** How people read a target: `quickjs arm64 (emulated)`. */
export function targetName({ engine, arch, emulated }: Omit<Target, 'handler'>): string {
  return `${engine} ${arch}${emulated ? ' (emulated)' : ''}`;
}

function whyNot(engine: Engine, arch: Arch, host: Host): string | undefined {
  if (arch === host.arch) return undefined;
  if (engine === 'node') return `the node rows run on this machine's own architecture, ${host.arch}`;
  if (arch === 'x64') return `this machine is ${host.arch} and no emulator for x64 is set up`;
  return host.hasQemu() ? undefined : 'qemu-aarch64 was not found; type: apt-get install -y qemu-user';
}
