// The names that one option has: logRetention, --log-retention, KINGLET_LOG_RETENTION.

export function flagName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function environmentName(name: string): string {
  return `KINGLET_${flagName(name).replaceAll('-', '_').toUpperCase()}`;
}
