// Entry `@kinglet/kernels/configure` for Node: which tier serves which operation.
import { type KernelTiers, kernelTiers } from './kernelTiers.ts';
import { kernels } from './nodeKernels.ts';

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
