// Entry `@kinglet/kernels/configure` under the quickjs engine, whose bootstrap has one tier for all operations.
import { isa } from 'kinglet:kernels';
import { type KernelTiers, kernelTiers } from './kernelTiers.ts';
import { fixedTiers } from './tierControl.ts';

const tiers: KernelTiers = /* @__PURE__ */ kernelTiers(fixedTiers(isa()));
export const configureKernels: KernelTiers['configureKernels'] = tiers.configureKernels;
export const vectorizeOperations: KernelTiers['vectorizeOperations'] = tiers.vectorizeOperations;
export const sve: KernelTiers['sve'] = tiers.sve;
