// Handlers of this folder, built with plans as assets, and what runs them.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildResult, build } from '@kinglet/bundler';

/** The engines that run handlers of this package. */
export type Engine = 'node' | 'quickjs';

/** What this machine has. */
export type Arch = 'arm64' | 'x64';
export const arch: Arch = process.arch as Arch;

const packages = join(import.meta.dirname, '../..');

/** Whether the engine's prebuilt parts are there. */
export function isBuilt(engine: Engine, target = arch): boolean {
  const file = {
    node: 'kernels/prebuilds/linux-{arch}/@kinglet+kernels.node',
    quickjs: 'bootstrap/prebuilds/linux-{arch}/bootstrap-full',
  };
  return existsSync(join(packages, file[engine].replace('{arch}', target)));
}

/** A folder for builds that goes with the tests. */
export interface Builds {
  readonly build: (handler: string, engine: Engine, plan?: Uint8Array, target?: Arch) => Promise<BuildResult>;
  readonly remove: () => void;
}

export function makeBuilds(): Builds {
  const root = mkdtempSync(join(tmpdir(), 'kinglet-serving-'));
  let count = 0;
  return {
    build: (handler, engine, plan, target = arch) => {
      const dir = join(root, String(count++));
      const path = `${dir}.plan`;
      if (plan) writeFileSync(path, plan);
      return build({
        entry: join(import.meta.dirname, `handlers/${handler}.ts`),
        engine,
        arch: target,
        optimize: 'size',
        outDir: dir,
        assets: plan ? { 'model.plan': path } : {},
      });
    },
    remove: () => rmSync(root, { recursive: true }),
  };
}

/** Starts a build as Lambda does. */
export function emulated({ engine, bootstrap, dir }: BuildResult): {
  readonly command: string[];
  readonly cwd: string;
} {
  return { command: engine === 'node' ? [process.execPath, bootstrap] : [bootstrap], cwd: dir };
}
