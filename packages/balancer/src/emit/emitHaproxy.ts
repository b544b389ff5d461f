// For HAProxy: a frontend and a backend, which read no defaults of the file around them.
import { hash } from '../hash.ts';
import { cannot, notesOf } from './cannot.ts';
import type { Emitted } from './emitted.ts';
import type { PlacedInstance, ResolvedDescription } from './resolveDescription.ts';
import { authorityOf, hasNames } from './resolveInstances.ts';
import { textFile } from './textFile.ts';
import { proxyWeights, type WholeWeights, weightNote } from './wholeWeights.ts';

/** Throws BalancerError KINGLET_BALANCER_TARGET. */
export function emitHaproxy(description: ResolvedDescription): Emitted {
  refuse(description);
  const path = `${description.name}.cfg`;
  const whole = proxyWeights('haproxy', description.instances, mostWeight);
  const notes = haproxyNotes(description, whole);
  const lines = [...frontend(description), '', ...backend(description, whole)];
  const use = 'start haproxy with it, after a file with `global` or alone';
  return { files: [textFile(path, lines, { use, notes, command: `haproxy -c -f ${path}` })], notes };
}

const mostWeight = 256;

function refuse({ strategy, ringPoints, healthCheck, outlier, slowStart, retry }: ResolvedDescription): void {
  if (retry?.budget) cannot('haproxy', '`retry.budget`', 'envoy');
  if (outlier && !healthCheck)
    cannot('haproxy', '`outlier` without `healthCheck`, which brings an instance back', 'envoy and nginx');
  if (slowStart && !healthCheck)
    cannot('haproxy', '`slowStart` without `healthCheck`, which tells when an instance is back', 'envoy');
  if (strategy === 'ring-hash' && ringPoints !== undefined && ringPoints !== points)
    cannot('haproxy', `\`ringPoints\` of ${ringPoints}: ${points} are placed`, 'envoy');
}

function haproxyNotes(
  { outlier, slowStart, locality, timeoutMs, ...rest }: ResolvedDescription,
  whole: WholeWeights,
): string[] {
  const { strategy, maxRequestsPerInstance, connectTimeoutMs, instances } = rest;
  const isFewPoints = strategy === 'ring-hash' && pointFactor(whole) < points / pointsPerWeight;
  return notesOf(
    weightNote(whole),
    [
      isFewPoints,
      `weights end at ${mostWeight}: an instance of the least weight has fewer than ${points} points on the ring`,
    ],
    [outlier, 'an instance that is out comes back by its health checks, not after a time, and all may be out at once'],
    [outlier, 'success rates are not compared'],
    [rest.healthCheck, 'where all instances are out, the answer is 503'],
    [
      slowStart,
      'the weight of an instance that comes back grows in a straight line from nothing; one that is new does not start slowly',
    ],
    [slowStart && slowStart.windowMs % 1000 !== 0, '`slowStart.windowMs` is rounded up to whole seconds'],
    [locality !== undefined, 'others than the local instances are taken only when none of those is available'],
    [rest.maxRequests, 'requests that come at the same instant to several threads may go over `maxRequests`'],
    [maxRequestsPerInstance, `where all instances are full, a request waits up to ${connectTimeoutMs} ms for a place`],
    [timeoutMs, '`timeoutMs` is the longest silence of an instance, not the whole time of an attempt'],
    [hasNames(instances), 'names are resolved once, when HAProxy starts'],
  );
}

function frontend({ name, listen, timeoutMs, maxRequests }: ResolvedDescription): string[] {
  const shed = `http-request deny deny_status 503 if { be_conn(${name}) ge ${maxRequests} }`;
  return section(`frontend ${name}_clients`, [
    'mode http',
    `bind ${authorityOf(listen.address, listen.port)}`,
    `timeout client ${timeoutMs}ms`,
    ...(maxRequests === undefined ? [] : [shed]),
    `default_backend ${name}`,
  ]);
}

