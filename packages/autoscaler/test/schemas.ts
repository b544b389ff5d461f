// What judges emitted files, from other people: the Go types of Kubernetes, KEDA and Knative as JSON schemas, botocore's models of
// AWS's APIs, and cfn-lint.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject';
import { Service } from '@kubernetes-models/knative/serving.knative.dev/v1/Service';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { installFromPip } from '../../../scripts/installFromPip.mjs';
import { reportSkipped } from '../../../scripts/toolchain.mjs';
import { cfnLint } from '../../cli/test/validators.ts';

// To be called with the manifest itself: what a constructor makes of it is a copy.
const validators: Readonly<Record<string, () => void>> = {
  ConfigMap: ConfigMap.prototype.validate,
  HorizontalPodAutoscaler: HorizontalPodAutoscaler.prototype.validate,
  ScaledObject: ScaledObject.prototype.validate,
  Service: Service.prototype.validate,
};

/**
 * Throws where the manifest breaks its schema; returns the fields that the schema knows nothing of. The schemas let those pass, as
 * an API server does that drops them, but never look at them: so it is watched which ones are looked at.
 */
export function unknownFields(manifest: Readonly<Record<string, unknown>>): string[] {
  const validate = validators[String(manifest.kind)];
  if (!validate) throw new Error(`Expected a kind of ${Object.keys(validators)}, got ${manifest.kind}`);
  const seen = new Set<string>();
  validate.call(watched(manifest, '', seen));
  return pathsOf(manifest, '').filter((path) => !seen.has(path));
}

function watched<T>(value: T, path: string, seen: Set<string>): T {
  if (typeof value !== 'object' || value === null) return value;
  const get = (target: object, key: string | symbol) => {
    const inner = `${path}/${String(key)}`;
    seen.add(inner);
    return watched(Reflect.get(target, key), inner, seen);
  };
  return new Proxy(value as object, { get }) as T;
}

function pathsOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [`${path}/${key}`, ...pathsOf(inner, `${path}/${key}`)]);
}

const botocore = installFromPip('moto');

/** Why botocore's models cannot be had, if they cannot. The reason is printed. */
export const botocoreIsMissing: boolean = 'missing' in botocore;
if ('missing' in botocore) reportSkipped("AWS's calls by botocore's models", botocore.missing);

/** A call of AWS's: `['application-autoscaling', 'put-scaling-policy', input]`. */
export type AwsCall = readonly [service: string, verb: string, input: unknown];

/** What botocore says against each call, before it would send it. */
export function callProblems(calls: readonly AwsCall[]): string[] {
  const env = {
    PATH: process.env.PATH,
    PYTHONPATH: 'dir' in botocore ? botocore.dir : '',
    PYTHONDONTWRITEBYTECODE: '1',
    HOME: '/nonexistent',
  };
  const printed = execFileSync('python3', ['-c', validateCalls], {
    env,
    input: JSON.stringify(calls),
    encoding: 'utf8',
  });
  return JSON.parse(printed);
}

// Enumerations are in the models too, but botocore leaves them to the service.
const validateCalls = `
import functools, json, sys, botocore.loaders, botocore.model, botocore.validate
@functools.cache
def model_of(service): return botocore.model.ServiceModel(botocore.loaders.Loader().load_service_model(service, 'service-2'))
problems = []
def enums(shape, value, path):
    if shape.type_name == 'structure':
        for name, inner in value.items():
            if name in shape.members: enums(shape.members[name], inner, path + '/' + name)
    elif shape.type_name == 'list':
        for inner in value: enums(shape.member, inner, path)
    elif getattr(shape, 'enum', None) and value not in shape.enum:
        problems.append(path + ': ' + value + ' is none of the enumeration')
for service, verb, value in json.load(sys.stdin):
    name = ''.join(word.title() for word in verb.split('-'))
    shape = model_of(service).operation_model(name).input_shape
    report = botocore.validate.ParamValidator().validate(value, shape)
    if report.has_errors(): problems.append(verb + ': ' + report.generate_report())
    enums(shape, value, verb)
print(json.dumps(problems))`;

/** What cfn-lint finds in a template. */
export function templateProblems(template: string, ...options: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'kinglet-emit-'));
  try {
    const file = join(folder, 'template.yaml');
    writeFileSync(file, template);
    return cfnLint(file, ...options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
