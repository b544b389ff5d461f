// What a plan is made of.

/** The services that deploy writes to, as the SDK's packages have them. */
interface Sdks {
  readonly iam: typeof import('@aws-sdk/client-iam');
  readonly lambda: typeof import('@aws-sdk/client-lambda');
  readonly logs: typeof import('@aws-sdk/client-cloudwatch-logs');
}

interface Names {
  readonly iam:
    | 'AttachRolePolicy'
    | 'CreateRole'
    | 'DeleteRole'
    | 'DeleteRolePolicy'
    | 'DetachRolePolicy'
    | 'PutRolePolicy'
    | 'TagRole'
    | 'UpdateAssumeRolePolicy';
  readonly lambda:
    | 'AddPermission'
    | 'CreateAlias'
    | 'CreateFunction'
    | 'CreateFunctionUrlConfig'
    | 'DeleteFunction'
    | 'DeleteFunctionUrlConfig'
    | 'DeleteProvisionedConcurrencyConfig'
    | 'PublishVersion'
    | 'PutProvisionedConcurrencyConfig'
    | 'RemovePermission'
    | 'TagResource'
    | 'UpdateAlias'
    | 'UpdateFunctionCode'
    | 'UpdateFunctionConfiguration'
    | 'UpdateFunctionUrlConfig';
  readonly logs: 'CreateLogGroup' | 'DeleteLogGroup' | 'PutRetentionPolicy' | 'TagResource';
}

type Input<Command> = Command extends new (input: infer I) => unknown ? I : never;

/** A request that changes something, as data: `name` is the command of the SDK without `Command`. */
export type Call = {
  [S in keyof Sdks]: {
    [N in Names[S]]: {
      readonly service: S;
      readonly name: N;
      readonly input: `${N}Command` extends keyof Sdks[S] ? Input<Sdks[S][`${N}Command`]> : never;
    };
  }[Names[S]];
}[keyof Sdks];

/** Stands for the version that the plan publishes, whose number AWS tells. */
export const publishedVersion = '$PUBLISHED';

/** A line of the plan. Secrets are not in it. */
export interface Change {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** What happens to one thing. */
export interface Step {
  readonly resource: string;
  readonly action: 'create' | 'update' | 'delete' | 'keep';
  readonly changes: readonly Change[];
  /** In their order; none when the thing is kept. */
  readonly calls: readonly Call[];
}

/** What is shown of a step, and all that leaves the process: its calls hold environment variables. */
export type ShownStep = Omit<Step, 'calls'>;

export function shownStep({ resource, action, changes }: Step): ShownStep {
  return { resource, action, changes };
}

/** A step that updates when there is something to call, and else keeps. */
export function updateOrKeep(resource: string, changes: readonly Change[], calls: readonly Call[]): Step {
  return { resource, action: calls.length > 0 ? 'update' : 'keep', changes, calls };
}

export const none = 'none';
