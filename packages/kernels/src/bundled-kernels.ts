// Entry for a bundle that runs in Node: the addon is the file that the bundler put beside it.
import { createRequire } from 'node:module';
import { type ActiveKernels, type Addon, activateKernels } from './active-kernels.ts';

const load = (): Addon => createRequire(import.meta.url)('./kinglet-kernels.node') as Addon;

export const kernels: ActiveKernels = activateKernels(load, process.env.KINGLET_ISA);
