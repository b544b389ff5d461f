"""Reads paths of Envoy configurations from stdin; prints what is wrong with each by Envoy's published schema, and its rules of ranges."""

import sys

import yaml
from google.protobuf import any_pb2, descriptor_pool, duration_pb2, json_format, symbol_database, wrappers_pb2
from envoy.config.bootstrap.v3 import bootstrap_pb2
from envoy.extensions.filters.http.router.v3 import router_pb2  # noqa: F401: makes the type known
from envoy.extensions.filters.network.http_connection_manager.v3 import http_connection_manager_pb2  # noqa: F401
from envoy.extensions.retry.host.previous_hosts.v3 import previous_hosts_pb2  # noqa: F401
from validate import validate_pb2

WRAPPERS = (wrappers_pb2.UInt32Value, wrappers_pb2.UInt64Value, wrappers_pb2.DoubleValue, wrappers_pb2.BoolValue)


def problems(message, path=""):
    for field in message.DESCRIPTOR.fields:
        rules = field.GetOptions().Extensions[validate_pb2.rules]
        where = f"{path}.{field.name}"
        is_set = any(set_field is field or set_field.name == field.name for set_field, _ in message.ListFields())
        if rules.message.required and not is_set and field.containing_oneof is None:
            yield f"{where} is required"
        if field.is_repeated:
            items = getattr(message, field.name)
            if rules.repeated.HasField("min_items") and len(items) < rules.repeated.min_items:
                yield f"{where} has {len(items)} items"
            if field.message_type is None or field.message_type.GetOptions().map_entry:
                continue
            for at, item in enumerate(items):
                yield from below(item, f"{where}[{at}]")
        elif field.message_type is None:
            if is_set or not field.has_presence:
                yield from out_of_range(rules, getattr(message, field.name), where)
        elif is_set:
            value = getattr(message, field.name)
            if isinstance(value, WRAPPERS):
                yield from out_of_range(rules, value.value, where)
            elif isinstance(value, duration_pb2.Duration):
                yield from out_of_duration(rules.duration, value, where)
            else:
                yield from below(value, where)


def below(message, path):
    if isinstance(message, any_pb2.Any):
        inner = symbol_database.Default().GetSymbol(message.TypeName())()
        message.Unpack(inner)
        yield from problems(inner, path)
    else:
        yield from problems(message, path)


def out_of_range(rules, value, where):
    kind = rules.WhichOneof("type")
    if kind is None:
        return
    of_kind = getattr(rules, kind)
    tests = {"gte": lambda bound: value >= bound, "gt": lambda bound: value > bound,
             "lte": lambda bound: value <= bound, "lt": lambda bound: value < bound,
             "min_len": lambda bound: len(value) >= bound}
    for name, test in tests.items():
        if name in of_kind.DESCRIPTOR.fields_by_name and of_kind.HasField(name) and not test(getattr(of_kind, name)):
            yield f"{where} is {value!r}, not {name} {getattr(of_kind, name)}"


def out_of_duration(rules, value, where):
    nanoseconds = value.ToNanoseconds()
    if rules.HasField("gt") and nanoseconds <= rules.gt.ToNanoseconds():
        yield f"{where} is {value}, not above {rules.gt}"
    if rules.HasField("gte") and nanoseconds < rules.gte.ToNanoseconds():
        yield f"{where} is {value}, not from {rules.gte}"


for path in sys.stdin.read().split():
    with open(path) as file:
        parsed = yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    try:
        bootstrap = json_format.ParseDict(parsed, bootstrap_pb2.Bootstrap(), descriptor_pool=descriptor_pool.Default())
        for problem in problems(bootstrap):
            print(f"{path}: {problem}")
    except json_format.ParseError as error:
        print(f"{path}: {error}")
