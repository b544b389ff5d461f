// What manifests say of the workload that they scale.
import { wrongTarget } from '../cannot.ts';
import type { YamlMap } from '../yaml.ts';

// RFC 1123, as Kubernetes asks for names of objects that become names of hosts.
const label = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** @throws AutoscalerError `KINGLET_AUTOSCALER_TARGET` for names that Kubernetes does not take */
export function metadataOf({ name, namespace }: { readonly name: string; readonly namespace?: string }): YamlMap {
  const expected = 'a name of Kubernetes: small letters, digits and hyphens, at most 63';
  if (!label.test(name)) return wrongTarget('name', expected, name);
  if (namespace !== undefined && !label.test(namespace)) return wrongTarget('namespace', expected, namespace);
  return { name, namespace };
}

/** `--namespace` for a command, where the target has one. */
export function namespaceFlag({ namespace }: { readonly namespace?: string }): string {
  return namespace === undefined ? '' : ` --namespace ${namespace}`;
}
