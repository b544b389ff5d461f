// The lines that Lambda writes around an invocation.

/** The figures of a REPORT line. */
export interface ReportFigures {
  readonly requestId: string;
  readonly durationMs: number;
  readonly memoryMb: number;
  readonly maxMemoryKb: number;
  /** Present on the first invocation of an environment. */
  readonly initDurationMs?: number | undefined;
  /** Present when the invocation did not end well for the platform. */
  readonly status?: 'timeout' | 'error' | undefined;
  readonly errorType?: string | undefined;
}

/** Lambda's REPORT line, tab separated, without the newline. Initialization is billed. */
export function reportLine(figures: ReportFigures): string {
  const init = figures.initDurationMs ?? 0;
  const fields = [
    `REPORT RequestId: ${figures.requestId}`,
    `Duration: ${figures.durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(figures.durationMs + init)} ms`,
    `Memory Size: ${figures.memoryMb} MB`,
    `Max Memory Used: ${Math.ceil(figures.maxMemoryKb / 1024)} MB`,
  ];
  if (figures.initDurationMs !== undefined) fields.push(`Init Duration: ${init.toFixed(2)} ms`);
  if (figures.status !== undefined) fields.push(`Status: ${figures.status}`);
  if (figures.errorType !== undefined) fields.push(`Error Type: ${figures.errorType}`);
  // CloudWatch's line ends in a tab unless a status follows.
  return fields.join('\t') + (figures.status === undefined ? '\t' : '');
}

/** The line for an initialization that failed. */
export function initReportLine(durationMs: number, status: 'timeout' | 'error', errorType?: string): string {
  const fields = [`INIT_REPORT Init Duration: ${durationMs.toFixed(2)} ms`, 'Phase: init', `Status: ${status}`];
  if (errorType !== undefined) fields.push(`Error Type: ${errorType}`);
  return fields.join('\t');
}

/** The line for a restore from a snapshot. */
export function restoreReportLine(durationMs: number): string {
  return `RESTORE_REPORT Restore Duration: ${durationMs.toFixed(2)} ms`;
}

/** Opens the log of an invocation. */
export function startLine(requestId: string, version: string): string {
  return `START RequestId: ${requestId} Version: ${version}`;
}

/** Closes the log of an invocation. */
export function endLine(requestId: string): string {
  return `END RequestId: ${requestId}`;
}

/** What the platform says of an invocation that ran out of time. `timeoutMs` is the function's limit. */
export function timeoutMessage(timeoutMs: number): string {
  return `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
}
