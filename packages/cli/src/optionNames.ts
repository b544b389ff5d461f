// The names that one option has: logRetention, --log-retention, KINGLET_LOG_RETENTION.
import type { Option } from './option.ts';

/** Without the dashes; of a repeatable setting the singular, if it has one. */
export function flagOf(name: string, { flag }: Pick<Option<unknown>, 'flag'>): string {
  return flag ?? flagName(name);
}

export function flagName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function environmentName(name: string): string {
  return `KINGLET_${flagName(name).replaceAll('-', '_').toUpperCase()}`;
}
