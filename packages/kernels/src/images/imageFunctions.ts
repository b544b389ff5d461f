// The functions of @kinglet/kernels/images, on the kernels that they are given.
import { type ChannelKernels, type Channels, channelsOf } from './channels.ts';
import { type FilterKernels, type Filters, filterBytes, filtersOf } from './filters.ts';
import { type Resize, type ResizeKernels, resizeBytes, resizeOf } from './resize.ts';

export interface ImageFunctions extends Filters, Resize, Channels {}

export function imageFunctions(kernels: FilterKernels & ResizeKernels & ChannelKernels): ImageFunctions {
  return { ...filtersOf(kernels), ...resizeOf(kernels), ...channelsOf(kernels) };
}

/** The bytes of memory that a function works in, for its `workspace`; throws what the function throws for its arguments. */
export const workspaceBytes: typeof filterBytes & typeof resizeBytes = { ...filterBytes, ...resizeBytes };
