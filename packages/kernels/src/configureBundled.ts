// Entry `@kinglet/kernels/configure` for a bundle that runs in Node: which tier serves which operation.

import { kernels } from './bundledKernels.ts';
import { type KernelTiers, kernelTiers } from './kernelTiers.ts';

export type { OperationName } from './kernelParts.ts';
export type {
  KernelConfiguration,
  KernelTiers,
  ServedOperation,
  SveDescription,
  TierReport,
  TierWish,
} from './kernelTiers.ts';

const tiers: KernelTiers = /* @__PURE__ */ kernelTiers(kernels.tierControl);
export const configureKernels: KernelTiers['configureKernels'] = tiers.configureKernels;
export const vectorizeOperations: KernelTiers['vectorizeOperations'] = tiers.vectorizeOperations;
export const sve: KernelTiers['sve'] = tiers.sve;
