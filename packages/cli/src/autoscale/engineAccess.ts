// How the verbs reach engines, and what their refusals mean to a person at a terminal.
import { awsError } from '../aws/awsError.ts';
import type { AwsValues } from '../aws/awsSettings.ts';
import { CliError } from '../cliError.ts';
import type { Context } from '../context.ts';
import type { AutoscalerPackage } from './autoscalerPackage.ts';

export interface Access extends Omit<AwsValues, 'name'> {
  /** Of Kubernetes. */
  readonly server: string | undefined;
}

export interface Tools {
  readonly autoscaler: AutoscalerPackage;
  readonly env: Context['env'];
  readonly access: Access;
}

/** The API server that is named, or that of the cluster this runs in, or where `kubectl proxy` listens. */
export function kubernetesServer(
  { clusterServer }: AutoscalerPackage,
  env: Context['env'],
  server: string | undefined,
): ReturnType<AutoscalerPackage['clusterServer']> {
  if (server !== undefined) return { server };
  return env.KUBERNETES_SERVICE_HOST ? clusterServer(env) : { server: 'http://127.0.0.1:8001' };
}

/** Runs what talks to an engine; `what` was to be done (`scale x`). */
export type Explained = <T>(what: string, ask: () => Promise<T>) => Promise<T>;

/** Tells the engine's refusals in the words of this tool; other errors stay as they are. */
export function explaining(engine: 'aws' | 'kubernetes', env: Context['env']): Explained {
  return async (what, ask) => {
    try {
      return await ask();
    } catch (error) {
      const { cause } = error as { readonly cause?: unknown };
      if (!(cause instanceof Error)) throw error;
      throw engine === 'aws' ? awsError(what, cause, env) : notReached(what, cause);
    }
  };
}

function notReached(what: string, cause: Error): CliError {
  const advice = 'if the API server is not reached, type `kubectl proxy`, or give --server';
  return new CliError('KINGLET_CLI_FAILED', `${what}: ${cause.message}; ${advice}`, { cause });
}
