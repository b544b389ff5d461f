// Reads AWS's configuration files: which profiles there are, and what kind of credentials each has. No secret leaves this file.
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface AwsProfile {
  readonly region?: string;
  /** How the profile gets its credentials, and the file that says so; absent when it has none. */
  readonly credentials?: { readonly kind: string; readonly file: string };
}

/** By name. Files that are not there count as empty. */
export function awsProfiles(env: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, AwsProfile> {
  const folder = join(env.HOME ?? env.USERPROFILE ?? homedir(), '.aws');
  const profiles = new Map<string, AwsProfile>();
  const files = [
    env.AWS_CONFIG_FILE ?? join(folder, 'config'),
    env.AWS_SHARED_CREDENTIALS_FILE ?? join(folder, 'credentials'),
  ];
  for (const file of files) {
    for (const [name, keys] of sections(textOf(file))) {
      const kind = kinds.find(([key]) => keys.has(key))?.[1];
      const region = keys.get('region');
      profiles.set(name, {
        ...profiles.get(name),
        ...(region ? { region } : {}),
        ...(kind === undefined ? {} : { credentials: { kind, file } }),
      });
    }
  }
  return profiles;
}

const kinds: readonly (readonly [string, string])[] = [
  ['sso_session', 'single sign-on'],
  ['sso_start_url', 'single sign-on'],
  ['role_arn', 'a role'],
  ['credential_process', 'a program'],
  ['aws_access_key_id', 'access keys'],
  ['login_session', '`aws login`'],
];

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}

// `[name]` and `[profile name]`; of other sections (`[sso-session x]`, `[services x]`) nothing is taken.
function sections(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  let keys: Map<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s*\[\s*(?:profile\s+)?([^\]]*?)\s*\]/.exec(line)?.[1];
    if (header !== undefined) {
      keys = /^(sso-session|services)\s/.test(header) ? undefined : (found.get(header) ?? new Map<string, string>());
      if (keys) found.set(header, keys);
      continue;
    }
    const [, key, value] = /^([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) keys?.set(key.toLowerCase(), value);
  }
  return found;
}
