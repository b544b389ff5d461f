// The part of the platform with URL and URLSearchParams; loaded when one is touched.
import { named } from './named.ts';
import type { Native } from './native.ts';
import { createUrl } from './url/url.ts';

/** As install() of index.ts. */
export function install(native: Native): Record<string, unknown> {
  return named(createUrl((bytes) => native.decode(bytes, false)));
}
