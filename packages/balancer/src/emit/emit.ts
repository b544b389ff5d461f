// One description as the configuration of the proxy that carries it out.
import { optionError } from '../errors.ts';
import { emitEnvoy } from './emitEnvoy.ts';
import { emitHaproxy } from './emitHaproxy.ts';
import { emitNginx } from './emitNginx.ts';
import type { Emitted } from './emitted.ts';
import type { FleetDescription, ProxyName } from './fleetDescription.ts';
import { type ResolvedDescription, resolveDescription } from './resolveDescription.ts';

/**
 * Writes nothing: the files' contents. For nginx 1.15.1, HAProxy 2.4, Envoy's API v3 of 1.22 and all later.
 *
 * Throws BalancerError KINGLET_BALANCER_TARGET for what the proxy cannot carry out, naming those that can;
 * KINGLET_BALANCER_OPTION and KINGLET_BALANCER_INSTANCE for what is wrong in the description.
 */
export function emit(description: FleetDescription, proxy: ProxyName): Emitted {
  if (!Object.hasOwn(emitters, proxy))
    throw optionError('proxy', `one of ${Object.keys(emitters).sort().join(', ')}`, proxy);
  return emitters[proxy](resolveDescription(description));
}

const emitters: Readonly<Record<ProxyName, (description: ResolvedDescription) => Emitted>> = {
  envoy: emitEnvoy,
  haproxy: emitHaproxy,
  nginx: emitNginx,
};
