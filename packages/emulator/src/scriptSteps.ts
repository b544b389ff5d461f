// The steps that most scripts are made of.
import { headerNames, paths } from './protocol.ts';
import type { ResponseSpec } from './responseBytes.ts';
import { type ScriptStep, scriptedArn } from './scriptedApi.ts';

/** How an event step differs from the plain one. */
export interface EventStepOptions extends Omit<ResponseSpec, 'status' | 'body' | 'headers'> {
  /** @default 'request-1' */
  readonly requestId?: string;
  /** Added after the standard headers. */
  readonly headers?: readonly (readonly [string, string])[];
  /** Rewrites every header name, for instance to upper case. */
  readonly headerName?: (name: string) => string;
  /** Bytes before the response, for instance a `100 Continue`. */
  readonly before?: string;
  /** Size of the packets in bytes. @default one packet */
  readonly splitBytes?: number;
  /** Milliseconds since the epoch. @default 60 s from now */
  readonly deadlineMs?: number;
}

/** Expects `GET /next` and answers with an event. */
export function eventStep(event: Uint8Array | string, options: EventStepOptions = {}): ScriptStep {
  const {
    requestId = 'request-1',
    headers = [],
    headerName = (name: string) => name,
    before,
    splitBytes,
    deadlineMs,
    ...framing
  } = options;
  const standard: (readonly [string, string])[] = [
    [headerNames.requestId, requestId],
    [headerNames.deadlineMs, String(deadlineMs ?? Date.now() + 60_000)],
    [headerNames.invokedFunctionArn, scriptedArn],
    ['Content-Type', 'application/json'],
  ];
  const named = [...standard, ...headers].map(([name, value]) => [headerName(name), value] as const);
  const split = splitBytes === undefined ? {} : { splitBytes };
  return {
    method: 'GET',
    path: paths.next,
    actions: [
      ...(before === undefined ? [] : [{ send: before, ...split }]),
      { send: { ...framing, status: 200, headers: named, body: event }, ...split },
    ],
  };
}

/** Expects the response to an event and answers with `status`. */
export function responseStep(status = 202, requestId = 'request-1'): ScriptStep {
  return answerStep('response', status, requestId);
}

/** Expects the error of an event and answers with `status`. */
export function errorStep(status = 202, requestId = 'request-1'): ScriptStep {
  return answerStep('error', status, requestId);
}

/** Expects `init/error` and answers with `status`. */
export function initErrorStep(status = 202): ScriptStep {
  return { method: 'POST', path: paths.initError, actions: [{ send: statusResponse(status) }] };
}

/** Expects `GET /next` and leaves it waiting: the bootstrap is alive and ready. */
export function idleStep(): ScriptStep {
  return { method: 'GET', path: paths.next, actions: [] };
}

/** A response of a status with a body in the platform's form. */
export function statusResponse(status: number): ResponseSpec {
  const body = JSON.stringify(
    status < 300 ? { status: 'OK' } : { errorType: `Status${status}`, errorMessage: 'scripted' },
  );
  return { status, headers: [['Content-Type', 'application/json']], body };
}

function answerStep(kind: 'response' | 'error', status: number, requestId: string): ScriptStep {
  const path = `/2018-06-01/runtime/invocation/${encodeURIComponent(requestId)}/${kind}`;
  return { method: 'POST', path, actions: [{ send: statusResponse(status) }] };
}
