"""Writes blocks.gguf: a tensor of each of ggml's formats, and beside it the floats that the package gguf makes of it.

python writeBlocks.py  (needs gguf 0.19.0 and numpy)
"""

from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType as Type
from gguf import GGUFWriter
from gguf.quants import dequantize

random = np.random.default_rng(14)
# By format: bytes of a block, and where its halves are, which must be numbers.
formats = {
    Type.Q4_0: (18, [0]),
    Type.Q4_1: (20, [0, 2]),
    Type.Q5_0: (22, [0]),
    Type.Q5_1: (24, [0, 2]),
    Type.Q8_0: (34, [0]),
    Type.Q4_K: (144, [0, 2]),
    Type.Q5_K: (176, [0, 2]),
    Type.Q6_K: (210, [208]),
}

writer = GGUFWriter(Path(__file__).with_name("blocks.gguf"), "blocks")
writer.add_string("tokenizer.ggml.model", "gpt2")
writer.add_array("tokenizer.ggml.tokens", ["a", "b", "ab"])
writer.add_array("tokenizer.ggml.merges", ["a b"])
writer.add_array("tokenizer.ggml.token_type", [1, 1, 1])
writer.add_uint32("tokenizer.ggml.eos_token_id", 2)
writer.add_uint64("general.count", 2**40)
writer.add_int8("general.small", -3)
writer.add_bool("general.flag", True)
writer.add_float64("general.double", 0.1)
for number, (size, halves) in formats.items():
    elements = 256 if size > 100 else 32
    blocks = random.integers(0, 256, (2, 256 // elements, size), dtype=np.uint8)
    for at in halves:
        values = random.normal(0, 0.05, blocks.shape[:2]).astype(np.float16)
        blocks[:, :, at : at + 2] = values[..., None].view(np.uint8)
    rows = blocks.reshape(2, -1)
    writer.add_tensor(number.name, rows, raw_dtype=number)
    writer.add_tensor(f"{number.name}.floats", dequantize(rows, number))
writer.write_header_to_file()
writer.write_kv_data_to_file()
writer.write_tensors_to_file()
writer.close()
