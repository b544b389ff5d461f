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
        "call.c",
        "cpu.c",
        "dispatch.c",
        "generated/calls.c",
        "generated/tables.c"
      ],
      "defines": [
        "NAPI_VERSION=8"
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
              "kernels_avx512"
            ],
            "defines": [
              "KGL_WITH_SCALAR",
              "KGL_WITH_AVX2",
              "KGL_WITH_AVX512"
            ]
          }
        ],
        [
          "target_arch=='arm64'",
          {
            "dependencies": [
              "kernels_scalar",
              "kernels_neon"
            ],
            "defines": [
              "KGL_WITH_SCALAR",
              "KGL_WITH_NEON"
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
              "elementwise.c",
              "reduce.c"
            ],
            "cflags": [
              "-fno-tree-vectorize",
              "-fno-tree-slp-vectorize"
            ],
            "defines": [
              "KGL_ISA=scalar"
            ]
          },
          {
            "target_name": "kernels_avx2",
            "type": "static_library",
            "sources": [
              "elementwise.c",
              "reduce.c"
            ],
            "cflags": [
              "-mavx2",
              "-mfma"
            ],
            "defines": [
              "KGL_ISA=avx2"
            ]
          },
          {
            "target_name": "kernels_avx512",
            "type": "static_library",
            "sources": [
              "elementwise.c",
              "reduce.c"
            ],
            "cflags": [
              "-mavx2",
              "-mfma",
              "-mavx512f",
              "-mavx512dq",
              "-mavx512bw",
              "-mavx512vl"
            ],
            "defines": [
              "KGL_ISA=avx512"
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
              "elementwise.c",
              "reduce.c"
            ],
            "cflags": [
              "-fno-tree-vectorize",
              "-fno-tree-slp-vectorize"
            ],
            "defines": [
              "KGL_ISA=scalar"
            ]
          },
          {
            "target_name": "kernels_neon",
            "type": "static_library",
            "sources": [
              "elementwise.c",
              "reduce.c"
            ],
            "cflags": [
              "-march=armv8-a"
            ],
            "defines": [
              "KGL_ISA=neon"
            ]
          }
        ]
      }
    ]
  ]
}
