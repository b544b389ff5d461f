/* Names of the Lambda Runtime API, as its specification spells them. @kinglet/runtime's protocol.ts is the same list
 * for Node. */
#ifndef KGL_PROTOCOL_H
#define KGL_PROTOCOL_H

#define KGL_ENV_RUNTIME_API "AWS_LAMBDA_RUNTIME_API"
#define KGL_ENV_TRACE_ID "_X_AMZN_TRACE_ID"

#define KGL_API "/2018-06-01/runtime"
#define KGL_PATH_NEXT KGL_API "/invocation/next"
#define KGL_PATH_INVOCATION KGL_API "/invocation/"
#define KGL_PATH_INIT_ERROR KGL_API "/init/error"

#define KGL_HEADER_ERROR_TYPE "Lambda-Runtime-Function-Error-Type"
#define KGL_HEADER_INVOCATION_ID "Lambda-Runtime-Invocation-Id"

#define KGL_CONTENT_JSON "application/json"
#define KGL_CONTENT_BYTES "application/octet-stream"

/* The platform keeps an error type only if it matches (Runtime|Function)\.[A-Z][a-zA-Z]+ */
#define KGL_ERROR_HANDLER_NOT_FOUND "Runtime.HandlerNotFound"
#define KGL_ERROR_INVALID_BYTECODE "Runtime.InvalidBytecode"
#define KGL_ERROR_UNSETTLED "Runtime.UnsettledPromise"
#define KGL_ERROR_OUT_OF_MEMORY "Runtime.OutOfMemory"
#define KGL_ERROR_PLATFORM "Runtime.PlatformError"
#define KGL_ERROR_STRINGIFY "Runtime.JSONStringifyError"
#define KGL_ERROR_UNHANDLED_REJECTION "Runtime.UnhandledPromiseRejection"
#define KGL_ERROR_UNMARSHAL "Runtime.UnmarshalError"

#define KGL_NEXT_ATTEMPTS 5         /* for one event, the first included */
#define KGL_FIRST_RETRY_DELAY_MS 50 /* doubles with each further try */
#define KGL_EMPTY_POLL_DELAY_MS 100 /* after a 204, which local emulators send */
#define KGL_CONNECT_TIMEOUT_S 1
#define KGL_ANSWER_TIMEOUT_MS 5000 /* waiting for an event has no limit: the process may be frozen meanwhile */

enum { KGL_EXIT_FAILURE = 1 };

#endif
