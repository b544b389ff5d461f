// Where AWS credentials and the region would come from. Values of credentials are never looked at.
import type { Context } from '../context.ts';
import { type AwsProfile, awsProfiles } from './awsProfiles.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

interface AwsChoice {
  readonly profile: string | undefined;
  readonly region: string | undefined;
}

/** In the order in which AWS's SDK looks for them, without asking anybody. */
export function checkCredentials({ env }: Pick<Context, 'env'>, { profile }: Pick<AwsChoice, 'profile'>): Finding[] {
  const profiles = awsProfiles(env);
  const named = profile ?? env.AWS_PROFILE;
  if (named) return [ofNamedProfile(named, profiles)];
  return [ofEnvironment(env) ?? ofDefaultProfile(profiles) ?? ofMachine(env) ?? none];
}

/** The region by the setting, the environment or the profile. */
export function checkRegion({ env }: Pick<Context, 'env'>, { profile, region }: AwsChoice): Finding[] {
  const what = 'aws region';
  if (region) return [ok(what, `${region}, by the settings`)];
  if (env.AWS_REGION) return [ok(what, `${env.AWS_REGION}, by AWS_REGION`)];
  const name = profile ?? env.AWS_PROFILE ?? 'default';
  const found = awsProfiles(env).get(name)?.region;
  if (found) return [ok(what, `${found}, by the profile ${name}`)];
  if (env.AWS_DEFAULT_REGION)
    return [
      warning(
        what,
        'none; AWS_DEFAULT_REGION is set, which only the AWS CLI reads',
        `export AWS_REGION=${env.AWS_DEFAULT_REGION}`,
      ),
    ];
  return [warning(what, 'none', 'aws configure set region eu-central-1, or set AWS_REGION, or give --region')];
}

/** Asks STS whose credentials these are. */
export async function checkIdentity(
  context: Context,
  values: AwsChoice & { readonly endpointUrl: string | undefined },
): Promise<readonly Finding[]> {
  const { awsClients } = await import('../aws/awsClients.ts');
  const { awsError } = await import('../aws/awsError.ts');
  try {
    const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
    const { Arn: arn } = await (await awsClients(values).sts()).send(new GetCallerIdentityCommand());
    return [ok('aws identity', arn ?? 'known to AWS')];
  } catch (error) {
    return [problem('aws identity', awsError('ask AWS who we are', error, context.env).message)];
  }
}

const what = 'aws credentials';
const none: Finding = warning(
  what,
  'none found here; deploy, invoke, logs and bench --deployed need them',
  'aws configure, or aws sso login, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile with --profile',
);

function ofNamedProfile(name: string, profiles: ReadonlyMap<string, AwsProfile>): Finding {
  const found = profiles.get(name);
  if (found?.credentials)
    return ok(what, `${found.credentials.kind} of the profile ${name}, by ${found.credentials.file}`);
  const others = [...profiles].filter(([, { credentials }]) => credentials).map(([one]) => one);
  return problem(
    what,
    found ? `the profile ${name} has none` : `there is no profile ${name}`,
    `aws configure --profile ${name}${others.length > 0 ? `, or one of ${others.join(', ')} with --profile` : ''}`,
  );
}

function ofEnvironment(env: Context['env']): Finding | undefined {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = env;
  if (id && secret) return ok(what, `access keys in the environment${token ? ', with a session token' : ''}`);
  if (!id && !secret) return undefined;
  const [there, missing] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].toSorted((a) => (env[a] ? -1 : 1));
  return problem(what, `${there} is set, ${missing} is not`, `set ${missing} too, or unset ${there}`);
}

function ofDefaultProfile(profiles: ReadonlyMap<string, AwsProfile>): Finding | undefined {
  const found = profiles.get('default')?.credentials;
  return found && ok(what, `${found.kind} of the default profile, by ${found.file}`);
}

function ofMachine(env: Context['env']): Finding | undefined {
  if (env.AWS_WEB_IDENTITY_TOKEN_FILE && env.AWS_ROLE_ARN)
    return ok(what, 'a web identity, by AWS_WEB_IDENTITY_TOKEN_FILE');
  const isContainer = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ?? env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  return isContainer ? ok(what, 'the role of this container') : undefined;
}
