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
        "addon_file.c",
        "addon_model.c",
        "generated/parallel.c",
        "parallel.c",
        "pool.c",
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
        "shape.c"
      ],
      "defines": [
        "NAPI_VERSION=8",
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
              "kernels_avx512_vnni"
            ],
            "defines": [
              "KGL_WITH_SCALAR",
              "KGL_WITH_AVX2",
              "KGL_WITH_AVX512",
              "KGL_WITH_AVX512_VNNI"
            ]
          }
        ],
        [
          "target_arch=='arm64'",
          {
            "dependencies": [
              "kernels_scalar",
              "kernels_neon",
              "kernels_neon_dotprod"
            ],
            "defines": [
              "KGL_WITH_SCALAR",
              "KGL_WITH_NEON",
              "KGL_WITH_NEON_DOTPROD"
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
              "deterministic.c",
              "wide_math.c"
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
              "deterministic.c",
              "wide_math.c"
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
              "deterministic.c",
              "wide_math.c"
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
              "deterministic.c",
              "wide_math.c"
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
              "deterministic.c",
              "wide_math.c"
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
          }
        ]
      }
    ]
  ]
}
