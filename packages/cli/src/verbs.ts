// The verbs, in the order of the help; some are two words. Each is loaded when it is used: most need only a part of what is installed.
import type { Verb } from './verb.ts';

export interface VerbEntry {
  readonly summary: string;
  readonly load: () => Promise<Verb>;
}

export const verbs: Readonly<Record<string, VerbEntry>> = {
  init: { summary: 'a new function from a template', load: async () => (await import('./verbs/init.ts')).init },
  doctor: {
    summary: 'what this machine and this project lack',
    load: async () => (await import('./verbs/doctor.ts')).doctor,
  },
  build: { summary: 'handler.ts to a verified zip', load: async () => (await import('./verbs/build.ts')).build },
  verify: { summary: 'checks any bootstrap or zip', load: async () => (await import('./verbs/verify.ts')).verify },
  dev: {
    summary: 'rebuilds and serves the function here while you edit',
    load: async () => (await import('./verbs/dev.ts')).dev,
  },
  invoke: { summary: 'sends an event, here or to AWS', load: async () => (await import('./verbs/invoke.ts')).invoke },
  deploy: {
    summary: 'creates or updates the function on AWS',
    load: async () => (await import('./verbs/deploy.ts')).deploy,
  },
  rollback: {
    summary: 'moves the alias to an earlier version',
    load: async () => (await import('./verbs/rollback.ts')).rollback,
  },
  promote: {
    summary: 'moves the alias to a version, all at once or a share of the events',
    load: async () => (await import('./verbs/promote.ts')).promote,
  },
  delete: { summary: 'removes what deploy made', load: async () => (await import('./verbs/delete.ts')).deleteFunction },
  logs: { summary: 'shows and follows the logs', load: async () => (await import('./verbs/logs.ts')).logs },
  bench: {
    summary: 'measures cold and warm starts, here or on AWS',
    load: async () => (await import('./verbs/bench.ts')).bench,
  },
  profile: {
    summary: 'where the time of a function goes: counters, stacks, kernels; a page',
    load: async () => (await import('./verbs/profile.ts')).profile,
  },
  tune: {
    summary: 'finds the memory size and architecture that cost least',
    load: async () => (await import('./verbs/tune.ts')).tune,
  },
  cost: {
    summary: 'what a load costs a month, arm64 against x64',
    load: async () => (await import('./verbs/cost.ts')).cost,
  },
  template: {
    summary: 'the same function for SAM, CDK or Terraform',
    load: async () => (await import('./verbs/template.ts')).template,
  },
  'model compile': {
    summary: 'model.onnx to model.plan',
    load: async () => (await import('./verbs/modelCompile.ts')).modelCompile,
  },
  'model inspect': {
    summary: 'what a model or a plan holds',
    load: async () => (await import('./verbs/modelInspect.ts')).modelInspect,
  },
  'model run': {
    summary: 'runs a model or a plan on inputs from files',
    load: async () => (await import('./verbs/modelRun.ts')).modelRun,
  },
  'model bench': {
    summary: 'measures how long a model or a plan takes, whole and by node',
    load: async () => (await import('./verbs/modelBench.ts')).modelBench,
  },
  'model diff': {
    summary: 'what differs between two models, or between their answers',
    load: async () => (await import('./verbs/modelDiff.ts')).modelDiff,
  },
  'model quantize': {
    summary: 'fewer bits for a model, inside an accuracy budget',
    load: async () => (await import('./verbs/modelQuantize.ts')).modelQuantize,
  },
  'host describe': {
    summary: 'what machine this is, each value with where it was read',
    load: async () => (await import('./verbs/hostDescribe.ts')).hostDescribe,
  },
  'host advise': {
    summary: 'what to change of its settings, and why',
    load: async () => (await import('./verbs/hostAdvise.ts')).hostAdvise,
  },
  'host plan': {
    summary: 'the files that apply would write',
    load: async () => (await import('./verbs/hostPlan.ts')).hostPlan,
  },
  'host apply': {
    summary: 'writes them, as root, keeping what was there in a journal',
    load: async () => (await import('./verbs/hostApply.ts')).hostApply,
  },
  'host undo': {
    summary: 'restores what a journal holds',
    load: async () => (await import('./verbs/hostUndo.ts')).hostUndo,
  },
  'host watch': {
    summary: 'load, pressure, faults, steal and event loop, until Ctrl-C',
    load: async () => (await import('./verbs/hostWatch.ts')).hostWatch,
  },
  'host bench': {
    summary: 'how fast memory of each NUMA node is read, written and copied',
    load: async () => (await import('./verbs/hostBench.ts')).hostBench,
  },
  'autoscale replay': {
    summary: 'real or made traffic under scaling policies: cost, misses, instances',
    load: async () => (await import('./verbs/autoscaleReplay.ts')).autoscaleReplay,
  },
  'autoscale fit': {
    summary: 'the policy that a replay of your traffic chooses',
    load: async () => (await import('./verbs/autoscaleFit.ts')).autoscaleFit,
  },
  'autoscale decide': {
    summary: 'how many instances a fleet needs now, and why',
    load: async () => (await import('./verbs/autoscaleDecide.ts')).autoscaleDecide,
  },
  'autoscale emit': {
    summary: 'a policy as configuration for AWS, Kubernetes, KEDA or Knative',
    load: async () => (await import('./verbs/autoscaleEmit.ts')).autoscaleEmit,
  },
  'autoscale configure': {
    summary: 'puts what emit writes into AWS or Kubernetes',
    load: async () => (await import('./verbs/autoscaleConfigure.ts')).autoscaleConfigure,
  },
  'autoscale apply': {
    summary: 'has so many instances run, on ECS, Lambda, SageMaker or Kubernetes',
    load: async () => (await import('./verbs/autoscaleApply.ts')).autoscaleApply,
  },
  'balance emit': {
    summary: 'a fleet as configuration for nginx, HAProxy or Envoy',
    load: async () => (await import('./verbs/balanceEmit.ts')).balanceEmit,
  },
  'balance simulate': {
    summary: 'what strategies do to latency where servers differ',
    load: async () => (await import('./verbs/balanceSimulate.ts')).balanceSimulate,
  },
  completion: {
    summary: 'completion for bash, zsh or fish',
    load: async () => (await import('./verbs/completion.ts')).completion,
  },
};
