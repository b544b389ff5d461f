// The instances of a description, each at a host and a port.
import { isIP, isIPv4, isIPv6 } from 'node:net';
import { BalancerError, optionError } from '../errors.ts';
import { membersOf } from './check.ts';

export interface ResolvedInstance {
  readonly id: string;
  /** A name, an IPv4 address, or an IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;
  /** 0 takes it out. */
  readonly weight: number;
  readonly locality: string | undefined;
}

/** Throws BalancerError KINGLET_BALANCER_OPTION for what is no list, KINGLET_BALANCER_INSTANCE for what cannot be an instance. */
export function resolveInstances(path: string, value: unknown): ResolvedInstance[] {
  if (!Array.isArray(value)) throw optionError(path, 'a list', value);
  const instances = value.map((one, at) => resolveInstance(`${path}[${at}]`, one));
  const ids = new Set<string>();
  for (const [at, { id }] of instances.entries()) {
    if (ids.has(id)) throw instanceError(`${path}[${at}].id`, 'an identifier that no other instance has', id);
    ids.add(id);
  }
  if (instances.some(({ weight }) => weight > 0)) return instances;
  throw instanceError(path, 'an instance of a weight above 0: a proxy does not start without', `${instances.length}`);
}

/** As it stands in an address: IPv6 in brackets. */
export function authorityOf(host: string, port: number): string {
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Whether one is at a name, which has to be looked up. */
export function hasNames(instances: readonly ResolvedInstance[]): boolean {
  return instances.some(({ host }) => isIP(host) === 0);
}

function resolveInstance(path: string, value: unknown): ResolvedInstance {
  const { id, address = id, weight = 1, locality } = membersOf(path, value, ['id', 'address', 'weight', 'locality']);
  const target = parseAddress(address);
  if (!target) throw instanceError(`${path}.address`, 'host:port, with or without http://', address);
  if (typeof weight !== 'number' || !(weight >= 0 && weight <= 1e9))
    throw instanceError(`${path}.weight`, 'a number from 0 to 1e9', weight);
  if (locality !== undefined && !isWord(locality)) throw instanceError(`${path}.locality`, wordForm, locality);
  // An identifier that is an address, http:// and all, is named by what it names.
  const named = parseAddress(id);
  const name = named ? `${named.host}:${named.port}` : id;
  if (!isWord(name)) throw instanceError(`${path}.id`, `${wordForm}, or an address`, id);
  return { id: name, ...target, weight, locality };
}

const wordForm = 'up to 100 letters, digits and . _ - :';

function isWord(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9._:-]{1,100}$/.test(value);
}

function parseAddress(address: unknown): { readonly host: string; readonly port: number } | undefined {
  if (typeof address !== 'string') return undefined;
  const found = /^(?:http:\/\/)?(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9.-]{1,253})):(\d{1,5})\/?$/.exec(address);
  if (!found) return undefined;
  const [, ipv6, name, digits] = found;
  const port = Number(digits);
  const isHost = ipv6 === undefined ? isHostName(name as string) : isIPv6(ipv6);
  return isHost && port >= 1 && port <= 65_535 ? { host: (ipv6 ?? name) as string, port } : undefined;
}

/** RFC 1123, section 2.1: one whose last label is of digits alone can be nothing but an IPv4 address. */
function isHostName(name: string): boolean {
  if (/(?:^|\.)\d+$/.test(name)) return isIPv4(name);
  return name.split('.').every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label));
}

function instanceError(path: string, expected: string, found: unknown): BalancerError {
  return new BalancerError('KINGLET_BALANCER_INSTANCE', optionError(path, expected, found).message);
}
