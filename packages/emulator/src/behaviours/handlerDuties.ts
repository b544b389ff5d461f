// What each function of the kit does, in words: for runtimes of other languages, which have to supply their own.
import type { HandlerName } from './handlers.ts';

/** The duty of each function by its name. Events and answers are JSON except for `rawEcho`. */
export const handlerDuties: Readonly<Record<HandlerName, string>> = {
  minimal: 'Answers {"statusCode":200,"body":"ok"} to every event.',
  echo: 'Answers with the event.',
  rawEcho: "Answers with the event's bytes, which need not be JSON.",
  context:
    'Counts to `event.spin`, then answers with the context: awsRequestId, invokedFunctionArn, functionName, functionVersion, memoryLimitInMB (text), logGroupName, logStreamName, clientContext, identity, tenantId, xRayTraceId (absent where the event has none); `before` and `after`, the remaining milliseconds before and after counting; and traceVariable, the value of _X_AMZN_TRACE_ID or null.',
  results:
    'Returns what `event.result` names: undefined, null, string ("text"), number (1.5), array ([1,"two"]), function, bytes (Uint8Array 1, 2), cyclic (an object that holds itself), bigint ({ big: 1n }), toJSON (its toJSON throws).',
  errors:
    'Answers "fine" unless `event.how` says how to fail (sync, reject, async: thrown, rejected, thrown a turn later) with what `event.throw` names: error (TypeError "boom"), custom (CustomError "custom boom"), runtimeName (name Runtime.SomethingWrong), odd (a name with a line break), string ("just text"), undefined, null, object ({ code: 1 }), bare (no prototype), evil (getters that throw), proxy (every trap throws), cyclic (refers to itself), cause (Error with a RangeError as cause), aggregate (AggregateError "several"), long (a message of 200 000 bytes), huge (2 500 000 bytes), delete (a message with 7F and é).',
  lost: 'Answers "fine" to "fine". Leaves a rejected promise (RangeError "nobody waits for this") for "reject", throws RangeError "thrown later" from a timer for "throwLater", and in every case but "fine" never answers.',
  topLevelThrow: 'Fails while it loads, with TypeError "cannot start".',
  topLevelReject: 'Fails while it loads, asynchronously, with RangeError "cannot start either".',
  noExport: 'Has no function of the name that is asked for.',
  notAFunction: 'Has that name, but it is no function.',
  syntaxError: 'Source text that cannot be parsed.',
  importError: 'Imports a module that does not exist.',
  stream:
    'Streams what `event.act` names: text ("one ", "zwölf " as bytes, "three"); bytes (`event.length` bytes, number i is (31 i + 7 (i >> 8)) & 255); typed (content type text/x-kit, writes "typed ", then "refused" if the content type can no longer be set); prelude (HTTP status 201, header X-Kit: yes, cookies a=b and c=d, body "body"); big (`event.chunks` times `event.bytes` bytes of "x", waiting whenever the stream is full, then "|" and how often it waited); slow ("first", `event.ms` milliseconds, "second"); empty; throwBefore (TypeError "before the first byte"); throwAfter (writes "part", then TypeError "after the first byte"); unfinished (writes "part", never ends the stream); untouched (returns at once).',
  logs: 'Logs "loading" while it loads. For the event logs with the console: trace, debug with a format, info with two arguments, log of two lines, warn with quotes, error with a TypeError "logged". Answers with the value of _LAMBDA_TELEMETRY_LOG_FD or null.',
  shutdown: 'Has a hook for the shutdown that waits 5 ms and logs "goodbye from the hook"; otherwise as echo.',
  snapshot:
    'Has two hooks before the snapshot and two after the restore, and answers with the list of those that ran: "before 1", "before 2", "after 1", "after 2" in order of registration.',
  snapshotFails: 'Its hook before the snapshot throws TypeError "cannot be frozen".',
  restoreFails: 'Its hook after the restore throws RangeError "cannot be thawed".',
  interleave:
    'Waits `event.ms` milliseconds; logs "event <n>" if `event.log`; throws RangeError "event <n>" if `event.fail`; answers { n: event.n, id: the request id before the wait, now: the request id after it, tenant: tenant id or null, trace: trace id or null }.',
};
