// What engines have as they like, whatever a policy says.
import type { ResolvedPolicy } from '../resolvePolicy.ts';

const defaultStaleMs = 90_000;

/** Sentences about what of the policy no engine has an option for. */
export function ownOfEngines({ staleAfterMs }: ResolvedPolicy): string[] {
  return staleAfterMs === defaultStaleMs ? [] : ['How old a metric may be is up to the engine.'];
}
