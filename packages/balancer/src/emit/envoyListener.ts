// Envoy's listener: where clients come in, and what of their requests is sent again.
import type { ResolvedDescription } from './resolveDescription.ts';
import type { YamlValue } from './yaml.ts';

/** An `envoy.config.listener.v3.Listener`. */
export function envoyListener(description: ResolvedDescription): YamlValue {
  const { name, listen } = description;
  const manager = {
    '@type': 'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
    stat_prefix: name,
    route_config: { name, virtual_hosts: [{ name, domains: ['*'], routes: routes(description) }] },
    http_filters: [
      {
        name: 'envoy.filters.http.router',
        typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router' },
      },
    ],
  };
  return {
    name,
    address: socketAddress(listen.address, listen.port),
    filter_chains: [{ filters: [{ name: 'envoy.filters.network.http_connection_manager', typed_config: manager }] }],
  };
}

/** An `envoy.config.core.v3.Address`. */
export function socketAddress(address: string, port: number): YamlValue {
  return { socket_address: { address, port_value: port } };
}

/** As protobuf writes durations in JSON. */
export function duration(ms: number): string {
  return `${ms / 1000}s`;
}

// Envoy's retries know no methods: what must not be sent twice has a route of its own.
function routes(description: ResolvedDescription): YamlValue[] {
  if ((description.retry?.attempts ?? 1) === 1) return [{ match: { prefix: '/' }, route: route(description) }];
  const method = { name: ':method', string_match: { safe_regex: { regex: 'GET|HEAD|OPTIONS|PUT|DELETE|TRACE' } } };
  const idempotent = 'connect-failure,refused-stream,reset,gateway-error';
  return [
    { match: { prefix: '/', headers: [method] }, route: route(description, idempotent) },
    { match: { prefix: '/' }, route: route(description, 'connect-failure,refused-stream') },
  ];
}

function route(description: ResolvedDescription, retryOn?: string): YamlValue {
  const { name, strategy, keyHeader, timeoutMs } = description;
  const isHashed = strategy === 'ring-hash' || strategy === 'maglev';
  return {
    cluster: name,
    // 0 is without end: each attempt has a limit of its own.
    timeout: retryOn === undefined ? duration(timeoutMs) : '0s',
    hash_policy: isHashed ? [{ header: { header_name: keyHeader } }] : undefined,
    retry_policy: retryOn === undefined ? undefined : retryPolicy(description, retryOn),
  };
}

function retryPolicy({ retry, timeoutMs }: ResolvedDescription, retryOn: string): YamlValue {
  const previousHosts = 'type.googleapis.com/envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate';
  return {
    retry_on: retryOn,
    num_retries: (retry?.attempts ?? 1) - 1,
    per_try_timeout: duration(timeoutMs),
    retry_host_predicate: [
      { name: 'envoy.retry_host_predicates.previous_hosts', typed_config: { '@type': previousHosts } },
    ],
    host_selection_retry_max_attempts: 8,
  };
}
