// The Runtime API's responses: an event with its headers, an acknowledgement, a refusal.
import type { EventToSend } from './invocation.ts';
import { headerNames, platformBufferBytes } from './protocol.ts';
import type { ResponseSpec } from './responseBytes.ts';

/** The acknowledgement of an answer. */
export const accepted: ResponseSpec = {
  status: 202,
  headers: [['Content-Type', 'application/json']],
  body: '{"status":"OK"}\n',
};

/** An event as the platform frames it. */
export function eventResponse(event: EventToSend): ResponseSpec {
  const chunkBytes = event.chunkBytes ?? (event.payload.length > platformBufferBytes ? event.payload.length : 0);
  const spec = { status: 200, headers: eventHeaders(event), body: event.payload };
  return chunkBytes === 0 ? spec : { ...spec, chunkBytes };
}

/** A refusal in the platform's form. */
export function refusal(status: number, errorType: string, errorMessage: string): ResponseSpec {
  const body = JSON.stringify({ errorMessage, errorType });
  return { status, headers: [['Content-Type', 'application/json']], body };
}

/** A response of plain text. */
export function plain(status: number, body: string): ResponseSpec {
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8']], body };
}

/** What an extension is told when it registers. */
export function registered(functionName: string, functionVersion: string, handler: string): ResponseSpec {
  const headers: [string, string][] = [
    ['Content-Type', 'application/json'],
    [headerNames.extensionId, crypto.randomUUID()],
  ];
  return { status: 200, headers, body: JSON.stringify({ functionName, functionVersion, handler }) };
}

/** Optional headers are left out when empty, as the platform does. */
function eventHeaders(event: EventToSend): [string, string][] {
  const candidates: [string, string | undefined][] = [
    [headerNames.requestId, event.requestId],
    [headerNames.traceId, event.traceId],
    [headerNames.clientContext, event.clientContext],
    [headerNames.cognitoIdentity, event.cognitoIdentity && JSON.stringify(event.cognitoIdentity)],
    [headerNames.invokedFunctionArn, event.invokedFunctionArn],
    [headerNames.deadlineMs, String(event.deadlineMs)],
    [headerNames.tenantId, event.tenantId],
    [headerNames.invocationId, event.invocationId],
    ['Content-Type', event.contentType ?? 'application/json'],
  ];
  return candidates.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
}
