// A fleet with its defaults, checked.
import { AutoscalerError } from '../errors.ts';
import type { ContainerFleet, Fleet, LambdaFleet, ServiceTime } from '../fleet.ts';
import { foundText } from '../foundText.ts';

export type ResolvedContainers = Required<Omit<ContainerFleet, 'memory'>> & Pick<ContainerFleet, 'memory'>;
export type ResolvedLambda = Required<LambdaFleet>;

/** Instances that are more than this are no fleet but a mistake. */
export const maxInstances = 1_000_000;

/** Milliseconds and prices above this are none; below it no sum of them overflows. */
export const maxAmount = 1e12;

/** Of a log-normal: more spread than this would give times beyond any. */
const maxSigma = 5;

/** Fills defaults in; `min` is the policy's. Throws AutoscalerError KINGLET_AUTOSCALER_STATE for a fleet that cannot be. */
export function resolveFleet(fleet: Fleet, min: number): ResolvedContainers | ResolvedLambda {
  checkService(fleet?.service);
  if (fleet.kind === 'containers') return resolveContainers(fleet, min);
  if (fleet.kind === 'lambda') return resolveLambda(fleet);
  throw wrong('kind', "'containers' or 'lambda'", (fleet as { kind: unknown }).kind);
}

function resolveContainers(fleet: ContainerFleet, min: number): ResolvedContainers {
  const { memory } = fleet;
  checkNames(fleet, containerOptions);
  if (memory) {
    checkNumber('memory.idle', memory.idle, 0);
    checkNumber('memory.busy', memory.busy, 0);
  }
  return {
    kind: 'containers',
    service: fleet.service,
    concurrency: checkCount('concurrency', fleet.concurrency ?? 1, 1),
    startMs: checkNumber('startMs', fleet.startMs ?? 30_000, 0),
    queueLimit:
      fleet.queueLimit === undefined ? Number.POSITIVE_INFINITY : checkCount('queueLimit', fleet.queueLimit, 0),
    pricePerHour: checkNumber('pricePerHour', fleet.pricePerHour ?? 0.04, 0),
    instances: checkCount('instances', fleet.instances ?? min, 0),
    ...(memory && { memory }),
  };
}

function resolveLambda(fleet: LambdaFleet): ResolvedLambda {
  checkNames(fleet, lambdaOptions);
  const architecture = fleet.architecture ?? 'arm64';
  if (architecture !== 'arm64' && architecture !== 'x64') throw wrong('architecture', "'arm64' or 'x64'", architecture);
  const concurrencyLimit = checkCount('concurrencyLimit', fleet.concurrencyLimit ?? 1000, 1);
  const instances = checkCount('instances', fleet.instances ?? 0, 0);
  if (instances > concurrencyLimit)
    throw wrong('instances', `at most the concurrencyLimit of ${concurrencyLimit}`, instances);
  return {
    kind: 'lambda',
    service: fleet.service,
    architecture,
    memoryMiB: checkCount('memoryMiB', fleet.memoryMiB ?? 1024, 1),
    initMs: checkNumber('initMs', fleet.initMs ?? 200, 0),
    idleMs: checkNumber('idleMs', fleet.idleMs ?? 600_000, 0),
    concurrencyLimit,
    scalingRate: checkCount('scalingRate', fleet.scalingRate ?? 1000, 1),
    provisionMs: checkNumber('provisionMs', fleet.provisionMs ?? 60_000, 0),
    instances,
  };
}

const containerOptions: readonly (keyof ContainerFleet)[] = [
  'kind',
  'service',
  'concurrency',
  'startMs',
  'queueLimit',
  'pricePerHour',
  'instances',
  'memory',
];

const lambdaOptions: readonly (keyof LambdaFleet)[] = [
  'kind',
  'service',
  'architecture',
  'memoryMiB',
  'initMs',
  'idleMs',
  'concurrencyLimit',
  'scalingRate',
  'provisionMs',
  'instances',
];

// A misspelt one would silently be its default.
function checkNames(fleet: Fleet, known: readonly string[]): void {
  const unknown = Object.keys(fleet).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new AutoscalerError(
    'KINGLET_AUTOSCALER_STATE',
    `Expected a fleet of ${known.join(', ')}; found \`${unknown}\`.`,
  );
}

function checkService(service: ServiceTime): void {
  if (typeof service !== 'object' || service === null) throw wrong('service', 'an object', service);
  if (service.kind === 'lognormal') {
    checkNumber('service.medianMs', service.medianMs, Number.MIN_VALUE);
    checkNumber('service.sigma', service.sigma, 0, maxSigma);
    return;
  }
  if (service.kind !== 'constant' && service.kind !== 'exponential')
    throw wrong('service.kind', "'constant', 'exponential' or 'lognormal'", (service as { kind: unknown }).kind);
  checkNumber('service.meanMs', service.meanMs, Number.MIN_VALUE);
}

function checkCount(name: string, value: number, least: number): number {
  if (!Number.isInteger(value) || value < least || value > maxInstances)
    throw wrong(name, `a whole number from ${least} to ${maxInstances}`, value);
  return value;
}

function checkNumber(name: string, value: number, least: number, most: number = maxAmount): number {
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw wrong(name, `a number ${least === 0 ? 'from' : 'above'} 0 up to ${most}`, value);
}

function wrong(name: string, expected: string, found: unknown): AutoscalerError {
  return new AutoscalerError(
    'KINGLET_AUTOSCALER_STATE',
    `Expected the fleet's \`${name}\` to be ${expected}; found ${typeof found === 'string' ? `'${found}'` : foundText(found)}.`,
  );
}
