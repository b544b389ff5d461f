// The AWS CLI, pinned and checksummed, from pip into .cache.
import { installFromPip } from '../../../scripts/installFromPip.mjs';

/** The folder for PYTHONPATH, or why there is none. Fetches it when it is not in the cache. */
export function installAwsCli(): { readonly dir: string } | { readonly missing: string } {
  return installFromPip('awscli');
}
