// Numbers that may grow with a batch, as plans and models that run see them.
import type { Extent } from '@kinglet/kernels/plan';

/** `3`, `N`, `2*N + 1`, `N - 2`. */
export function describeExtent({ fixed, perItem }: Extent, batch = 'N'): string {
  if (perItem === 0) return String(fixed);
  const items = perItem === 1 ? batch : `${perItem}*${batch}`;
  if (fixed === 0) return items;
  return fixed > 0 ? `${items} + ${fixed}` : `${items} - ${-fixed}`;
}
