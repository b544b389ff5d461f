// How long an event may be, and what Lambda's API says of one that is longer.

/** 6 MiB: the longest event of a caller who waits, and the longest answer that such a caller gets at once. */
export const maxEventBytes: number = 6 * 1024 * 1024;

/** 1 MiB: the longest event of a caller who does not wait. */
export const maxAsyncEventBytes: number = 1024 * 1024;

/** The service's words for an event that is too long. */
export function eventTooLargeMessage(limitBytes: number): string {
  return `Request must be smaller than ${limitBytes} bytes for the InvokeFunction operation`;
}
