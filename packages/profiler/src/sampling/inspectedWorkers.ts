// The worker threads of this process, through the inspector's domain NodeWorker, which only the main thread has.
import type { NodeWorker, Session } from 'node:inspector';
import type { InspectedThread, Reply } from './inspectedThread.ts';

export interface WorkerListener {
  /** A worker that is there or has started. */
  began(worker: InspectedThread): void;
  /** It has done its work, and waits to be let go: `release` has to be called. */
  ends(worker: InspectedThread, release: () => void): void;
  /** Nothing more will come of it. */
  gone(worker: InspectedThread): void;
}

/**
 * Workers do not wait until they are heard of when they begin: their parent may block until they have answered. They do wait at
 * their end, and would for ever: `close` has to be called before the process ends.
 */
export class InspectedWorkers {
  readonly #session: Session;
  readonly #listener: WorkerListener;
  readonly #workers = new Map<string, InspectedWorker>();
  readonly #attached = ({ params }: { params: NodeWorker.AttachedToWorkerEventDataType }) => this.#began(params);
  readonly #said = ({ params }: { params: NodeWorker.ReceivedMessageFromWorkerEventDataType }) =>
    this.#workers.get(params.sessionId)?.hear(params.message);
  readonly #detached = ({ params }: { params: NodeWorker.DetachedFromWorkerEventDataType }) =>
    this.#gone(params.sessionId);

  constructor(session: Session, listener: WorkerListener) {
    this.#session = session;
    this.#listener = listener;
    session.on('NodeWorker.attachedToWorker', this.#attached);
    session.on('NodeWorker.receivedMessageFromWorker', this.#said);
    session.on('NodeWorker.detachedFromWorker', this.#detached);
    session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  }

  /** Lets all of them go. To turn the domain off is not enough for those that wait. */
  close(): void {
    for (const sessionId of [...this.#workers.keys()]) this.#detach(sessionId);
    this.#session.post('NodeWorker.disable');
    this.#session.off('NodeWorker.attachedToWorker', this.#attached);
    this.#session.off('NodeWorker.receivedMessageFromWorker', this.#said);
    this.#session.off('NodeWorker.detachedFromWorker', this.#detached);
  }

  #began({ sessionId, workerInfo }: NodeWorker.AttachedToWorkerEventDataType): void {
    const worker = new InspectedWorker(this.#session, sessionId, idOf(workerInfo));
    this.#workers.set(sessionId, worker);
    worker.post('NodeRuntime.notifyWhenWaitingForDisconnect', { enabled: true });
    worker.onEnd = () => this.#listener.ends(worker, () => this.#detach(sessionId));
    this.#listener.began(worker);
  }

  #detach(sessionId: string): void {
    this.#session.post('NodeWorker.detach', { sessionId });
    this.#gone(sessionId);
  }

  #gone(sessionId: string): void {
    const worker = this.#workers.get(sessionId);
    if (!worker) return;
    this.#workers.delete(sessionId);
    worker.drop();
    this.#listener.gone(worker);
  }
}

class InspectedWorker implements InspectedThread {
  readonly id: number;
  readonly #session: Session;
  readonly #sessionId: string;
  readonly #replies = new Map<number, (reply: Reply) => void>();
  #posted = 0;
  #heard: (method: string, parameters: object) => void = () => undefined;
  onEnd: () => void = () => undefined;

  constructor(session: Session, sessionId: string, id: number) {
    this.#session = session;
    this.#sessionId = sessionId;
    this.id = id;
  }

  post(method: string, parameters: object = {}, reply?: (reply: Reply) => void): void {
    const id = ++this.#posted;
    if (reply) this.#replies.set(id, reply);
    const message = JSON.stringify({ id, method, params: parameters });
    this.#session.post('NodeWorker.sendMessageToWorker', { sessionId: this.#sessionId, message }, (error) => {
      if (error) this.#answer(id, { error });
    });
  }

  listen(heard: (method: string, parameters: object) => void): void {
    this.#heard = heard;
  }

  hear(message: string): void {
    const { id, method, params, result, error } = JSON.parse(message) as WorkerMessage;
    if (method === 'NodeRuntime.waitingForDisconnect') this.onEnd();
    else if (method !== undefined) this.#heard(method, params ?? {});
    else if (id !== undefined) this.#answer(id, error ? { error: new Error(error.message) } : { result });
  }

  drop(): void {
    for (const id of [...this.#replies.keys()]) this.#answer(id, { error: new Error('the worker has ended') });
  }

  #answer(id: number, reply: Reply): void {
    const waiting = this.#replies.get(id);
    this.#replies.delete(id);
    waiting?.(reply);
  }
}

interface WorkerMessage {
  readonly id?: number;
  readonly method?: string;
  readonly params?: object;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The protocol's own number counts sessions; the `threadId` is in the title: `[worker 3] its name`. */
function idOf({ title, workerId }: NodeWorker.WorkerInfo): number {
  return Number(/^\[worker (\d+)\]/.exec(title)?.[1] ?? workerId);
}
