// What goes into an invocation and what comes out of it.

/** Everything about one event except its bytes; all optional. */
export interface InvokeOptions {
  /** @default a random UUID */
  readonly requestId?: string;
  /** JSON text, handed on as it is. */
  readonly clientContext?: string;
  /** Handed on as JSON, for functions called through Cognito. */
  readonly cognitoIdentity?: { readonly cognitoIdentityId: string; readonly cognitoIdentityPoolId: string };
  /** X-Ray trace header. @default none */
  readonly traceId?: string;
  readonly tenantId?: string;
  /** `Lambda-Runtime-Invocation-Id`: an answer that echoes another one is refused with 410. @default none */
  readonly invocationId?: string;
  /** @default the ARN of the function in its region */
  readonly invokedFunctionArn?: string;
  /** @default 'application/json' */
  readonly contentType?: string;
  /**
   * Size of the chunks the event is sent in, in bytes; 0 sends Content-Length.
   * @default as Lambda: Content-Length up to 2048 bytes, above that chunked in one chunk
   */
  readonly chunkBytes?: number;
  /**
   * Called when the function begins to stream its answer; what it returns gets the bytes as they come, but none after
   * the invocation has ended. While a promise is pending the function's connection is not read: it has to wait. Once
   * either has thrown, or a promise has rejected, no more is heard, and `invoke` rejects with that when the function is done.
   */
  readonly onStream?: (contentType: string | undefined) => (bytes: Uint8Array) => void | Promise<void>;
  /**
   * Whether a streamed answer, up to 200 MiB, is also kept for the result. Without it `payload` and `stream.body` are empty
   * and there is no `stream.http`: for an `onStream` that needs the bytes only once. @default true
   */
  readonly keepStream?: boolean;
}

/** An event as the Runtime API hands it over. */
export interface EventToSend extends InvokeOptions {
  readonly requestId: string;
  readonly invokedFunctionArn: string;
  readonly payload: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly deadlineMs: number;
}

/** A function error: what was thrown, what the runtime said of it, what the platform makes of that. */
export interface InvocationError {
  /** `errorType` of the body, or the platform's own name such as `Runtime.ExitError`. */
  readonly type: string;
  /** `Lambda-Runtime-Function-Error-Type` as it was sent; undefined if the platform made the error. */
  readonly headerType: string | undefined;
  /** What the platform keeps in its telemetry: `Runtime.Unknown` if the header had another form. */
  readonly platformType: string;
  /** The error's JSON as text. */
  readonly body: string;
}

/** What a streamed answer has beside its bytes. */
export interface InvocationStream {
  /** From handing the event over until the stream's first byte, in milliseconds; undefined for an empty stream. */
  readonly firstByteMs: number | undefined;
  /** The prelude of an HTTP answer, if it has one. */
  readonly http?: {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly cookies: readonly string[];
  };
  /** The bytes after the prelude; all of them if there is none. Empty with `keepStream: false`. */
  readonly body: Uint8Array;
  /** What went wrong after the first byte: it does not make the invocation an error. */
  readonly error?: InvocationError;
}

/** The outcome of one invocation. */
export interface Invocation {
  readonly requestId: string;
  /** The response's bytes; the error's JSON if there is an `error`. */
  readonly payload: Uint8Array;
  /** Content-Type of the answer, if it had one. */
  readonly contentType: string | undefined;
  /** Absent when the function answered. */
  readonly error?: InvocationError;
  /** From handing the event over until the runtime asked for the next one, as Lambda counts, in milliseconds. */
  readonly durationMs: number;
  /** From handing the event over until the answer's last byte, in milliseconds; equals `durationMs` if none came. */
  readonly responseMs: number;
  /** From starting the process until its first `GET /next`; only on the first invocation of an environment. */
  readonly initDurationMs?: number;
  /** From the end of the snapshot until the first `GET /next`; only on the first invocation after a restore. */
  readonly restoreDurationMs?: number;
  /** Present when the answer was streamed; `payload` has its bytes as they came, unless `keepStream` was false. */
  readonly stream?: InvocationStream;
  /** VmHWM while the process waits on `/next`, in KiB; 0 if it had ended. For an emulated process it is the emulator's. */
  readonly maxMemoryKb: number;
  /** Lambda's REPORT line. */
  readonly report: string;
  /** START, the process's output, END, REPORT. A cold start's own output comes first. */
  readonly logs: string;
  /** `Lambda-Runtime-Invocation-Id` of the answer, if it had one. */
  readonly invocationIdEcho: string | undefined;
}
