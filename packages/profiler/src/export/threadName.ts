/** What a thread is called in files for other tools. */
export function threadName(thread: number): string {
  return thread === 0 ? 'main thread' : `worker ${thread}`;
}
