{
  "targets": [
    {
      "target_name": "syscalls",
      "sources": ["addon.c", "arguments.c", "mappings.c", "pages.c", "performance.c", "processes.c", "registers.c"],
      "defines": ["NAPI_VERSION=8"],
      "cflags": ["-std=gnu11", "-Os", "-Wall", "-Wextra", "-fvisibility=hidden", "-ffunction-sections", "-fdata-sections", "-fPIC"],
      "cflags!": ["-O3", "-fno-omit-frame-pointer"],
      "ldflags": ["-Wl,--gc-sections", "-Wl,-z,max-page-size=4096", "-Wl,--build-id=none"],
      "ldflags!": ["-rdynamic"]
    }
  ]
}
