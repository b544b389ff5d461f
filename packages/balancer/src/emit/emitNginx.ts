// For nginx as it is free: no active checks, no slow start. ngx_http_upstream_module, ngx_http_proxy_module.
import { cannot, notesOf } from './cannot.ts';
import type { Emitted } from './emitted.ts';
import type { PlacedInstance, ResolvedDescription } from './resolveDescription.ts';
import { authorityOf, hasNames } from './resolveInstances.ts';
import { textFile } from './textFile.ts';
import { proxyWeights, type WholeWeights, weightNote } from './wholeWeights.ts';

/** Throws BalancerError KINGLET_BALANCER_TARGET. */
export function emitNginx(description: ResolvedDescription): Emitted {
  refuse(description);
  const { name } = description;
  // A ring has 160 points for each unit of weight.
  const most = description.strategy === 'ring-hash' ? 1000 : 1_000_000;
  const whole = proxyWeights('nginx', description.instances, most);
  const notes = nginxNotes(description, whole);
  const lines = [...upstream(description, whole), ...limitZone(description), ...server(description)];
  const use = `include it in the http block of nginx.conf`;
  return { files: [textFile(`${name}.conf`, lines, { use, notes, command: 'nginx -t' })], notes };
}

function refuse(description: ResolvedDescription): void {
  const { healthCheck, slowStart, retry, strategy, ringPoints, maxRequests } = description;
  if (healthCheck) cannot('nginx', '`healthCheck`: active checks are not in the free nginx', 'envoy and haproxy');
  if (slowStart) cannot('nginx', '`slowStart`, which is not in the free nginx', 'envoy and haproxy');
  if (retry?.budget) cannot('nginx', '`retry.budget`', 'envoy');
  if (strategy === 'ring-hash' && ringPoints !== undefined && ringPoints !== 160)
    cannot('nginx', `\`ringPoints\` of ${ringPoints}: it places 160`, 'envoy');
  if (maxRequests !== undefined && maxRequests > 65_535)
    cannot('nginx', `\`maxRequests\` of ${maxRequests}: it counts to 65535`, 'envoy and haproxy');
  refuseBackups(description);
}

// `backup` goes with round robin and least_conn alone.
function refuseBackups({ strategy, choices, instances }: ResolvedDescription): void {
  if (!instances.some(({ isBackup }) => isBackup)) return;
  if (strategy === 'ring-hash' || strategy === 'random')
    cannot('nginx', `\`locality\` with \`strategy\` ${strategy}`, 'envoy and haproxy');
  if (strategy === 'least-request' && choices < instances.length)
    cannot('nginx', `\`locality\` with \`choices\` of ${choices}`, 'envoy and haproxy');
}

function nginxNotes(
  { outlier, retry, locality, timeoutMs, ...rest }: ResolvedDescription,
  whole: WholeWeights,
): string[] {
  return notesOf(
    weightNote(whole),
    [outlier, 'an instance is out after so many failures within the time that it is out for, not one after another'],
    [outlier && !retry, 'without `retry` statuses are no failures: only errors of the connection and time limits are'],
    [
      outlier,
      'success rates are not compared, ejections do not grow longer, and all instances may be out: then all are tried',
    ],
    [
      outlier && outlier.baseEjectionMs % 1000 !== 0,
      'the time that an instance is out for is rounded up to whole seconds',
    ],
    [locality !== undefined, 'others than the local instances are taken only when none of those is available'],
    [rest.maxRequestsPerInstance, 'where all instances are full, the answer is 502'],
    [timeoutMs, '`timeoutMs` is the longest silence of an instance, not the whole time of an attempt'],
    [hasNames(rest.instances), 'names are resolved once, when nginx starts'],
  );
}

function upstream(description: ResolvedDescription, { weights }: WholeWeights): string[] {
  const { name, instances } = description;
  const servers = instances.map((instance, at) => serverLine(description, instance, weights[at] as number));
  // About 1 KiB an instance.
  const zone = Math.max(64, 4 * instances.length);
  const lines = [
    `zone ${name} ${zone}k;`,
    ...method(description),
    ...servers,
    `keepalive ${Math.max(32, 2 * instances.length)};`,
  ];
  return [`upstream ${name} {`, ...lines.map(indented), '}', ''];
}

function method({ strategy, choices, instances, keyHeader }: ResolvedDescription): string[] {
  switch (strategy) {
    case 'round-robin':
      return [];
    case 'random':
      return ['random;'];
    case 'ring-hash':
      return [`hash $http_${keyHeader.toLowerCase().replaceAll('-', '_')} consistent;`];
    case 'least-request':
      if (choices >= instances.length) return ['least_conn;'];
      if (choices === 2) return ['random two least_conn;'];
      return cannot('nginx', `\`choices\` of ${choices}: it compares two or all`, 'envoy and haproxy');
    case 'maglev':
      return cannot('nginx', '`strategy` maglev', 'envoy');
    case 'peak-ewma':
      return cannot('nginx', '`strategy` peak-ewma', 'no proxy here, but createBalancer()');
  }
}

function serverLine(
  { outlier, maxRequestsPerInstance }: ResolvedDescription,
  { id, host, port, isBackup }: PlacedInstance,
  weight: number,
): string {
  const words = [
    `server ${authorityOf(host, port)}`,
    weight > 0 ? `weight=${weight}` : 'down',
    outlier
      ? `max_fails=${outlier.consecutiveFailures} fail_timeout=${Math.ceil(outlier.baseEjectionMs / 1000)}s`
      : 'max_fails=0',
    ...(maxRequestsPerInstance === undefined ? [] : [`max_conns=${maxRequestsPerInstance}`]),
    ...(isBackup ? ['backup'] : []),
  ];
  return `${words.join(' ')}; # ${id}`;
}

// A key that is never empty: what has an empty one is not counted.
function limitZone({ name, maxRequests }: ResolvedDescription): string[] {
  return maxRequests === undefined ? [] : [`limit_conn_zone $server_port zone=${name}_requests:1m;`, ''];
}

function server(description: ResolvedDescription): string[] {
  const { name, listen, maxRequests } = description;
  const limit =
    maxRequests === undefined ? [] : [`limit_conn ${name}_requests ${maxRequests};`, 'limit_conn_status 503;'];
  const location = ['location / {', ...proxying(description).map(indented), '}'];
  const lines = [
    `listen ${authorityOf(listen.address, listen.port)};`,
    'client_max_body_size 0;',
    ...limit,
    ...location,
  ];
  return ['server {', ...lines.map(indented), '}'];
}

function proxying({ name, connectTimeoutMs, timeoutMs, retry }: ResolvedDescription): string[] {
  const attempts = retry?.attempts ?? 1;
  return [
    `proxy_pass http://${name};`,
    'proxy_http_version 1.1;',
    'proxy_set_header Connection "";',
    'proxy_set_header Host $http_host;',
    `proxy_connect_timeout ${connectTimeoutMs}ms;`,
    `proxy_send_timeout ${timeoutMs}ms;`,
    `proxy_read_timeout ${timeoutMs}ms;`,
    ...(attempts > 1
      ? ['proxy_next_upstream error timeout http_502 http_503 http_504;', `proxy_next_upstream_tries ${attempts};`]
      : ['proxy_next_upstream off;']),
  ];
}

function indented(line: string): string {
  return `    ${line}`;
}
