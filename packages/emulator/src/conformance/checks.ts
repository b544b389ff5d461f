// The thirty-five checks by number: what each asks of a runtime. The behaviours with the same `id` are its cases.

/** One line of the list. */
export interface ConformanceCheck {
  /** 1 to 35; never given to another check. */
  readonly id: number;
  readonly title: string;
}

const titles = [
  'Without the address of the API it exits with a message',
  'Its first request is GET next, with a User-Agent',
  'Events of every size, up to 6 MiB and 100 bytes, come back unchanged',
  'Chunked events, however they are framed, split, cased and folded',
  'Events of any bytes and any JSON',
  'One connection for a thousand events',
  'A closed or reset connection is opened again',
  '100 Continue and 204 are no events',
  'Every header reaches the context; missing and malformed ones do no harm',
  'The remaining time counts down, past the deadline too',
  'The trace variable is set for its event, and unset',
  'The tenant id',
  'The invocation id is echoed, and only where it belongs',
  'The request id is encoded in the path',
  'Results of every kind become JSON, or an error',
  'Errors of every kind keep name, message and frames',
  'The error-type header has the form that the platform keeps',
  'The X-Ray cause: its shape, its limits',
  'Rejections and exceptions that nobody handles, promises that never settle',
  'A function that cannot be loaded is one init error and exit 1',
  'An answer that is too large ends its event only',
  '400, 403 and 410 are survived; 500 ends the process',
  'An answer of exactly the limit',
  'Response streaming',
  'An error before the first byte of a stream',
  'Logs: text, JSON, levels, telemetry frames',
  'The shutdown hook on SIGTERM',
  'SnapStart: hooks, their order, their exit codes',
  'Concurrent events without cross-talk',
  'No hot spin',
  'Memory is flat over 100000 events',
  'Descriptors are flat',
  'An extension is registered before the first poll, when one is needed',
  'A refused connection: a few tries, then exit',
  'The cold path, within a budget',
] as const;

/** The list, in order. */
export const conformanceChecks: readonly ConformanceCheck[] = titles.map((title, i) => ({ id: i + 1, title }));
