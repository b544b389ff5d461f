// The passes, in their order.
import { fuseConvolutions } from './fuseConvolutions.ts';
import { fuseProducts } from './fuseProducts.ts';
import { removeUnused } from './removeUnused.ts';
import type { Pass } from './runPasses.ts';

export const passes: readonly Pass[] = [removeUnused, fuseConvolutions, fuseProducts];
