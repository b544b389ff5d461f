// Envoy's cluster: the instances, how one is chosen, and what takes one out.
import { duration, socketAddress } from './envoyListener.ts';
import type { PlacedInstance, ResolvedDescription } from './resolveDescription.ts';
import { hasNames } from './resolveInstances.ts';
import type { YamlValue } from './yaml.ts';

/** An `envoy.config.cluster.v3.Cluster`, of weights in the order of the instances. */
export function envoyCluster(description: ResolvedDescription, weights: readonly number[]): YamlValue {
  const { name, instances, connectTimeoutMs, healthCheck, outlier } = description;
  return {
    name,
    type: hasNames(instances) ? 'STRICT_DNS' : 'STATIC',
    connect_timeout: duration(connectTimeoutMs),
    ...policy(description, weights),
    // Envoy's own 50 % sends to unhealthy instances while others are healthy; with 1 it does where all are out, as the balancer.
    common_lb_config: { healthy_panic_threshold: { value: 1 } },
    circuit_breakers: circuitBreakers(description),
    health_checks: healthCheck && [
      {
        timeout: duration(healthCheck.timeoutMs),
        interval: duration(healthCheck.intervalMs),
        healthy_threshold: healthCheck.healthyThreshold,
        unhealthy_threshold: healthCheck.unhealthyThreshold,
        http_health_check: { path: healthCheck.path },
      },
    ],
    outlier_detection: outlier && outlierDetection(outlier),
    load_assignment: loadAssignment(description, weights),
  };
}

function policy(description: ResolvedDescription, weights: readonly number[]): { readonly [key: string]: YamlValue } {
  const { strategy, choices, tableSize, ringPoints } = description;
  const slowStart = slowStartConfig(description);
  switch (strategy) {
    case 'round-robin':
      return {
        lb_policy: 'ROUND_ROBIN',
        ...(slowStart && { round_robin_lb_config: { slow_start_config: slowStart } }),
      };
    case 'maglev':
      return { lb_policy: 'MAGLEV', maglev_lb_config: { table_size: tableSize } };
    case 'ring-hash':
      return { lb_policy: 'RING_HASH', ...(ringPoints && { ring_hash_lb_config: ring(ringPoints, weights) }) };
    case 'random':
      return { lb_policy: 'RANDOM' };
    default:
      return {
        lb_policy: 'LEAST_REQUEST',
        least_request_lb_config: {
          choice_count: choices,
          active_request_bias: { default_value: 1, runtime_key: 'kinglet.active_request_bias' },
          slow_start_config: slowStart,
        },
      };
  }
}

// Envoy takes no ring of more than 8 Mi points.
function ring(ringPoints: number, weights: readonly number[]): YamlValue {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { minimum_ring_size: Math.min(8_388_608, ringPoints * total) };
}

function slowStartConfig({ slowStart }: ResolvedDescription): YamlValue | undefined {
  return (
    slowStart && {
      slow_start_window: duration(slowStart.windowMs),
      aggression: { default_value: slowStart.aggression, runtime_key: 'kinglet.slow_start_aggression' },
      min_weight_percent: { value: 100 * slowStart.minimum },
    }
  );
}

/** What is not limited is at the largest number: Envoy's own limits are 1024 requests and 3 retries. */
const unlimited = 4_294_967_295;

function circuitBreakers({ maxRequests = unlimited, maxRequestsPerInstance, retry }: ResolvedDescription): YamlValue {
  const budget = retry?.budget && {
    budget_percent: { value: 100 * retry.budget.ratio },
    min_retry_concurrency: Math.ceil(retry.budget.minPerSecond),
  };
  const threshold = {
    priority: 'DEFAULT',
    max_connections: unlimited,
    max_pending_requests: unlimited,
    max_requests: maxRequests,
    max_retries: unlimited,
    retry_budget: budget,
  };
  const perHost = maxRequestsPerInstance && [{ priority: 'DEFAULT', max_connections: maxRequestsPerInstance }];
  return { thresholds: [threshold], per_host_thresholds: perHost || undefined };
}

function outlierDetection(outlier: NonNullable<ResolvedDescription['outlier']>): YamlValue {
  return {
    consecutive_5xx: outlier.consecutiveFailures,
    interval: duration(outlier.intervalMs),
    base_ejection_time: duration(outlier.baseEjectionMs),
    max_ejection_time: duration(Math.max(outlier.baseEjectionMs, outlier.maxEjectionMs)),
    max_ejection_percent: Math.round(100 * outlier.maxEjected),
    success_rate_minimum_hosts: outlier.successRateInstances,
    success_rate_request_volume: outlier.successRateVolume,
    // In thousandths.
    success_rate_stdev_factor: Math.round(1000 * outlier.successRateFactor),
  };
}

function loadAssignment(description: ResolvedDescription, weights: readonly number[]): YamlValue {
  const { name, instances, locality, localityThreshold } = description;
  const placed = instances.map((instance, at) => ({ ...instance, weight: weights[at] as number }));
  const taken = placed.filter(({ weight }) => weight > 0);
  const zones = locality === undefined ? [] : [...new Set(taken.map((one) => one.locality))];
  const groups = locality === undefined ? [taken] : zones.map((zone) => taken.filter((one) => one.locality === zone));
  return {
    cluster_name: name,
    policy: localityThreshold && { overprovisioning_factor: Math.round(100 / localityThreshold) },
    endpoints: groups.map(localityEndpoints),
  };
}

function localityEndpoints(instances: readonly PlacedInstance[]): YamlValue {
  const first = instances[0] as PlacedInstance;
  return {
    locality: first.locality === undefined ? undefined : { zone: first.locality },
    priority: first.isBackup ? 1 : 0,
    lb_endpoints: instances.map(({ host, port, weight }) => ({
      endpoint: { address: socketAddress(host, port) },
      load_balancing_weight: weight,
    })),
  };
}
