// The list of all behaviours.
import type { Behaviour } from './behaviour.ts';
import { enduranceBehaviours } from './endurance.ts';
import { errorDetailBehaviours } from './errorDetails.ts';
import { hookBehaviours } from './hooks.ts';
import { contextBehaviours } from './invocationContext.ts';
import { lifecycleBehaviours } from './lifecycle.ts';
import { loggingBehaviours } from './logging.ts';
import { ownRules } from './ownRules.ts';
import { streamingBehaviours } from './streaming.ts';
import { transportBehaviours } from './transport.ts';
import { valueBehaviours } from './values.ts';

/** What every bootstrap for Lambda has to do, independent of its language; each is checked on its own. */
export const bootstrapBehaviours: readonly Behaviour[] = [
  ...transportBehaviours,
  ...valueBehaviours,
  ...contextBehaviours,
  ...lifecycleBehaviours,
  ...errorDetailBehaviours,
  ...streamingBehaviours,
  ...loggingBehaviours,
  ...hookBehaviours,
  ...enduranceBehaviours,
  ...ownRules,
];
