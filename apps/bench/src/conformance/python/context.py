import os


def handler(event, context):
    before = context.get_remaining_time_in_millis()
    for _ in range(event.get("spin", 0)):
        pass
    client = context.client_context
    identity = context.identity
    fields = {
        "awsRequestId": context.aws_request_id,
        "invokedFunctionArn": context.invoked_function_arn,
        "functionName": context.function_name,
        "functionVersion": context.function_version,
        "memoryLimitInMB": context.memory_limit_in_mb,
        "logGroupName": context.log_group_name,
        "logStreamName": context.log_stream_name,
        "before": before,
        "after": context.get_remaining_time_in_millis(),
        "traceVariable": os.environ.get("_X_AMZN_TRACE_ID"),
    }
    optional = {
        "clientContext": client and {"custom": client.custom, "env": client.env},
        "identity": identity
        and identity.cognito_identity_id
        and {
            "cognitoIdentityId": identity.cognito_identity_id,
            "cognitoIdentityPoolId": identity.cognito_identity_pool_id,
        },
        "tenantId": getattr(context, "tenant_id", None),
        # Python's context has no trace id: the variable is how a function gets it.
        "xRayTraceId": os.environ.get("_X_AMZN_TRACE_ID"),
    }
    return fields | {name: value for name, value in optional.items() if value is not None}
