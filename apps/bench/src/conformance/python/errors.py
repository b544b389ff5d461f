class TypeError(Exception):
    pass


class CustomError(Exception):
    pass


class RangeError(Exception):
    pass


thrown = {
    "error": lambda: TypeError("boom"),
    "custom": lambda: CustomError("custom boom"),
    "runtimeName": lambda: type("Runtime.SomethingWrong", (Exception,), {})("named"),
    "odd": lambda: type("not a name\r\nX-Injected: 1", (Exception,), {})("odd"),
    "long": lambda: RangeError("long " * 40_000),
    "huge": lambda: RangeError("huge " * 500_000),
    "delete": lambda: RangeError("a\x7f\u00e9b"),
}


def handler(event, context):
    if event.get("how") is not None:
        raise thrown[event["throw"]]()
    return "fine"
