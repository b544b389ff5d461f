"""Prints, as JSON, the published schema of ONNX: the descriptor of onnx-ml.proto and the operators of every opset."""
import base64
import json

from onnx import defs, onnx_ml_pb2

ATTRIBUTE_CODES = {
    "FLOAT": "f", "INT": "i", "STRING": "s", "TENSOR": "t", "GRAPH": "g", "SPARSE_TENSOR": "p", "TYPE_PROTO": "y",
    "FLOATS": "F", "INTS": "I", "STRINGS": "S", "TENSORS": "T", "GRAPHS": "G", "SPARSE_TENSORS": "P", "TYPE_PROTOS": "Y",
}


def short(type_string):
    # Sets of types are written with spaces between them.
    type_string = type_string.replace(", ", ",")
    return type_string.replace("tensor(", "", 1).replace(")", "", 1) if type_string.startswith("tensor(") else type_string


def formal(parameter):
    if parameter.option == defs.OpSchema.FormalParameterOption.Optional:
        mark = "?"
    elif parameter.option == defs.OpSchema.FormalParameterOption.Variadic:
        mark = "*" if parameter.is_homogeneous else "**"
    else:
        mark = ""
    return f"{parameter.name}{mark}:{short(parameter.type_str)}"


def attribute(name, value):
    return f"{name}:{ATTRIBUTE_CODES[value.type.name]}{'!' if value.required else ''}"


def operator(schema):
    return {
        "domain": schema.domain,
        "name": schema.name,
        "since": schema.since_version,
        "deprecated": schema.deprecated,
        "arity": [schema.min_input, schema.max_input, schema.min_output, schema.max_output],
        "inputs": [formal(parameter) for parameter in schema.inputs],
        "outputs": [formal(parameter) for parameter in schema.outputs],
        "types": {c.type_param_str: sorted(map(short, c.allowed_type_strs)) for c in schema.type_constraints},
        "attributes": [attribute(name, value) for name, value in sorted(schema.attributes.items())],
    }


schemas = sorted(defs.get_all_schemas_with_history(), key=lambda s: (s.domain, s.name, s.since_version))
descriptor = base64.b64encode(onnx_ml_pb2.DESCRIPTOR.serialized_pb).decode()
newest = {domain: defs.onnx_opset_version() if domain == "" else max(s.since_version for s in schemas if s.domain == domain)
          for domain in sorted({s.domain for s in schemas})}
print(json.dumps({"descriptor": descriptor, "operators": [operator(s) for s in schemas], "newest": newest}))
