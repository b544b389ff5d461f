// A thread of this process, spoken to in the inspector's protocol.
import type { Session } from 'node:inspector';
import { threadId } from 'node:worker_threads';
import { ProfilerError } from '../errors.ts';

export type Reply = { readonly result: unknown } | { readonly error: Error };

export interface InspectedThread {
  /** 0 for the main thread, else the worker's `threadId`. */
  readonly id: number;
  /** `reply` is called before this returns where the thread is the calling one, else later. */
  post(method: string, parameters?: object, reply?: (reply: Reply) => void): void;
  /** Tells one listener of all that the thread says unasked. */
  listen(heard: (method: string, parameters: object) => void): void;
}

/** Throws ProfilerError KINGLET_PROFILER_INSPECTOR where Node has no inspector or does not allow it. */
export function openSession(): Session {
  try {
    const session = new (process.getBuiltinModule('node:inspector').Session)();
    session.connect();
    return session;
  } catch (cause) {
    throw new ProfilerError(
      'KINGLET_PROFILER_INSPECTOR',
      `sampling: expected Node's inspector, found that it refuses: ${(cause as Error).message} ` +
        'Give node --allow-inspector beside --permission, and take one that is built with an inspector',
      { cause },
    );
  }
}

/** The calling thread. */
export function ownThread(session: Session): InspectedThread {
  return {
    id: threadId,
    post: (method, parameters, reply) =>
      session.post(method, parameters, (error, result) => reply?.(error ? { error } : { result })),
    listen: (heard) => {
      session.on('inspectorNotification', ({ method, params }) => heard(method, params));
    },
  };
}
