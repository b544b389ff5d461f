// Entry for Node: the addon of this machine, found by node-gyp-build in prebuilds/.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { type ActiveKernels, type Addon, activateKernels } from './active-kernels.ts';

const packageDir = dirname(import.meta.dirname);

function load(): Addon {
  const nodeGypBuild = createRequire(import.meta.url)('node-gyp-build') as (dir: string) => Addon;
  return nodeGypBuild(packageDir);
}

export const kernels: ActiveKernels = activateKernels(load, process.env.KINGLET_ISA);
