import { expect, test } from 'vitest';
import { activeKernels } from '../test/tiers.ts';
