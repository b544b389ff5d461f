// The levels of log lines.

/** From the least to the gravest; the numbers are those of the telemetry descriptor's frames. */
export const logLevels = { TRACE: 4, DEBUG: 8, INFO: 12, WARN: 16, ERROR: 20, FATAL: 24 } as const;

/** How grave a line is. */
export type LogLevel = keyof typeof logLevels;

/** The level that a variable names, in any case; everything is written when it names none. */
export function logLevelOf(text: string | undefined): LogLevel {
  const name = text?.toUpperCase() ?? '';
  return Object.hasOwn(logLevels, name) ? (name as LogLevel) : 'TRACE';
}
