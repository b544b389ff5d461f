// What `kinglet template` makes for every tool.
import type { DesiredFunction } from '../desiredFunction.ts';

/** Files by their path in the project's folder, and what to type there. */
export interface Project {
  readonly files: Readonly<Record<string, string>>;
  readonly commands: readonly string[];
}

/** What a project is made of. */
export interface ProjectInput {
  readonly wanted: DesiredFunction;
  /** The zip, as seen from the project's folder, with `/`. */
  readonly zip: string;
  readonly region: string | undefined;
}

/** The first line of every file that can have one. */
export const origin = 'Made by `kinglet template`. It deploys the zip that `kinglet build` makes.';

/** The name of the stack, or of the package: letters, digits and `-`. */
export function stackName(functionName: string): string {
  return `kinglet-${functionName.replaceAll('_', '-')}`;
}

/** Who may call a function URL: everybody, or the account, whose own policies say who. */
export type UrlCallers = 'everybody' | 'account';

export function urlCallers({ url }: DesiredFunction): UrlCallers | undefined {
  if (url === undefined) return undefined;
  return url.auth === 'NONE' ? 'everybody' : 'account';
}
