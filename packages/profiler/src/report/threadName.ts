/** How a thread is called by its `threadId`. */
export function threadName(thread: number): string {
  return thread === 0 ? 'main thread' : `worker ${thread}`;
}
