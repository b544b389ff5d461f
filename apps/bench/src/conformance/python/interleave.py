import logging
import time


class RangeError(Exception):
    pass


def handler(event, context):
    request_id = context.aws_request_id
    time.sleep(event["ms"] / 1000)
    if event.get("log"):
        logging.getLogger().warning(f"event {event['n']}")
    if event.get("fail"):
        raise RangeError(f"event {event['n']}")
    return {
        "n": event["n"],
        "id": request_id,
        "now": context.aws_request_id,
        "tenant": getattr(context, "tenant_id", None),
        "trace": None,
    }
