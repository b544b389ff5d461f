/* Names of the Lambda Runtime API, as its specification spells them. @kinglet/runtime's protocol.ts is the same list
 * for Node. */
#ifndef KGL_PROTOCOL_H
#define KGL_PROTOCOL_H

#define KGL_ENV_RUNTIME_API "AWS_LAMBDA_RUNTIME_API"
#define KGL_ENV_TRACE_ID "_X_AMZN_TRACE_ID"
#define KGL_ENV_HANDLER "_HANDLER"
#define KGL_ENV_INITIALIZATION_TYPE "AWS_LAMBDA_INITIALIZATION_TYPE"
#define KGL_ENV_MAX_CONCURRENCY "AWS_LAMBDA_MAX_CONCURRENCY"
#define KGL_ENV_LOG_FORMAT "AWS_LAMBDA_LOG_FORMAT"
#define KGL_ENV_LOG_LEVEL "AWS_LAMBDA_LOG_LEVEL"
#define KGL_ENV_TELEMETRY_FD "_LAMBDA_TELEMETRY_LOG_FD"

#define KGL_SNAP_START "snap-start" /* an initialization type */

#define KGL_API "/2018-06-01/runtime"
#define KGL_PATH_NEXT KGL_API "/invocation/next"
#define KGL_PATH_INVOCATION KGL_API "/invocation/"
#define KGL_PATH_INIT_ERROR KGL_API "/init/error"
#define KGL_PATH_RESTORE_NEXT KGL_API "/restore/next"
#define KGL_PATH_RESTORE_ERROR KGL_API "/restore/error"
#define KGL_PATH_EXTENSION_REGISTER "/2020-01-01/extension/register"
#define KGL_PATH_EXTENSION_NEXT "/2020-01-01/extension/event/next"

#define KGL_HEADER_ERROR_TYPE "Lambda-Runtime-Function-Error-Type"
#define KGL_HEADER_ERROR_BODY "Lambda-Runtime-Function-Error-Body"
#define KGL_HEADER_XRAY_CAUSE "Lambda-Runtime-Function-XRay-Error-Cause"
#define KGL_HEADER_RESPONSE_MODE "Lambda-Runtime-Function-Response-Mode"
#define KGL_HEADER_INVOCATION_ID "Lambda-Runtime-Invocation-Id"

#define KGL_CONTENT_JSON "application/json"
#define KGL_CONTENT_BYTES "application/octet-stream"

/* The platform keeps an error type only if it matches (Runtime|Function)\.[A-Z][a-zA-Z]+ */
#define KGL_ERROR_AFTER_RESTORE "Runtime.AfterRestoreError"
#define KGL_ERROR_BEFORE_SNAPSHOT "Runtime.BeforeSnapshotError"
#define KGL_ERROR_HANDLER_NOT_FOUND "Runtime.HandlerNotFound"
#define KGL_ERROR_INVALID_BYTECODE "Runtime.InvalidBytecode"
#define KGL_ERROR_MALFORMED_HANDLER_NAME "Runtime.MalformedHandlerName"
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

#define KGL_MAX_CAUSE ((size_t)64 * 1024)       /* bytes of an X-Ray cause: the platform would shorten a longer one */
#define KGL_DROPPED_CAUSE ((size_t)1024 * 1024) /* AWS's own clients drop what is longer than this */
#define KGL_MAX_CONCURRENCY 9999

/* Where several events are handled side by side, the platform comes and goes. */
#define KGL_SHARED_ATTEMPTS 21
#define KGL_SHARED_RETRY_DELAY_MS 100
#define KGL_LONGEST_RETRY_DELAY_MS 90000

enum { KGL_EXIT_SHUTDOWN = 0, KGL_EXIT_FAILURE = 1, KGL_EXIT_BEFORE_SNAPSHOT = 64, KGL_EXIT_AFTER_RESTORE = 65 };

#endif
