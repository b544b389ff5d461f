# Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
{
  "target_defaults": {
    "cflags": [
      "-std=c11",
      "-O2",
      "-Wall",
      "-Wextra",
      "-ffp-contract=off",
      "-fno-math-errno",
      "-fvisibility=hidden",
      "-ffunction-sections",
      "-fdata-sections",
      "-fPIC"
    ],
    "cflags!": [
      "-O3",
      "-fno-omit-frame-pointer"
    ],
    "include_dirs": [
      "."
    ]
  },
  "targets": [
    {
      "target_name": "kernels",
      "sources": [
        "addon.c",
        "addon_arena.c",
        "addon_configure.c",
        "addon_hash.c",
        "addon_model.c",
        "addon_text.c",
        "aes.c",
        "configure.c",
        "crc32c.c",
        "generated/parallel.c",
        "parallel.c",
        "pool.c",
        "sha256.c",
        "addon_file.c",
        "cache.c",
        "call.c",
        "check.c",
        "cpu.c",
        "dispatch.c",
        "exec.c",
        "generated/calls.c",
        "generated/tables.c",
        "model.c",
        "plan_fault.c",
        "shape.c",
        "generated/powers_of_ten.c",
        "text/exact_number.c",
        "text/format_floats.c",
        "text/json.c",
        "text/read_number.c",
        "text/tables.c"
      ],
      "defines": [
        "NAPI_VERSION=8",
        "KGL_CONFIGURABLE",
        "KGL_WIDE",
        "KGL_WITH_THREADS"
      ],
      "ldflags": [
        "-Wl,--gc-sections",
        "-Wl,-z,max-page-size=4096",
        "-Wl,--build-id=none"
      ],
      "ldflags!": [
        "-rdynamic"
      ],
      "conditions": [
        [
          "target_arch=='x64'",
          {
            "dependencies": [
              "kernels_scalar",
              "kernels_avx2",
              "kernels_avx512",
              "kernels_avx512_vnni",
              "kernels_avx512_bf16"
            ],
            "defines": [
              "KGL_WITH_SCALAR",
              "KGL_WITH_AVX2",
              "KGL_WITH_AVX512",
              "KGL_WITH_AVX512_VNNI",
              "KGL_WITH_AVX512_BF16"
            ]
          }
        ],
        [
          "target_arch=='arm64'",
          {
            "dependencies": [
              "kernels_scalar",
              "kernels_neon",
              "kernels_neon_dotprod",
              "kernels_neon_i8mm",
              "kernels_neon_bf16",
              "kernels_sve",
              "kernels_sve2"
            ],
            "defines": [
              "KGL_WITH_SCALAR",
              "KGL_WITH_NEON",
              "KGL_WITH_NEON_DOTPROD",
              "KGL_WITH_NEON_I8MM",
              "KGL_WITH_NEON_BF16",
              "KGL_WITH_SVE",
              "KGL_WITH_SVE2"
            ]
          }
        ]
      ]
    }
  ],
  "conditions": [
    [
      "target_arch=='x64'",
      {
        "targets": [
          {
            "target_name": "kernels_scalar",
            "type": "static_library",
            "sources": [
              "activate.c",
              "activations.c",
              "any.c",
              "any_elementwise.c",
              "any_reduce.c",
              "attention.c",
              "convert.c",
              "convolution.c",
              "convolution_bytes.c",
              "depthwise.c",
              "depthwise_bytes.c",
              "dequantize.c",
              "elementwise.c",
              "fused.c",
              "indices.c",
              "math.c",
              "matmul.c",
              "matmul_bytes.c",
              "matmul_i16.c",
              "matmul_nibbles.c",
              "matmul_nibbles_bytes.c",
              "matmul_words.c",
              "normalization.c",
              "pack.c",
              "pack_bytes.c",
              "pack_words.c",
              "packed.c",
              "pooling.c",
              "pooling_bytes.c",
              "quantize.c",
              "rare.c",
              "recurrent.c",
              "reduce.c",
              "reduce16.c",
              "reduce8.c",
              "requantize.c",
              "rotary.c",
              "sample.c",
              "softmax.c",
              "strided.c",
              "structure.c",
              "suppression.c",
              "tile.c",
              "topk.c",
              "topk_any.c",
              "trees.c",
              "bit_distances.c",
              "deterministic.c",
              "eigen.c",
              "elementwise_f64.c",
              "elementwise_halves.c",
              "elementwise_ints.c",
              "image_box.c",
              "image_channels.c",
              "image_filter.c",
              "image_filter_bytes.c",
              "image_resample.c",
              "image_sobel.c",
              "matmul_f64.c",
              "philox.c",
              "reduce_bf16.c",
              "reduce_f64.c",
              "reduce_ints.c",
              "statistics.c",
              "wide_math.c",
              "xxh32.c",
              "text/base64.c",
              "text/is_utf8.c",
              "text/parse_floats.c",
              "text/scan_json_string.c"
            ],
            "cflags": [
              "-fno-tree-vectorize",
              "-fno-tree-slp-vectorize"
            ],
            "defines": [
              "KGL_WIDE",
              "KGL_ISA=scalar"
            ]
          },
          {
            "target_name": "kernels_avx2",
            "type": "static_library",
            "sources": [
              "activate.c",
              "activations.c",
              "any.c",
              "any_elementwise.c",
              "any_reduce.c",
              "attention.c",
              "convert.c",
              "convolution.c",
              "convolution_bytes.c",
              "depthwise.c",
              "depthwise_bytes.c",
              "dequantize.c",
              "elementwise.c",
              "fused.c",
              "indices.c",
              "math.c",
              "matmul.c",
              "matmul_bytes.c",
              "matmul_i16.c",
              "matmul_nibbles.c",
              "matmul_nibbles_bytes.c",
              "matmul_words.c",
              "normalization.c",
              "pack.c",
              "pack_bytes.c",
              "pack_words.c",
              "packed.c",
              "pooling.c",
              "pooling_bytes.c",
              "quantize.c",
              "rare.c",
              "recurrent.c",
              "reduce.c",
              "reduce16.c",
              "reduce8.c",
              "requantize.c",
              "rotary.c",
              "sample.c",
              "softmax.c",
              "strided.c",
              "structure.c",
              "suppression.c",
              "tile.c",
              "topk.c",
              "topk_any.c",
              "trees.c",
              "bit_distances.c",
              "deterministic.c",
              "eigen.c",
              "elementwise_f64.c",
              "elementwise_halves.c",
              "elementwise_ints.c",
              "image_box.c",
              "image_channels.c",
              "image_filter.c",
              "image_filter_bytes.c",
              "image_resample.c",
              "image_sobel.c",
              "matmul_f64.c",
              "philox.c",
              "reduce_bf16.c",
              "reduce_f64.c",
              "reduce_ints.c",
              "statistics.c",
              "wide_math.c",
              "xxh32.c",
              "text/base64.c",
              "text/is_utf8.c",
              "text/parse_floats.c",
              "text/scan_json_string.c"
            ],
            "cflags": [
              "-mavx2",
              "-mfma",
              "-mf16c"
            ],
            "defines": [
              "KGL_WIDE",
              "KGL_ISA=avx2"
            ]
          },
          {
            "target_name": "kernels_avx512",
            "type": "static_library",
            "sources": [
              "activate.c",
              "activations.c",
              "any.c",
              "any_elementwise.c",
              "any_reduce.c",
              "attention.c",
              "convert.c",
              "convolution.c",
              "convolution_bytes.c",
              "depthwise.c",
              "depthwise_bytes.c",
              "dequantize.c",
              "elementwise.c",
              "fused.c",
              "indices.c",
              "math.c",
              "matmul.c",
              "matmul_bytes.c",
              "matmul_i16.c",
              "matmul_nibbles.c",
              "matmul_nibbles_bytes.c",
              "matmul_words.c",
              "normalization.c",
              "pack.c",
              "pack_bytes.c",
              "pack_words.c",
              "packed.c",
              "pooling.c",
              "pooling_bytes.c",
              "quantize.c",
              "rare.c",
              "recurrent.c",
              "reduce.c",
              "reduce16.c",
              "reduce8.c",
              "requantize.c",
              "rotary.c",
              "sample.c",
              "softmax.c",
              "strided.c",
              "structure.c",
              "suppression.c",
              "tile.c",
              "topk.c",
              "topk_any.c",
              "trees.c",
              "bit_distances.c",
              "deterministic.c",
              "eigen.c",
              "elementwise_f64.c",
              "elementwise_halves.c",
              "elementwise_ints.c",
              "image_box.c",
              "image_channels.c",
              "image_filter.c",
              "image_filter_bytes.c",
              "image_resample.c",
              "image_sobel.c",
              "matmul_f64.c",
              "philox.c",
              "reduce_bf16.c",
              "reduce_f64.c",
              "reduce_ints.c",
              "statistics.c",
              "wide_math.c",
              "xxh32.c"
            ],
            "cflags": [
              "-mavx2",
              "-mfma",
              "-mf16c",
              "-mavx512f",
              "-mavx512dq",
              "-mavx512bw",
              "-mavx512vl"
            ],
            "defines": [
              "KGL_WIDE",
              "KGL_ISA=avx512"
            ]
          },
          {
            "target_name": "kernels_avx512_vnni",
            "type": "static_library",
            "sources": [
              "convolution_bytes.c",
              "depthwise_bytes.c",
              "matmul_bytes.c",
              "matmul_i16.c",
              "matmul_nibbles_bytes.c",
              "matmul_words.c",
              "reduce8.c"
            ],
            "cflags": [
              "-mavx2",
              "-mfma",
              "-mf16c",
              "-mavx512f",
              "-mavx512dq",
              "-mavx512bw",
              "-mavx512vl",
              "-mavx512vnni"
            ],
            "defines": [
              "KGL_WIDE",
              "KGL_ISA=avx512_vnni"
            ]
          },
          {
            "target_name": "kernels_avx512_bf16",
            "type": "static_library",
            "sources": [
              "reduce_bf16.c"
            ],
            "cflags": [
              "-mavx2",
              "-mfma",
              "-mf16c",
              "-mavx512f",
              "-mavx512dq",
              "-mavx512bw",
              "-mavx512vl",
              "-mavx512vnni",
              "-mavx512bf16"
            ],
            "defines": [
              "KGL_WIDE",
              "KGL_ISA=avx512_bf16"
            ]
          }
        ]
      }
    ],
    [
      "target_arch=='arm64'",
      {
        "targets": [
          {
            "target_name": "kernels_scalar",
            "type": "static_library",
            "sources": [
              "activate.c",
              "activations.c",
              "any.c",
              "any_elementwise.c",
              "any_reduce.c",
              "attention.c",
              "convert.c",
              "convolution.c",
              "convolution_bytes.c",
              "depthwise.c",
              "depthwise_bytes.c",
              "dequantize.c",
              "elementwise.c",
              "fused.c",
              "indices.c",
              "math.c",
              "matmul.c",
              "matmul_bytes.c",
              "matmul_i16.c",
              "matmul_nibbles.c",
              "matmul_nibbles_bytes.c",
              "matmul_words.c",
              "normalization.c",
              "pack.c",
              "pack_bytes.c",
              "pack_words.c",
              "packed.c",
              "pooling.c",
              "pooling_bytes.c",
              "quantize.c",
              "rare.c",
              "recurrent.c",
              "reduce.c",
              "reduce16.c",
              "reduce8.c",
              "requantize.c",
              "rotary.c",
              "sample.c",
              "softmax.c",
              "strided.c",
              "structure.c",
              "suppression.c",
              "tile.c",
              "topk.c",
              "topk_any.c",
              "trees.c",
              "bit_distances.c",
              "deterministic.c",
              "eigen.c",
              "elementwise_f64.c",
              "elementwise_halves.c",
              "elementwise_ints.c",
              "image_box.c",
              "image_channels.c",
              "image_filter.c",
              "image_filter_bytes.c",
              "image_resample.c",
              "image_sobel.c",
              "matmul_f64.c",
              "philox.c",
              "reduce_bf16.c",
              "reduce_f64.c",
              "reduce_ints.c",
              "statistics.c",
              "wide_math.c",
              "xxh32.c",
              "text/base64.c",
              "text/is_utf8.c",
              "text/parse_floats.c",
              "text/scan_json_string.c"
            ],
            "cflags": [
              "-fno-tree-vectorize",
              "-fno-tree-slp-vectorize"
            ],
            "defines": [
              "KGL_WIDE",
              "KGL_ISA=scalar"
            ]
          },
          {
            "target_name": "kernels_neon",
            "type": "static_library",
            "sources": [
              "activate.c",
              "activations.c",
              "any.c",
              "any_elementwise.c",
              "any_reduce.c",
              "attention.c",
              "convert.c",
              "convolution.c",
              "convolution_bytes.c",
              "depthwise.c",
              "depthwise_bytes.c",
              "dequantize.c",
              "elementwise.c",
              "fused.c",
              "indices.c",
              "math.c",
              "matmul.c",
              "matmul_bytes.c",
              "matmul_i16.c",
              "matmul_nibbles.c",
              "matmul_nibbles_bytes.c",
              "matmul_words.c",
              "normalization.c",
              "pack.c",
              "pack_bytes.c",
              "pack_words.c",
              "packed.c",
              "pooling.c",
              "pooling_bytes.c",
              "quantize.c",
              "rare.c",
              "recurrent.c",
              "reduce.c",
              "reduce16.c",
              "reduce8.c",
              "requantize.c",
              "rotary.c",
              "sample.c",
              "softmax.c",
              "strided.c",
              "structure.c",
              "suppression.c",
              "tile.c",
              "topk.c",
              "topk_any.c",
              "trees.c",
              "bit_distances.c",
              "deterministic.c",
              "eigen.c",
              "elementwise_f64.c",
              "elementwise_halves.c",
              "elementwise_ints.c",
              "image_box.c",
              "image_channels.c",
              "image_filter.c",
              "image_filter_bytes.c",
              "image_resample.c",
              "image_sobel.c",
              "matmul_f64.c",
              "philox.c",
              "reduce_bf16.c",
              "reduce_f64.c",
              "reduce_ints.c",
              "statistics.c",
              "wide_math.c",
              "xxh32.c",
              "text/base64.c",
              "text/is_utf8.c",
              "text/parse_floats.c",
              "text/scan_json_string.c"
            ],
            "cflags": [
              "-march=armv8-a"
            ],
            "defines": [
              "KGL_WIDE",
              "KGL_ISA=neon"
            ]
          },
          {
            "target_name": "kernels_neon_dotprod",
            "type": "static_library",
            "sources": [
              "convolution_bytes.c",
              "depthwise_bytes.c",
              "matmul_bytes.c",
              "matmul_i16.c",
              "matmul_nibbles_bytes.c",
              "reduce8.c"
            ],
            "cflags": [
              "-march=armv8.2-a+dotprod+fp16"
            ],
            "defines": [
              "KGL_WIDE",
              "KGL_ISA=neon_dotprod"
            ]
          },
          {
            "target_name": "kernels_neon_i8mm",
            "type": "static_library",
            "sources": [
              "convolution_bytes.c",
              "matmul_bytes.c"
            ],
            "cflags": [
              "-march=armv8.2-a+dotprod+fp16+i8mm"
            ],
            "defines": [
              "KGL_WIDE",
              "KGL_ISA=neon_i8mm"
            ]
          },
          {
            "target_name": "kernels_neon_bf16",
            "type": "static_library",
            "sources": [
              "reduce_bf16.c"
            ],
            "cflags": [
              "-march=armv8.2-a+dotprod+fp16+i8mm+bf16"
            ],
            "defines": [
              "KGL_WIDE",
              "KGL_ISA=neon_bf16"
            ]
          },
          {
            "target_name": "kernels_sve",
            "type": "static_library",
            "sources": [
              "sve_activations.c",
              "sve_elementwise.c",
              "sve_math.c",
              "sve_matmul.c",
              "sve_reduce.c",
              "sve_reduce16.c",
              "sve_reduce8.c",
              "sve_softmax.c",
              "sve_structure.c"
            ],
            "cflags": [
              "-march=armv8.2-a+dotprod+fp16+i8mm+bf16+sve"
            ],
            "defines": [
              "KGL_WIDE",
              "KGL_ISA=sve"
            ]
          },
          {
            "target_name": "kernels_sve2",
            "type": "static_library",
            "sources": [
              "sve2_reduce16.c"
            ],
            "cflags": [
              "-march=armv8.2-a+dotprod+fp16+i8mm+bf16+sve2"
            ],
            "defines": [
              "KGL_WIDE",
              "KGL_ISA=sve2"
            ]
          }
        ]
      }
    ]
  ]
}