function backend(description: ResolvedDescription, whole: WholeWeights): string[] {
  const { name, connectTimeoutMs, timeoutMs, instances } = description;
  const factor = description.strategy === 'ring-hash' ? pointFactor(whole) : 1;
  const numbers = serverNumbers(instances);
  const words = serverWords(description);
  return section(`backend ${name}`, [
    'mode http',
    ...balance(description),
    `timeout connect ${connectTimeoutMs}ms`,
    `timeout queue ${connectTimeoutMs}ms`,
    `timeout server ${timeoutMs}ms`,
    ...checks(description),
    ...retries(description),
    ...(instances.some(({ isBackup }) => isBackup) ? ['option allbackups'] : []),
    ...instances.map(({ id, host, port, isBackup }, at) => {
      const weight = (whole.weights[at] as number) * factor;
      const own = `server ${id} ${authorityOf(host, port)} id ${numbers[at]} weight ${weight}`;
      return [own, ...words, ...(isBackup ? ['backup'] : [])].join(' ');
    }),
  ]);
}

function balance({ strategy, choices, instances, keyHeader }: ResolvedDescription): string[] {
  switch (strategy) {
    case 'round-robin':
      return ['balance roundrobin'];
    case 'random':
      return ['balance random(1)'];
    case 'least-request':
      return [choices >= instances.length ? 'balance leastconn' : `balance random(${choices})`];
    case 'ring-hash':
      return [`balance hdr(${keyHeader})`, 'hash-type consistent djb2 avalanche'];
    case 'maglev':
      return cannot('haproxy', '`strategy` maglev', 'envoy');
    case 'peak-ewma':
      return cannot('haproxy', '`strategy` peak-ewma', 'no proxy here, but createBalancer()');
  }
}

function checks({ healthCheck }: ResolvedDescription): string[] {
  if (!healthCheck) return [];
  return [
    'option httpchk',
    `http-check send meth GET uri ${healthCheck.path}`,
    'http-check expect status 200',
    `timeout check ${healthCheck.timeoutMs}ms`,
  ];
}

function retries({ retry }: ResolvedDescription): string[] {
  const attempts = retry?.attempts ?? 1;
  if (attempts === 1) return ['retries 0'];
  return [
    `retries ${attempts - 1}`,
    'option redispatch 1',
    'retry-on conn-failure empty-response response-timeout 502 503 504',
    'http-request disable-l7-retry unless { method GET HEAD OPTIONS PUT DELETE TRACE }',
  ];
}

function serverWords({ healthCheck, outlier, slowStart, maxRequestsPerInstance }: ResolvedDescription): string[] {
  return [
    ...(maxRequestsPerInstance === undefined ? [] : [`maxconn ${maxRequestsPerInstance}`]),
    ...(healthCheck
      ? [
          `check inter ${healthCheck.intervalMs}ms rise ${healthCheck.healthyThreshold} fall ${healthCheck.unhealthyThreshold}`,
        ]
      : []),
    ...(outlier ? [`observe layer7 error-limit ${outlier.consecutiveFailures} on-error mark-down`] : []),
    ...(slowStart ? [`slowstart ${slowStart.windowMs}ms`] : []),
  ];
}

/** On the ring, for an instance of weight 1, as in `BalancerOptions.ringPoints`. */
const points = 160;
/** What HAProxy places for each unit of its weights. */
const pointsPerWeight = 16;

function pointFactor({ weights }: WholeWeights): number {
  return Math.max(1, Math.min(points / pointsPerWeight, Math.floor(mostWeight / Math.max(...weights))));
}

/** HAProxy places a server on its ring by its number: it must not change when others come or go. */
function serverNumbers(instances: readonly PlacedInstance[]): number[] {
  const taken = new Set<number>();
  return instances.map(({ id }) => {
    let number = hash(id, 0) >>> 1 || 1;
    while (taken.has(number)) number = (number % 0x7fffffff) + 1;
    taken.add(number);
    return number;
  });
}

function section(head: string, lines: readonly string[]): string[] {
  return [head, ...lines.map((line) => `    ${line}`)];
}
