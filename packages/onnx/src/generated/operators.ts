// Written by packages/onnx/generate/main.mjs from ONNX, Apache-2.0: see LICENSE-ONNX.

/** Sets of types that operators allow, by number. */
export const typeSets: readonly string[] = [
  "double float float16",
  "double float float16 int16 int32 int64 int8 uint16 uint32 uint64 uint8",
  "bfloat16 double float float16 int16 int32 int64 int8 uint16 uint32 uint64 uint8",
  "bfloat16 double float float16",
  "double float float16 int32 int64 uint32 uint64",
  "bfloat16 double float float16 int32 int64 uint32 uint64",
  "int64",
  "bool",
  "bfloat16 bool double float float16 int16 int32 int64 int8 uint16 uint32 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz float8e8m0 int16 int2 int32 int4 int64 int8 uint16 uint2 uint32 uint4 uint64 uint8",
  "uint16 uint32 uint64 uint8",
  "int16 int32 int64 int8 uint16 uint32 uint64 uint8",
  "int32 int64",
  "bool double float float16 int16 int32 int64 int8 uint16 uint32 uint64 uint8",
  "bool double float float16 int16 int32 int64 int8 string uint16 uint32 uint64 uint8",
  "bfloat16 bool double float float16 int16 int32 int64 int8 string uint16 uint32 uint64 uint8",
  "bfloat16 bool double float float16 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int64 int8 string uint16 uint32 uint64 uint8",
  "bfloat16 bool double float float16 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int4 int64 int8 string uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int4 int64 int8 string uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz float8e8m0 int16 int32 int4 int64 int8 string uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz float8e8m0 int16 int2 int32 int4 int64 int8 string uint16 uint2 uint32 uint4 uint64 uint8",
  "bfloat16 float float16",
  "float",
  "bfloat16 bool complex128 complex64 double float float16 int16 int32 int64 int8 string uint16 uint32 uint64 uint8",
  "bool complex128 complex64 double float float16 int16 int32 int64 int8 string uint16 uint32 uint64 uint8",
  "seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint64)) seq(tensor(uint8))",
  "bfloat16 bool complex128 complex64 double float float16 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int64 int8 string uint16 uint32 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int4 int64 int8 string uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int4 int64 int8 string uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz float8e8m0 int16 int32 int4 int64 int8 string uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz float8e8m0 int16 int2 int32 int4 int64 int8 string uint16 uint2 uint32 uint4 uint64 uint8",
  "bfloat16 bool double float float16 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int64 int8 uint16 uint32 uint64 uint8",
  "bfloat16 bool double float float16 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int4 int64 int8 uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int4 int64 int8 uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz float8e8m0 int16 int32 int4 int64 int8 uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz float8e8m0 int16 int2 int32 int4 int64 int8 uint16 uint2 uint32 uint4 uint64 uint8",
  "int8 uint8",
  "int32",
  "double float int32 int64 uint32 uint64",
  "int32 int8 uint8",
  "float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int32 int8 uint8",
  "float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int4 int8 uint16 uint4 uint8",
  "float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int4 int8 uint16 uint4 uint8",
  "bfloat16 float float16 float8e8m0",
  "float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int2 int32 int4 int8 uint16 uint2 uint4 uint8",
  "bfloat16 double float float16 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz",
  "uint8",
  "bool int32 int64",
  "bfloat16 bool complex128 complex64 double float float16 int16 int32 int64 int8 seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint32 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 int16 int32 int64 int8 optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(int16)) optional(tensor(int32)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint32)) optional(tensor(uint64)) optional(tensor(uint8)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint32 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int64 int8 optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(int16)) optional(tensor(int32)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint32)) optional(tensor(uint64)) optional(tensor(uint8)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint32 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int4 int64 int8 optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(int16)) optional(tensor(int32)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint32)) optional(tensor(uint64)) optional(tensor(uint8)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int4 int64 int8 optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(int16)) optional(tensor(int32)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint32)) optional(tensor(uint64)) optional(tensor(uint8)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz float8e8m0 int16 int32 int4 int64 int8 optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(int16)) optional(tensor(int32)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint32)) optional(tensor(uint64)) optional(tensor(uint8)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz float8e8m0 int16 int2 int32 int4 int64 int8 optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(int16)) optional(tensor(int32)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint32)) optional(tensor(uint64)) optional(tensor(uint8)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint2 uint32 uint4 uint64 uint8",
  "bool complex128 complex64 double float float16 int16 int32 int64 int8 seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint32 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 int16 int32 int64 int8 optional(seq(tensor(bfloat16))) optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bfloat16)) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(int16)) optional(tensor(int32)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint32)) optional(tensor(uint64)) optional(tensor(uint8)) seq(tensor(bfloat16)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint32 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int64 int8 optional(seq(tensor(bfloat16))) optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bfloat16)) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(float8e4m3fn)) optional(tensor(float8e4m3fnuz)) optional(tensor(float8e5m2)) optional(tensor(float8e5m2fnuz)) optional(tensor(int16)) optional(tensor(int32)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint32)) optional(tensor(uint64)) optional(tensor(uint8)) seq(tensor(bfloat16)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(float8e4m3fn)) seq(tensor(float8e4m3fnuz)) seq(tensor(float8e5m2)) seq(tensor(float8e5m2fnuz)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint32 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int4 int64 int8 optional(seq(tensor(bfloat16))) optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bfloat16)) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(float8e4m3fn)) optional(tensor(float8e4m3fnuz)) optional(tensor(float8e5m2)) optional(tensor(float8e5m2fnuz)) optional(tensor(int16)) optional(tensor(int32)) optional(tensor(int4)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint32)) optional(tensor(uint4)) optional(tensor(uint64)) optional(tensor(uint8)) seq(tensor(bfloat16)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(float8e4m3fn)) seq(tensor(float8e4m3fnuz)) seq(tensor(float8e5m2)) seq(tensor(float8e5m2fnuz)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int4)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint4)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int32 int4 int64 int8 optional(seq(tensor(bfloat16))) optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bfloat16)) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(float4e2m1)) optional(tensor(float8e4m3fn)) optional(tensor(float8e4m3fnuz)) optional(tensor(float8e5m2)) optional(tensor(float8e5m2fnuz)) optional(tensor(int16)) optional(tensor(int32)) optional(tensor(int4)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint32)) optional(tensor(uint4)) optional(tensor(uint64)) optional(tensor(uint8)) seq(tensor(bfloat16)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(float4e2m1)) seq(tensor(float8e4m3fn)) seq(tensor(float8e4m3fnuz)) seq(tensor(float8e5m2)) seq(tensor(float8e5m2fnuz)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int4)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint4)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz float8e8m0 int16 int32 int4 int64 int8 optional(seq(tensor(bfloat16))) optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bfloat16)) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(float4e2m1)) optional(tensor(float8e4m3fn)) optional(tensor(float8e4m3fnuz)) optional(tensor(float8e5m2)) optional(tensor(float8e5m2fnuz)) optional(tensor(float8e8m0)) optional(tensor(int16)) optional(tensor(int32)) optional(tensor(int4)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint32)) optional(tensor(uint4)) optional(tensor(uint64)) optional(tensor(uint8)) seq(tensor(bfloat16)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(float4e2m1)) seq(tensor(float8e4m3fn)) seq(tensor(float8e4m3fnuz)) seq(tensor(float8e5m2)) seq(tensor(float8e5m2fnuz)) seq(tensor(float8e8m0)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int4)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint4)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint32 uint4 uint64 uint8",
  "bfloat16 bool complex128 complex64 double float float16 float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz float8e8m0 int16 int2 int32 int4 int64 int8 optional(seq(tensor(bfloat16))) optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bfloat16)) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(float4e2m1)) optional(tensor(float8e4m3fn)) optional(tensor(float8e4m3fnuz)) optional(tensor(float8e5m2)) optional(tensor(float8e5m2fnuz)) optional(tensor(float8e8m0)) optional(tensor(int16)) optional(tensor(int2)) optional(tensor(int32)) optional(tensor(int4)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint2)) optional(tensor(uint32)) optional(tensor(uint4)) optional(tensor(uint64)) optional(tensor(uint8)) seq(tensor(bfloat16)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(float4e2m1)) seq(tensor(float8e4m3fn)) seq(tensor(float8e4m3fnuz)) seq(tensor(float8e5m2)) seq(tensor(float8e5m2fnuz)) seq(tensor(float8e8m0)) seq(tensor(int16)) seq(tensor(int2)) seq(tensor(int32)) seq(tensor(int4)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint2)) seq(tensor(uint32)) seq(tensor(uint4)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint2 uint32 uint4 uint64 uint8",
  "double float",
  "bfloat16 float",
  "double float float16 int8 uint8",
  "bfloat16 double float float16 int8 uint8",
  "double float float16 int16 int32 int64 int8",
  "bfloat16 double float float16 int16 int32 int64 int8",
  "optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(int16)) optional(tensor(int32)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint32)) optional(tensor(uint64)) optional(tensor(uint8))",
  "bool complex128 complex64 double float float16 int16 int32 int64 int8 optional(seq(tensor(bool))) optional(seq(tensor(complex128))) optional(seq(tensor(complex64))) optional(seq(tensor(double))) optional(seq(tensor(float))) optional(seq(tensor(float16))) optional(seq(tensor(int16))) optional(seq(tensor(int32))) optional(seq(tensor(int64))) optional(seq(tensor(int8))) optional(seq(tensor(string))) optional(seq(tensor(uint16))) optional(seq(tensor(uint32))) optional(seq(tensor(uint64))) optional(seq(tensor(uint8))) optional(tensor(bool)) optional(tensor(complex128)) optional(tensor(complex64)) optional(tensor(double)) optional(tensor(float)) optional(tensor(float16)) optional(tensor(int16)) optional(tensor(int32)) optional(tensor(int64)) optional(tensor(int8)) optional(tensor(string)) optional(tensor(uint16)) optional(tensor(uint32)) optional(tensor(uint64)) optional(tensor(uint8)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint64)) seq(tensor(uint8)) string uint16 uint32 uint64 uint8",
  "double float float16 int32 int64",
  "bfloat16 double float float16 int32 int64",
  "float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int8 uint8",
  "float int32",
  "bfloat16 float float16 int32",
  "float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int4 int8 uint16 uint4 uint8",
  "float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int4 int8 uint16 uint4 uint8",
  "bfloat16 float float16 float8e8m0 int32",
  "float4e2m1 float8e4m3fn float8e4m3fnuz float8e5m2 float8e5m2fnuz int16 int2 int4 int8 uint16 uint2 uint4 uint8",
  "double float int16 int32 int64",
  "bfloat16 double float float16 int16 int32 int64",
  "double float float16 int32 int64 int8 uint32 uint64 uint8",
  "bfloat16 double float float16 int32 int64 int8 uint32 uint64 uint8",
  "bfloat16 bool double float float16 int32 int64 int8 uint32 uint64 uint8",
  "string",
  "seq(tensor(bfloat16)) seq(tensor(bool)) seq(tensor(complex128)) seq(tensor(complex64)) seq(tensor(double)) seq(tensor(float)) seq(tensor(float16)) seq(tensor(int16)) seq(tensor(int32)) seq(tensor(int64)) seq(tensor(int8)) seq(tensor(string)) seq(tensor(uint16)) seq(tensor(uint32)) seq(tensor(uint64)) seq(tensor(uint8))",
  "int32 int64 string",
  "bool double float float16 int32 int64",
  "double float int32 int64 string",
  "double float int32 int64",
  "map(int64,float) map(int64,string)",
  "float int64 string",
  "int64 string",
  "map(int64,double) map(int64,float) map(int64,string) map(string,double) map(string,float) map(string,int64)",
  "double float int64 string",
  "double float int16 int32 int64 string",
  "seq(map(int64,float)) seq(map(string,float))"
];

/** The newest opset of each domain. */
export const newestOpsets: Readonly<Record<string, number>> = {"":27,"ai.onnx.ml":5,"ai.onnx.preview":1,"ai.onnx.preview.training":1};

/**
 * By domain and name, oldest first, `since|arity|inputs|outputs|types|attributes`: operatorSchema.ts reads them.
 */
export const operatorRows: Readonly<Record<string, readonly string[]>> = {
  'Abs': [
    "1|1,1,1,1|X:T|Y:T|T=0|consumed_inputs:I",
    "6|1,1,1,1|X:T|Y:T|T=1|",
    "13|1,1,1,1|X:T|Y:T|T=2|",
  ],
  'Acos': [
    "7|1,1,1,1|input:T|output:T|T=0|",
    "22|1,1,1,1|input:T|output:T|T=3|",
  ],
  'Acosh': [
    "9|1,1,1,1|input:T|output:T|T=0|",
    "22|1,1,1,1|input:T|output:T|T=3|",
  ],
  'Add': [
    "1|2,2,1,1|A:T B:T|C:T|T=0|axis:i broadcast:i consumed_inputs:I",
    "6|2,2,1,1|A:T B:T|C:T|T=4|axis:i broadcast:i",
    "7|2,2,1,1|A:T B:T|C:T|T=4|",
    "13|2,2,1,1|A:T B:T|C:T|T=5|",
    "14|2,2,1,1|A:T B:T|C:T|T=2|",
  ],
  'AffineGrid': [
    "20|2,2,1,1|theta:T1 size:T2|grid:T1|T1=3 T2=6|align_corners:i",
  ],
  'And': [
    "1|2,2,1,1|A:T B:T|C:T1|T=7 T1=7|axis:i broadcast:i",
    "7|2,2,1,1|A:T B:T|C:T1|T=7 T1=7|",
  ],
  'ArgMax': [
    "1|1,1,1,1|data:T|reduced:int64|T=1|axis:i keepdims:i",
    "11|1,1,1,1|data:T|reduced:int64|T=1|axis:i keepdims:i",
    "12|1,1,1,1|data:T|reduced:int64|T=1|axis:i keepdims:i select_last_index:i",
    "13|1,1,1,1|data:T|reduced:int64|T=2|axis:i keepdims:i select_last_index:i",
  ],
  'ArgMin': [
    "1|1,1,1,1|data:T|reduced:int64|T=1|axis:i keepdims:i",
    "11|1,1,1,1|data:T|reduced:int64|T=1|axis:i keepdims:i",
    "12|1,1,1,1|data:T|reduced:int64|T=1|axis:i keepdims:i select_last_index:i",
    "13|1,1,1,1|data:T|reduced:int64|T=2|axis:i keepdims:i select_last_index:i",
  ],
  'Asin': [
    "7|1,1,1,1|input:T|output:T|T=0|",
    "22|1,1,1,1|input:T|output:T|T=3|",
  ],
  'Asinh': [
    "9|1,1,1,1|input:T|output:T|T=0|",
    "22|1,1,1,1|input:T|output:T|T=3|",
  ],
  'Atan': [
    "7|1,1,1,1|input:T|output:T|T=0|",
    "22|1,1,1,1|input:T|output:T|T=3|",
  ],
  'Atanh': [
    "9|1,1,1,1|input:T|output:T|T=0|",
    "22|1,1,1,1|input:T|output:T|T=3|",
  ],
  'Attention': [
    "23|3,6,1,4|Q:T1 K:T1 V:T2 attn_mask?:U past_key?:T1 past_value?:T2|Y:T1 present_key?:T1 present_value?:T2 qk_matmul_output?:T1|T1=3 T2=3 U=8|is_causal:i kv_num_heads:i q_num_heads:i qk_matmul_output_mode:i scale:f softcap:f softmax_precision:i",
    "24|3,7,1,4|Q:T1 K:T1 V:T2 attn_mask?:U past_key?:T1 past_value?:T2 nonpad_kv_seqlen?:int64|Y:T1 present_key?:T1 present_value?:T2 qk_matmul_output?:T1|T1=3 T2=3 U=8|is_causal:i kv_num_heads:i q_num_heads:i qk_matmul_output_mode:i scale:f softcap:f softmax_precision:i",
  ],
  'AveragePool': [
    "1|1,1,1,1|X:T|Y:T|T=0|auto_pad:s kernel_shape:I! pads:I strides:I",
    "7|1,1,1,1|X:T|Y:T|T=0|auto_pad:s count_include_pad:i kernel_shape:I! pads:I strides:I",
    "10|1,1,1,1|X:T|Y:T|T=0|auto_pad:s ceil_mode:i count_include_pad:i kernel_shape:I! pads:I strides:I",
    "11|1,1,1,1|X:T|Y:T|T=0|auto_pad:s ceil_mode:i count_include_pad:i kernel_shape:I! pads:I strides:I",
    "19|1,1,1,1|X:T|Y:T|T=0|auto_pad:s ceil_mode:i count_include_pad:i dilations:I kernel_shape:I! pads:I strides:I",
    "22|1,1,1,1|X:T|Y:T|T=3|auto_pad:s ceil_mode:i count_include_pad:i dilations:I kernel_shape:I! pads:I strides:I",
  ],
  'BatchNormalization': [
    "1|5,5,1,5|X:T scale:T B:T mean:T var:T|Y:T mean?:T var?:T saved_mean?:T saved_var?:T|T=0|consumed_inputs:I! epsilon:f is_test:i momentum:f spatial:i",
    "6|5,5,1,5|X:T scale:T B:T mean:T var:T|Y:T mean?:T var?:T saved_mean?:T saved_var?:T|T=0|epsilon:f is_test:i momentum:f spatial:i",
    "7|5,5,1,5|X:T scale:T B:T mean:T var:T|Y:T mean?:T var?:T saved_mean?:T saved_var?:T|T=0|epsilon:f momentum:f spatial:i",
    "9|5,5,1,5|X:T scale:T B:T mean:T var:T|Y:T mean?:T var?:T saved_mean?:T saved_var?:T|T=0|epsilon:f momentum:f",
    "14|5,5,1,3|X:T scale:T B:T input_mean:U input_var:U|Y:T running_mean?:U running_var?:U|T=3 U=3|epsilon:f momentum:f training_mode:i",
    "15|5,5,1,3|X:T scale:T1 B:T1 input_mean:T2 input_var:T2|Y:T running_mean?:T2 running_var?:T2|T=3 T1=3 T2=3|epsilon:f momentum:f training_mode:i",
  ],
  'Bernoulli': [
    "15|1,1,1,1|input:T1|output:T2|T1=0 T2=8|dtype:i seed:f",
    "22|1,1,1,1|input:T1|output:T2|T1=3 T2=8|dtype:i seed:f",
  ],
  'BitCast': [
    "26|1,1,1,1|input:T1|output:T2|T1=9 T2=9|to:i!",
  ],
  'BitShift': [
    "11|2,2,1,1|X:T Y:T|Z:T|T=10|direction:s!",
  ],
  'BitwiseAnd': [
    "18|2,2,1,1|A:T B:T|C:T|T=11|",
  ],
  'BitwiseNot': [
    "18|1,1,1,1|X:T|Y:T|T=11|",
  ],
  'BitwiseOr': [
    "18|2,2,1,1|A:T B:T|C:T|T=11|",
  ],
  'BitwiseXor': [
    "18|2,2,1,1|A:T B:T|C:T|T=11|",
  ],
  'BlackmanWindow': [
    "17|1,1,1,1|size:T1|output:T2|T1=12 T2=2|output_datatype:i periodic:i",
  ],
  'Cast': [
    "1|1,1,1,1|input:T1|output:T2|T1=13 T2=13|to:s!",
    "6|1,1,1,1|input:T1|output:T2|T1=13 T2=13|to:i!",
    "9|1,1,1,1|input:T1|output:T2|T1=14 T2=14|to:i!",
    "13|1,1,1,1|input:T1|output:T2|T1=15 T2=15|to:i!",
    "19|1,1,1,1|input:T1|output:T2|T1=16 T2=16|saturate:i to:i!",
    "21|1,1,1,1|input:T1|output:T2|T1=17 T2=17|saturate:i to:i!",
    "23|1,1,1,1|input:T1|output:T2|T1=18 T2=18|saturate:i to:i!",
    "24|1,1,1,1|input:T1|output:T2|T1=19 T2=19|round_mode:s saturate:i to:i!",
    "25|1,1,1,1|input:T1|output:T2|T1=20 T2=20|round_mode:s saturate:i to:i!",
  ],
  'CastLike': [
    "15|2,2,1,1|input:T1 target_type:T2|output:T2|T1=15 T2=15|",
    "19|2,2,1,1|input:T1 target_type:T2|output:T2|T1=16 T2=16|saturate:i",
    "21|2,2,1,1|input:T1 target_type:T2|output:T2|T1=17 T2=17|saturate:i",
    "23|2,2,1,1|input:T1 target_type:T2|output:T2|T1=18 T2=18|saturate:i",
    "24|2,2,1,1|input:T1 target_type:T2|output:T2|T1=19 T2=19|round_mode:s saturate:i",
    "25|2,2,1,1|input:T1 target_type:T2|output:T2|T1=20 T2=20|round_mode:s saturate:i",
  ],
  'CausalConvWithState': [
    "27|2,4,2,2|input:T weight:T bias?:T past_state?:T|output:T present_state:T|T=21|activation:s",
  ],
  'Ceil': [
    "1|1,1,1,1|X:T|Y:T|T=0|consumed_inputs:I",
    "6|1,1,1,1|X:T|Y:T|T=0|",
    "13|1,1,1,1|X:T|Y:T|T=3|",
  ],
  'Celu': [
    "12|1,1,1,1|X:T|Y:T|T=22|alpha:f",
  ],
  'CenterCropPad': [
    "18|2,2,1,1|input_data:T shape:Tind|output_data:T|T=23 Tind=12|axes:I",
  ],
  'Clip': [
    "1|1,1,1,1|input:T|output:T|T=0|consumed_inputs:I max:f min:f",
    "6|1,1,1,1|input:T|output:T|T=0|max:f min:f",
    "11|1,3,1,1|input:T min?:T max?:T|output:T|T=0|",
    "12|1,3,1,1|input:T min?:T max?:T|output:T|T=1|",
    "13|1,3,1,1|input:T min?:T max?:T|output:T|T=2|",
  ],
  'Col2Im': [
    "18|3,3,1,1|input:T image_shape:int64 block_shape:int64|output:T|T=23|dilations:I pads:I strides:I",
  ],
  'Compress': [
    "9|2,2,1,1|input:T condition:T1|output:T|T=24 T1=7|axis:i",
    "11|2,2,1,1|input:T condition:T1|output:T|T=24 T1=7|axis:i",
  ],
  'Concat': [
    "1|1,*,1,1|inputs*:T|concat_result:T|T=0|axis:i",
    "4|1,*,1,1|inputs*:T|concat_result:T|T=24|axis:i!",
    "11|1,*,1,1|inputs*:T|concat_result:T|T=24|axis:i!",
    "13|1,*,1,1|inputs*:T|concat_result:T|T=23|axis:i!",
  ],
  'ConcatFromSequence': [
    "11|1,1,1,1|input_sequence:S|concat_result:T|S=25 T=24|axis:i! new_axis:i",
  ],
  'Constant': [
    "1|0,0,1,1||output:T|T=0|value:t!",
    "9|0,0,1,1||output:T|T=24|value:t!",
    "11|0,0,1,1||output:T|T=24|sparse_value:p value:t",
    "12|0,0,1,1||output:T|T=24|sparse_value:p value:t value_float:f value_floats:F value_int:i value_ints:I value_string:s value_strings:S",
    "13|0,0,1,1||output:T|T=23|sparse_value:p value:t value_float:f value_floats:F value_int:i value_ints:I value_string:s value_strings:S",
    "19|0,0,1,1||output:T|T=26|sparse_value:p value:t value_float:f value_floats:F value_int:i value_ints:I value_string:s value_strings:S",
    "21|0,0,1,1||output:T|T=27|sparse_value:p value:t value_float:f value_floats:F value_int:i value_ints:I value_string:s value_strings:S",
    "23|0,0,1,1||output:T|T=28|sparse_value:p value:t value_float:f value_floats:F value_int:i value_ints:I value_string:s value_strings:S",
    "24|0,0,1,1||output:T|T=29|sparse_value:p value:t value_float:f value_floats:F value_int:i value_ints:I value_string:s value_strings:S",
    "25|0,0,1,1||output:T|T=30|sparse_value:p value:t value_float:f value_floats:F value_int:i value_ints:I value_string:s value_strings:S",
  ],
  'ConstantOfShape': [
    "9|1,1,1,1|input:T1|output:T2|T1=6 T2=13|value:t",
    "20|1,1,1,1|input:T1|output:T2|T1=6 T2=31|value:t",
    "21|1,1,1,1|input:T1|output:T2|T1=6 T2=32|value:t",
    "23|1,1,1,1|input:T1|output:T2|T1=6 T2=33|value:t",
    "24|1,1,1,1|input:T1|output:T2|T1=6 T2=34|value:t",
    "25|1,1,1,1|input:T1|output:T2|T1=6 T2=35|value:t",
  ],
  'Conv': [
    "1|2,3,1,1|X:T W:T B?:T|Y:T|T=0|auto_pad:s dilations:I group:i kernel_shape:I pads:I strides:I",
    "11|2,3,1,1|X:T W:T B?:T|Y:T|T=0|auto_pad:s dilations:I group:i kernel_shape:I pads:I strides:I",
    "22|2,3,1,1|X:T W:T B?:T|Y:T|T=3|auto_pad:s dilations:I group:i kernel_shape:I pads:I strides:I",
  ],
  'ConvInteger': [
    "10|2,4,1,1|x:T1 w:T2 x_zero_point?:T1 w_zero_point?:T2|y:T3|T1=36 T2=36 T3=37|auto_pad:s dilations:I group:i kernel_shape:I pads:I strides:I",
  ],
  'ConvTranspose': [
    "1|2,3,1,1|X:T W:T B?:T|Y:T|T=0|auto_pad:s dilations:I group:i kernel_shape:I output_padding:I output_shape:I pads:I strides:I",
    "11|2,3,1,1|X:T W:T B?:T|Y:T|T=0|auto_pad:s dilations:I group:i kernel_shape:I output_padding:I output_shape:I pads:I strides:I",
    "22|2,3,1,1|X:T W:T B?:T|Y:T|T=3|auto_pad:s dilations:I group:i kernel_shape:I output_padding:I output_shape:I pads:I strides:I",
  ],
  'Cos': [
    "7|1,1,1,1|input:T|output:T|T=0|",
    "22|1,1,1,1|input:T|output:T|T=3|",
  ],
  'Cosh': [
    "9|1,1,1,1|input:T|output:T|T=0|",
    "22|1,1,1,1|input:T|output:T|T=3|",
  ],
  'CumProd': [
    "26|2,2,1,1|x:T axis:T2|y:T|T=5 T2=12|exclusive:i reverse:i",
  ],
  'CumSum': [
    "11|2,2,1,1|x:T axis:T2|y:T|T=38 T2=12|exclusive:i reverse:i",
    "14|2,2,1,1|x:T axis:T2|y:T|T=5 T2=12|exclusive:i reverse:i",
  ],
  'DFT': [
    "17|1,2,1,1|input:T1 dft_length?:T2|output:T1|T1=3 T2=12|axis:i inverse:i onesided:i",
    "20|1,3,1,1|input:T1 dft_length?:T2 axis?:int64|output:T1|T1=3 T2=12|inverse:i onesided:i",
  ],
  'DeformConv': [
    "19|3,5,1,1|X:T W:T offset:T B?:T mask?:T|Y:T|T=0|dilations:I group:i kernel_shape:I offset_group:i pads:I strides:I",
    "22|3,5,1,1|X:T W:T offset:T B?:T mask?:T|Y:T|T=3|dilations:I group:i kernel_shape:I offset_group:i pads:I strides:I",
  ],
  'DepthToSpace': [
    "1|1,1,1,1|input:T|output:T|T=24|blocksize:i!",
    "11|1,1,1,1|input:T|output:T|T=24|blocksize:i! mode:s",
    "13|1,1,1,1|input:T|output:T|T=23|blocksize:i! mode:s",
  ],
  'DequantizeLinear': [
    "10|2,3,1,1|x:T x_scale:float x_zero_point?:T|y:float|T=39|",
    "13|2,3,1,1|x:T x_scale:float x_zero_point?:T|y:float|T=39|axis:i",
    "19|2,3,1,1|x:T1 x_scale:T2 x_zero_point?:T1|y:T2|T1=40 T2=21|axis:i",
    "21|2,3,1,1|x:T1 x_scale:T2 x_zero_point?:T1|y:T2|T1=41 T2=21|axis:i block_size:i",
    "23|2,3,1,1|x:T1 x_scale:T2 x_zero_point?:T1|y:T3|T1=42 T2=21 T3=21|axis:i block_size:i output_dtype:i",
    "24|2,3,1,1|x:T1 x_scale:T2 x_zero_point?:T1|y:T3|T1=42 T2=43 T3=21|axis:i block_size:i output_dtype:i",
    "25|2,3,1,1|x:T1 x_scale:T2 x_zero_point?:T1|y:T3|T1=44 T2=43 T3=21|axis:i block_size:i output_dtype:i",
  ],
  'Det': [
    "11|1,1,1,1|X:T|Y:T|T=0|",
    "22|1,1,1,1|X:T|Y:T|T=3|",
  ],
  'Div': [
    "1|2,2,1,1|A:T B:T|C:T|T=0|axis:i broadcast:i consumed_inputs:I",
    "6|2,2,1,1|A:T B:T|C:T|T=4|axis:i broadcast:i",
    "7|2,2,1,1|A:T B:T|C:T|T=4|",
    "13|2,2,1,1|A:T B:T|C:T|T=5|",
    "14|2,2,1,1|A:T B:T|C:T|T=2|",
  ],
  'Dropout': [
    "1|1,1,1,2|data:T|output:T mask?:T|T=0|consumed_inputs:I is_test:i ratio:f",
    "6|1,1,1,2|data:T|output:T mask?:T|T=0|is_test:i ratio:f",
    "7|1,1,1,2|data:T|output:T mask?:T|T=0|ratio:f",
    "10|1,1,1,2|data:T|output:T mask?:T1|T=0 T1=7|ratio:f",
    "12|1,3,1,2|data:T ratio?:T1 training_mode?:T2|output:T mask?:T2|T=0 T1=0 T2=7|seed:i",
    "13|1,3,1,2|data:T ratio?:T1 training_mode?:T2|output:T mask?:T2|T=3 T1=0 T2=7|seed:i",
    "22|1,3,1,2|data:T ratio?:T1 training_mode?:T2|output:T mask?:T2|T=45 T1=45 T2=7|seed:i",
  ],
  'DynamicQuantizeLinear': [
    "11|1,1,3,3|x:T1|y:T2 y_scale:float y_zero_point:T2|T1=22 T2=46|",
  ],
  'Einsum': [
    "12|1,*,1,1|Inputs*:T|Output:T|T=1|equation:s!",
  ],
  'Elu': [
    "1|1,1,1,1|X:T|Y:T|T=0|alpha:f consumed_inputs:I",
    "6|1,1,1,1|X:T|Y:T|T=0|alpha:f",
    "22|1,1,1,1|X:T|Y:T|T=3|alpha:f",
  ],
  'Equal': [
    "1|2,2,1,1|A:T B:T|C:T1|T=47 T1=7|axis:i broadcast:i",
    "7|2,2,1,1|A:T B:T|C:T1|T=47 T1=7|",
    "11|2,2,1,1|A:T B:T|C:T1|T=13 T1=7|",
    "13|2,2,1,1|A:T B:T|C:T1|T=8 T1=7|",
    "19|2,2,1,1|A:T B:T|C:T1|T=15 T1=7|",
  ],
  'Erf': [
    "9|1,1,1,1|input:T|output:T|T=1|",
    "13|1,1,1,1|input:T|output:T|T=3|",
  ],
  'Exp': [
    "1|1,1,1,1|input:T|output:T|T=0|consumed_inputs:I",
    "6|1,1,1,1|input:T|output:T|T=0|",
    "13|1,1,1,1|input:T|output:T|T=3|",
  ],
  'Expand': [
    "8|2,2,1,1|input:T shape:int64|output:T|T=24|",
    "13|2,2,1,1|input:T shape:int64|output:T|T=23|",
  ],
  'EyeLike': [
    "9|1,1,1,1|input:T1|output:T2|T1=13 T2=13|dtype:i k:i",
    "22|1,1,1,1|input:T1|output:T2|T1=8 T2=8|dtype:i k:i",
  ],
  'Flatten': [
    "1|1,1,1,1|input:T|output:T|T=0|axis:i",
    "9|1,1,1,1|input:T|output:T|T=24|axis:i",
    "11|1,1,1,1|input:T|output:T|T=24|axis:i",
    "13|1,1,1,1|input:T|output:T|T=23|axis:i",
    "21|1,1,1,1|input:T|output:T|T=27|axis:i",
    "23|1,1,1,1|input:T|output:T|T=28|axis:i",
    "24|1,1,1,1|input:T|output:T|T=29|axis:i",
    "25|1,1,1,1|input:T|output:T|T=30|axis:i",
  ],
  'Floor': [
    "1|1,1,1,1|X:T|Y:T|T=0|consumed_inputs:I",
    "6|1,1,1,1|X:T|Y:T|T=0|",
    "13|1,1,1,1|X:T|Y:T|T=3|",
  ],
  'GRU': [
    "1|3,6,2,2|X:T W:T R:T B?:T sequence_lens?:T1 initial_h?:T|Y?:T Y_h:T|T=0 T1=37|activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i output_sequence:i",
    "3|3,6,0,2|X:T W:T R:T B?:T sequence_lens?:T1 initial_h?:T|Y?:T Y_h?:T|T=0 T1=37|activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i linear_before_reset:i output_sequence:i",
    "7|3,6,0,2|X:T W:T R:T B?:T sequence_lens?:T1 initial_h?:T|Y?:T Y_h?:T|T=0 T1=37|activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i linear_before_reset:i",
    "14|3,6,0,2|X:T W:T R:T B?:T sequence_lens?:T1 initial_h?:T|Y?:T Y_h?:T|T=0 T1=37|activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i layout:i linear_before_reset:i",
    "22|3,6,0,2|X:T W:T R:T B?:T sequence_lens?:T1 initial_h?:T|Y?:T Y_h?:T|T=3 T1=37|activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i layout:i linear_before_reset:i",
  ],
  'Gather': [
    "1|2,2,1,1|data:T indices:Tind|output:T|T=24 Tind=12|axis:i",
    "11|2,2,1,1|data:T indices:Tind|output:T|T=24 Tind=12|axis:i",
    "13|2,2,1,1|data:T indices:Tind|output:T|T=23 Tind=12|axis:i",
  ],
  'GatherElements': [
    "11|2,2,1,1|data:T indices:Tind|output:T|T=24 Tind=12|axis:i",
    "13|2,2,1,1|data:T indices:Tind|output:T|T=23 Tind=12|axis:i",
  ],
  'GatherND': [
    "11|2,2,1,1|data:T indices:int64|output:T|T=24|",
    "12|2,2,1,1|data:T indices:int64|output:T|T=24|batch_dims:i",
    "13|2,2,1,1|data:T indices:int64|output:T|T=23|batch_dims:i",
  ],
  'Gelu': [
    "20|1,1,1,1|X:T|Y:T|T=3|approximate:s",
  ],
  'Gemm': [
    "1|3,3,1,1|A:T B:T C:T|Y:T|T=0|alpha:f beta:f broadcast:i transA:i transB:i",
    "6|3,3,1,1|A:T B:T C:T|Y:T|T=0|alpha:f beta:f broadcast:i transA:i transB:i",
    "7|3,3,1,1|A:T B:T C:T|Y:T|T=0|alpha:f beta:f transA:i transB:i",
    "9|3,3,1,1|A:T B:T C:T|Y:T|T=4|alpha:f beta:f transA:i transB:i",
    "11|2,3,1,1|A:T B:T C?:T|Y:T|T=4|alpha:f beta:f transA:i transB:i",
    "13|2,3,1,1|A:T B:T C?:T|Y:T|T=5|alpha:f beta:f transA:i transB:i",
  ],
  'GlobalAveragePool': [
    "1|1,1,1,1|X:T|Y:T|T=0|",
    "22|1,1,1,1|X:T|Y:T|T=3|",
  ],
  'GlobalLpPool': [
    "1|1,1,1,1|X:T|Y:T|T=0|p:f",
    "2|1,1,1,1|X:T|Y:T|T=0|p:i",
    "22|1,1,1,1|X:T|Y:T|T=3|p:i",
  ],
  'GlobalMaxPool': [
    "1|1,1,1,1|X:T|Y:T|T=0|",
    "22|1,1,1,1|X:T|Y:T|T=3|",
  ],
  'Greater': [
    "1|2,2,1,1|A:T B:T|C:T1|T=0 T1=7|axis:i broadcast:i",
    "7|2,2,1,1|A:T B:T|C:T1|T=0 T1=7|",
    "9|2,2,1,1|A:T B:T|C:T1|T=1 T1=7|",
    "13|2,2,1,1|A:T B:T|C:T1|T=2 T1=7|",
  ],
  'GreaterOrEqual': [
    "12|2,2,1,1|A:T B:T|C:T1|T=1 T1=7|",
    "16|2,2,1,1|A:T B:T|C:T1|T=2 T1=7|",
  ],
  'GridSample': [
    "16|2,2,1,1|X:T1 grid:T2|Y:T1|T1=24 T2=0|align_corners:i mode:s padding_mode:s",
    "20|2,2,1,1|X:T1 grid:T2|Y:T1|T1=24 T2=0|align_corners:i mode:s padding_mode:s",
    "22|2,2,1,1|X:T1 grid:T2|Y:T1|T1=23 T2=3|align_corners:i mode:s padding_mode:s",
  ],
  'GroupNormalization': [
    "18!|3,3,1,1|X:T scale:T bias:T|Y:T|T=3|epsilon:f num_groups:i!",
    "21|3,3,1,1|X:T scale:T bias:T|Y:T|T=3|epsilon:f num_groups:i! stash_type:i",
  ],
  'HammingWindow': [
    "17|1,1,1,1|size:T1|output:T2|T1=12 T2=2|output_datatype:i periodic:i",
  ],
  'HannWindow': [
    "17|1,1,1,1|size:T1|output:T2|T1=12 T2=2|output_datatype:i periodic:i",
  ],
  'HardSigmoid': [
    "1|1,1,1,1|X:T|Y:T|T=0|alpha:f beta:f consumed_inputs:I",
    "6|1,1,1,1|X:T|Y:T|T=0|alpha:f beta:f",
    "22|1,1,1,1|X:T|Y:T|T=3|alpha:f beta:f",
  ],
  'HardSwish': [
    "14|1,1,1,1|X:T|Y:T|T=0|",
    "22|1,1,1,1|X:T|Y:T|T=3|",
  ],
  'Hardmax': [
    "1|1,1,1,1|input:T|output:T|T=0|axis:i",
    "11|1,1,1,1|input:T|output:T|T=0|axis:i",
    "13|1,1,1,1|input:T|output:T|T=3|axis:i",
  ],
  'Identity': [
    "1|1,1,1,1|input:T|output:T|T=24|",
    "13|1,1,1,1|input:T|output:T|T=23|",
    "14|1,1,1,1|input:V|output:V|V=48|",
    "16|1,1,1,1|input:V|output:V|V=49|",
    "19|1,1,1,1|input:V|output:V|V=50|",
    "21|1,1,1,1|input:V|output:V|V=51|",
    "23|1,1,1,1|input:V|output:V|V=52|",
    "24|1,1,1,1|input:V|output:V|V=53|",
    "25|1,1,1,1|input:V|output:V|V=54|",
  ],
  'If': [
    "1|1,1,1,*|cond:B|outputs**:V|V=24 B=7|else_branch:g! then_branch:g!",
    "11|1,1,1,*|cond:B|outputs**:V|V=24 B=7|else_branch:g! then_branch:g!",
    "13|1,1,1,*|cond:B|outputs**:V|V=55 B=7|else_branch:g! then_branch:g!",
    "16|1,1,1,*|cond:B|outputs**:V|V=56 B=7|else_branch:g! then_branch:g!",
    "19|1,1,1,*|cond:B|outputs**:V|V=57 B=7|else_branch:g! then_branch:g!",
    "21|1,1,1,*|cond:B|outputs**:V|V=58 B=7|else_branch:g! then_branch:g!",
    "23|1,1,1,*|cond:B|outputs**:V|V=59 B=7|else_branch:g! then_branch:g!",
    "24|1,1,1,*|cond:B|outputs**:V|V=60 B=7|else_branch:g! then_branch:g!",
    "25|1,1,1,*|cond:B|outputs**:V|V=61 B=7|else_branch:g! then_branch:g!",
  ],
  'ImageDecoder': [
    "20|1,1,1,1|encoded_stream:T1|image:T2|T1=46 T2=46|pixel_format:s",
  ],
  'InstanceNormalization': [
    "1|3,3,1,1|input:T scale:T B:T|output:T|T=0|consumed_inputs:I epsilon:f",
    "6|3,3,1,1|input:T scale:T B:T|output:T|T=0|epsilon:f",
    "22|3,3,1,1|input:T scale:T B:T|output:T|T=3|epsilon:f",
  ],
  'IsInf': [
    "10|1,1,1,1|X:T1|Y:T2|T1=62 T2=7|detect_negative:i detect_positive:i",
    "20|1,1,1,1|X:T1|Y:T2|T1=45 T2=7|detect_negative:i detect_positive:i",
  ],
  'IsNaN': [
    "9|1,1,1,1|X:T1|Y:T2|T1=0 T2=7|",
    "13|1,1,1,1|X:T1|Y:T2|T1=3 T2=7|",
    "20|1,1,1,1|X:T1|Y:T2|T1=45 T2=7|",
  ],
  'LRN': [
    "1|1,1,1,1|X:T|Y:T|T=0|alpha:f beta:f bias:f size:i!",
    "13|1,1,1,1|X:T|Y:T|T=3|alpha:f beta:f bias:f size:i!",
  ],
  'LSTM': [
    "1|3,8,0,3|X:T W:T R:T B?:T sequence_lens?:T1 initial_h?:T initial_c?:T P?:T|Y?:T Y_h?:T Y_c?:T|T=0 T1=37|activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i input_forget:i output_sequence:i",
    "7|3,8,0,3|X:T W:T R:T B?:T sequence_lens?:T1 initial_h?:T initial_c?:T P?:T|Y?:T Y_h?:T Y_c?:T|T=0 T1=37|activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i input_forget:i",
    "14|3,8,0,3|X:T W:T R:T B?:T sequence_lens?:T1 initial_h?:T initial_c?:T P?:T|Y?:T Y_h?:T Y_c?:T|T=0 T1=37|activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i input_forget:i layout:i",
    "22|3,8,0,3|X:T W:T R:T B?:T sequence_lens?:T1 initial_h?:T initial_c?:T P?:T|Y?:T Y_h?:T Y_c?:T|T=3 T1=37|activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i input_forget:i layout:i",
  ],
  'LayerNormalization': [
    "17|2,3,1,3|X:T Scale:T B?:T|Y:T Mean?:U InvStdDev?:U|T=3 U=63|axis:i epsilon:f stash_type:i",
  ],
  'LeakyRelu': [
    "1|1,1,1,1|X:T|Y:T|T=0|alpha:f consumed_inputs:I",
    "6|1,1,1,1|X:T|Y:T|T=0|alpha:f",
    "16|1,1,1,1|X:T|Y:T|T=3|alpha:f",
  ],
  'Less': [
    "1|2,2,1,1|A:T B:T|C:T1|T=0 T1=7|axis:i broadcast:i",
    "7|2,2,1,1|A:T B:T|C:T1|T=0 T1=7|",
    "9|2,2,1,1|A:T B:T|C:T1|T=1 T1=7|",
    "13|2,2,1,1|A:T B:T|C:T1|T=2 T1=7|",
  ],
  'LessOrEqual': [
    "12|2,2,1,1|A:T B:T|C:T1|T=1 T1=7|",
    "16|2,2,1,1|A:T B:T|C:T1|T=2 T1=7|",
  ],
  'LinearAttention': [
    "27|3,6,2,2|query:T key:T value:T past_state?:S decay?:T beta?:T|output:T present_state:S|T=21 S=21|chunk_size:i kv_num_heads:i! q_num_heads:i! scale:f update_rule:s",
  ],
  'Log': [
    "1|1,1,1,1|input:T|output:T|T=0|consumed_inputs:I",
    "6|1,1,1,1|input:T|output:T|T=0|",
    "13|1,1,1,1|input:T|output:T|T=3|",
  ],
  'LogSoftmax': [
    "1|1,1,1,1|input:T|output:T|T=0|axis:i",
    "11|1,1,1,1|input:T|output:T|T=0|axis:i",
    "13|1,1,1,1|input:T|output:T|T=3|axis:i",
  ],
  'Loop': [
    "1|3,*,1,*|M?:I cond?:B v_initial**:V|v_final_and_scan_outputs**:V|V=24 I=6 B=7|body:g!",
    "11|2,*,1,*|M?:I cond?:B v_initial**:V|v_final_and_scan_outputs**:V|V=24 I=6 B=7|body:g!",
    "13|2,*,1,*|M?:I cond?:B v_initial**:V|v_final_and_scan_outputs**:V|V=55 I=6 B=7|body:g!",
    "16|2,*,1,*|M?:I cond?:B v_initial**:V|v_final_and_scan_outputs**:V|V=56 I=6 B=7|body:g!",
    "19|2,*,1,*|M?:I cond?:B v_initial**:V|v_final_and_scan_outputs**:V|V=57 I=6 B=7|body:g!",
    "21|2,*,1,*|M?:I cond?:B v_initial**:V|v_final_and_scan_outputs**:V|V=58 I=6 B=7|body:g!",
    "23|2,*,1,*|M?:I cond?:B v_initial**:V|v_final_and_scan_outputs**:V|V=59 I=6 B=7|body:g!",
    "24|2,*,1,*|M?:I cond?:B v_initial**:V|v_final_and_scan_outputs**:V|V=60 I=6 B=7|body:g!",
    "25|2,*,1,*|M?:I cond?:B v_initial**:V|v_final_and_scan_outputs**:V|V=61 I=6 B=7|body:g!",
  ],
  'LpNormalization': [
    "1|1,1,1,1|input:T|output:T|T=0|axis:i p:i",
    "22|1,1,1,1|input:T|output:T|T=3|axis:i p:i",
  ],
  'LpPool': [
    "1|1,1,1,1|X:T|Y:T|T=0|auto_pad:s kernel_shape:I p:f pads:I strides:I",
    "2|1,1,1,1|X:T|Y:T|T=0|auto_pad:s kernel_shape:I! p:i pads:I strides:I",
    "11|1,1,1,1|X:T|Y:T|T=0|auto_pad:s kernel_shape:I! p:i pads:I strides:I",
    "18|1,1,1,1|X:T|Y:T|T=0|auto_pad:s ceil_mode:i dilations:I kernel_shape:I! p:i pads:I strides:I",
    "22|1,1,1,1|X:T|Y:T|T=3|auto_pad:s ceil_mode:i dilations:I kernel_shape:I! p:i pads:I strides:I",
  ],
  'MatMul': [
    "1|2,2,1,1|A:T B:T|Y:T|T=0|",
    "9|2,2,1,1|A:T B:T|Y:T|T=4|",
    "13|2,2,1,1|A:T B:T|Y:T|T=5|",
  ],
  'MatMulInteger': [
    "10|2,4,1,1|A:T1 B:T2 a_zero_point?:T1 b_zero_point?:T2|Y:T3|T1=36 T2=36 T3=37|",
  ],
  'Max': [
    "1|1,*,1,1|data_0*:T|max:T|T=0|consumed_inputs:I",
    "6|1,*,1,1|data_0*:T|max:T|T=0|",
    "8|1,*,1,1|data_0*:T|max:T|T=0|",
    "12|1,*,1,1|data_0*:T|max:T|T=1|",
    "13|1,*,1,1|data_0*:T|max:T|T=2|",
  ],
  'MaxPool': [
    "1|1,1,1,1|X:T|Y:T|T=0|auto_pad:s kernel_shape:I! pads:I strides:I",
    "8|1,1,1,2|X:T|Y:T Indices?:I|T=0 I=6|auto_pad:s kernel_shape:I! pads:I storage_order:i strides:I",
    "10|1,1,1,2|X:T|Y:T Indices?:I|T=0 I=6|auto_pad:s ceil_mode:i dilations:I kernel_shape:I! pads:I storage_order:i strides:I",
    "11|1,1,1,2|X:T|Y:T Indices?:I|T=0 I=6|auto_pad:s ceil_mode:i dilations:I kernel_shape:I! pads:I storage_order:i strides:I",
    "12|1,1,1,2|X:T|Y:T Indices?:I|T=64 I=6|auto_pad:s ceil_mode:i dilations:I kernel_shape:I! pads:I storage_order:i strides:I",
    "22|1,1,1,2|X:T|Y:T Indices?:I|T=65 I=6|auto_pad:s ceil_mode:i dilations:I kernel_shape:I! pads:I storage_order:i strides:I",
  ],
  'MaxRoiPool': [
    "1|2,2,1,1|X:T rois:T|Y:T|T=0|pooled_shape:I! spatial_scale:f",
    "22|2,2,1,1|X:T rois:T|Y:T|T=3|pooled_shape:I! spatial_scale:f",
  ],
  'MaxUnpool': [
    "9|2,3,1,1|X:T1 I:T2 output_shape?:T2|output:T1|T1=0 T2=6|kernel_shape:I! pads:I strides:I",
    "11|2,3,1,1|X:T1 I:T2 output_shape?:T2|output:T1|T1=0 T2=6|kernel_shape:I! pads:I strides:I",
    "22|2,3,1,1|X:T1 I:T2 output_shape?:T2|output:T1|T1=3 T2=6|kernel_shape:I! pads:I strides:I",
  ],
  'Mean': [
    "1|1,*,1,1|data_0*:T|mean:T|T=0|consumed_inputs:I",
    "6|1,*,1,1|data_0*:T|mean:T|T=0|",
    "8|1,*,1,1|data_0*:T|mean:T|T=0|",
    "13|1,*,1,1|data_0*:T|mean:T|T=3|",
  ],
  'MeanVarianceNormalization': [
    "9|1,1,1,1|X:T|Y:T|T=0|axes:I",
    "13|1,1,1,1|X:T|Y:T|T=3|axes:I",
  ],
  'MelWeightMatrix': [
    "17|5,5,1,1|num_mel_bins:T1 dft_length:T1 sample_rate:T1 lower_edge_hertz:T2 upper_edge_hertz:T2|output:T3|T1=12 T2=3 T3=2|output_datatype:i",
  ],
  'Min': [
    "1|1,*,1,1|data_0*:T|min:T|T=0|consumed_inputs:I",
    "6|1,*,1,1|data_0*:T|min:T|T=0|",
    "8|1,*,1,1|data_0*:T|min:T|T=0|",
    "12|1,*,1,1|data_0*:T|min:T|T=1|",
    "13|1,*,1,1|data_0*:T|min:T|T=2|",
  ],
  'Mish': [
    "18|1,1,1,1|X:T|Y:T|T=0|",
    "22|1,1,1,1|X:T|Y:T|T=3|",
  ],
  'Mod': [
    "10|2,2,1,1|A:T B:T|C:T|T=1|fmod:i",
    "13|2,2,1,1|A:T B:T|C:T|T=2|fmod:i",
  ],
  'Mul': [
    "1|2,2,1,1|A:T B:T|C:T|T=0|axis:i broadcast:i consumed_inputs:I",
    "6|2,2,1,1|A:T B:T|C:T|T=4|axis:i broadcast:i",
    "7|2,2,1,1|A:T B:T|C:T|T=4|",
    "13|2,2,1,1|A:T B:T|C:T|T=5|",
    "14|2,2,1,1|A:T B:T|C:T|T=2|",
  ],
  'Multinomial': [
    "7|1,1,1,1|input:T1|output:T2|T1=0 T2=12|dtype:i sample_size:i seed:f",
    "22|1,1,1,1|input:T1|output:T2|T1=3 T2=12|dtype:i sample_size:i seed:f",
  ],
  'Neg': [
    "1|1,1,1,1|X:T|Y:T|T=0|consumed_inputs:I",
    "6|1,1,1,1|X:T|Y:T|T=66|",
    "13|1,1,1,1|X:T|Y:T|T=67|",
  ],
  'NegativeLogLikelihoodLoss': [
    "12|2,3,1,1|input:T target:Tind weight?:T|loss:T|T=0 Tind=12|ignore_index:i reduction:s",
    "13|2,3,1,1|input:T target:Tind weight?:T|loss:T|T=0 Tind=12|ignore_index:i reduction:s",
    "22|2,3,1,1|input:T target:Tind weight?:T|loss:T|T=3 Tind=12|ignore_index:i reduction:s",
  ],
  'NonMaxSuppression': [
    "10|2,5,1,1|boxes:float scores:float max_output_boxes_per_class?:int64 iou_threshold?:float score_threshold?:float|selected_indices:int64||center_point_box:i",
    "11|2,5,1,1|boxes:float scores:float max_output_boxes_per_class?:int64 iou_threshold?:float score_threshold?:float|selected_indices:int64||center_point_box:i",
  ],
  'NonZero': [
    "9|1,1,1,1|X:T|Y:int64|T=24|",
    "13|1,1,1,1|X:T|Y:int64|T=23|",
  ],
  'Not': [
    "1|1,1,1,1|X:T|Y:T|T=7|",
  ],
  'OneHot': [
    "9|3,3,1,1|indices:T1 depth:T2 values:T3|output:T3|T1=1 T2=1 T3=24|axis:i",
    "11|3,3,1,1|indices:T1 depth:T2 values:T3|output:T3|T1=1 T2=1 T3=24|axis:i",
  ],
  'Optional': [
    "15|0,1,1,1|input?:V|output:O|V=55 O=68|type:y",
  ],
  'OptionalGetElement': [
    "15|1,1,1,1|input:O|output:V|O=68 V=55|",
    "18|1,1,1,1|input:O|output:V|O=69 V=55|",
  ],
  'OptionalHasElement': [
    "15|1,1,1,1|input:O|output:B|O=68 B=7|",
    "18|0,1,1,1|input?:O|output:B|O=69 B=7|",
  ],
  'Or': [
    "1|2,2,1,1|A:T B:T|C:T1|T=7 T1=7|axis:i broadcast:i",
    "7|2,2,1,1|A:T B:T|C:T1|T=7 T1=7|",
  ],
  'PRelu': [
    "1|2,2,1,1|X:T slope:T|Y:T|T=0|consumed_inputs:I",
    "6|2,2,1,1|X:T slope:T|Y:T|T=0|",
    "7|2,2,1,1|X:T slope:T|Y:T|T=0|",
    "9|2,2,1,1|X:T slope:T|Y:T|T=4|",
    "16|2,2,1,1|X:T slope:T|Y:T|T=5|",
  ],
  'Pad': [
    "1|1,1,1,1|data:T|output:T|T=0|mode:s paddings:I! value:f",
    "2|1,1,1,1|data:T|output:T|T=0|mode:s pads:I! value:f",
    "11|2,3,1,1|data:T pads:int64 constant_value?:T|output:T|T=1|mode:s",
    "13|2,3,1,1|data:T pads:int64 constant_value?:T|output:T|T=23|mode:s",
    "18|2,4,1,1|data:T pads:int64 constant_value?:T axes?:Tind|output:T|T=23 Tind=12|mode:s",
    "19|2,4,1,1|data:T pads:int64 constant_value?:T axes?:Tind|output:T|T=23 Tind=12|mode:s",
    "21|2,4,1,1|data:T pads:int64 constant_value?:T axes?:Tind|output:T|T=27 Tind=12|mode:s",
    "23|2,4,1,1|data:T pads:int64 constant_value?:T axes?:Tind|output:T|T=28 Tind=12|mode:s",
    "24|2,4,1,1|data:T pads:int64 constant_value?:T axes?:Tind|output:T|T=29 Tind=12|mode:s",
    "25|2,4,1,1|data:T pads:int64 constant_value?:T axes?:Tind|output:T|T=30 Tind=12|mode:s",
  ],
  'Pow': [
    "1|2,2,1,1|X:T Y:T|Z:T|T=0|axis:i broadcast:i",
    "7|2,2,1,1|X:T Y:T|Z:T|T=0|",
    "12|2,2,1,1|X:T Y:T1|Z:T|T=70 T1=1|",
    "13|2,2,1,1|X:T Y:T1|Z:T|T=71 T1=1|",
    "15|2,2,1,1|X:T Y:T1|Z:T|T=71 T1=2|",
  ],
  'QLinearConv': [
    "10|8,9,1,1|x:T1 x_scale:float x_zero_point:T1 w:T2 w_scale:float w_zero_point:T2 y_scale:float y_zero_point:T3 B?:T4|y:T3|T1=36 T2=36 T3=36 T4=37|auto_pad:s dilations:I group:i kernel_shape:I pads:I strides:I",
  ],
  'QLinearMatMul': [
    "10|8,8,1,1|a:T1 a_scale:float a_zero_point:T1 b:T2 b_scale:float b_zero_point:T2 y_scale:float y_zero_point:T3|y:T3|T1=36 T2=36 T3=36|",
    "21|8,8,1,1|a:T1 a_scale:TS a_zero_point:T1 b:T2 b_scale:TS b_zero_point:T2 y_scale:TS y_zero_point:T3|y:T3|TS=21 T1=72 T2=72 T3=72|",
  ],
  'QuantizeLinear': [
    "10|2,3,1,1|x:T1 y_scale:float y_zero_point?:T2|y:T2|T1=73 T2=36|",
    "13|2,3,1,1|x:T1 y_scale:float y_zero_point?:T2|y:T2|T1=73 T2=36|axis:i",
    "19|2,3,1,1|x:T1 y_scale:T1 y_zero_point?:T2|y:T2|T1=74 T2=72|axis:i saturate:i",
    "21|2,3,1,1|x:T1 y_scale:T1 y_zero_point?:T2|y:T2|T1=74 T2=75|axis:i block_size:i output_dtype:i saturate:i",
    "23|2,3,1,1|x:T1 y_scale:T2 y_zero_point?:T3|y:T3|T1=74 T2=74 T3=76|axis:i block_size:i output_dtype:i precision:i saturate:i",
    "24|2,3,1,1|x:T1 y_scale:T2 y_zero_point?:T3|y:T3|T1=74 T2=77 T3=76|axis:i block_size:i output_dtype:i precision:i saturate:i",
    "25|2,3,1,1|x:T1 y_scale:T2 y_zero_point?:T3|y:T3|T1=74 T2=77 T3=78|axis:i block_size:i output_dtype:i precision:i saturate:i",
  ],
  'RMSNormalization': [
    "23|2,2,1,1|X:T scale:V|Y:V|T=3 V=3|axis:i epsilon:f stash_type:i",
  ],
  'RNN': [
    "1|3,6,0,2|X:T W:T R:T B?:T sequence_lens?:T1 initial_h?:T|Y?:T Y_h?:T|T=0 T1=37|activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i output_sequence:i",
    "7|3,6,0,2|X:T W:T R:T B?:T sequence_lens?:T1 initial_h?:T|Y?:T Y_h?:T|T=0 T1=37|activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i",
    "14|3,6,0,2|X:T W:T R:T B?:T sequence_lens?:T1 initial_h?:T|Y?:T Y_h?:T|T=0 T1=37|activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i layout:i",
    "22|3,6,0,2|X:T W:T R:T B?:T sequence_lens?:T1 initial_h?:T|Y?:T Y_h?:T|T=3 T1=37|activation_alpha:F activation_beta:F activations:S clip:f direction:s hidden_size:i layout:i",
  ],
  'RandomNormal': [
    "1|0,0,1,1||output:T|T=0|dtype:i mean:f scale:f seed:f shape:I!",
    "22|0,0,1,1||output:T|T=3|dtype:i mean:f scale:f seed:f shape:I!",
  ],
  'RandomNormalLike': [
    "1|1,1,1,1|input:T1|output:T2|T1=24 T2=0|dtype:i mean:f scale:f seed:f",
    "22|1,1,1,1|input:T1|output:T2|T1=23 T2=3|dtype:i mean:f scale:f seed:f",
  ],
  'RandomUniform': [
    "1|0,0,1,1||output:T|T=0|dtype:i high:f low:f seed:f shape:I!",
    "22|0,0,1,1||output:T|T=3|dtype:i high:f low:f seed:f shape:I!",
  ],
  'RandomUniformLike': [
    "1|1,1,1,1|input:T1|output:T2|T1=24 T2=0|dtype:i high:f low:f seed:f",
    "22|1,1,1,1|input:T1|output:T2|T1=23 T2=3|dtype:i high:f low:f seed:f",
  ],
  'Range': [
    "11|3,3,1,1|start:T limit:T delta:T|output:T|T=79|",
    "27|3,3,1,1|start:T limit:T delta:T|output:T|T=80|stash_type:i",
  ],
  'Reciprocal': [
    "1|1,1,1,1|X:T|Y:T|T=0|consumed_inputs:I",
    "6|1,1,1,1|X:T|Y:T|T=0|",
    "13|1,1,1,1|X:T|Y:T|T=3|",
  ],
  'ReduceL1': [
    "1|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "11|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "13|1,1,1,1|data:T|reduced:T|T=5|axes:I keepdims:i",
    "18|1,2,1,1|data:T axes?:int64|reduced:T|T=5|keepdims:i noop_with_empty_axes:i",
  ],
  'ReduceL2': [
    "1|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "11|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "13|1,1,1,1|data:T|reduced:T|T=5|axes:I keepdims:i",
    "18|1,2,1,1|data:T axes?:int64|reduced:T|T=5|keepdims:i noop_with_empty_axes:i",
  ],
  'ReduceLogSum': [
    "1|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "11|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "13|1,1,1,1|data:T|reduced:T|T=5|axes:I keepdims:i",
    "18|1,2,1,1|data:T axes?:int64|reduced:T|T=5|keepdims:i noop_with_empty_axes:i",
  ],
  'ReduceLogSumExp': [
    "1|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "11|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "13|1,1,1,1|data:T|reduced:T|T=5|axes:I keepdims:i",
    "18|1,2,1,1|data:T axes?:int64|reduced:T|T=5|keepdims:i noop_with_empty_axes:i",
  ],
  'ReduceMax': [
    "1|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "11|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "12|1,1,1,1|data:T|reduced:T|T=81|axes:I keepdims:i",
    "13|1,1,1,1|data:T|reduced:T|T=82|axes:I keepdims:i",
    "18|1,2,1,1|data:T axes?:int64|reduced:T|T=82|keepdims:i noop_with_empty_axes:i",
    "20|1,2,1,1|data:T axes?:int64|reduced:T|T=83|keepdims:i noop_with_empty_axes:i",
  ],
  'ReduceMean': [
    "1|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "11|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "13|1,1,1,1|data:T|reduced:T|T=5|axes:I keepdims:i",
    "18|1,2,1,1|data:T axes?:int64|reduced:T|T=5|keepdims:i noop_with_empty_axes:i",
  ],
  'ReduceMin': [
    "1|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "11|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "12|1,1,1,1|data:T|reduced:T|T=81|axes:I keepdims:i",
    "13|1,1,1,1|data:T|reduced:T|T=82|axes:I keepdims:i",
    "18|1,2,1,1|data:T axes?:int64|reduced:T|T=82|keepdims:i noop_with_empty_axes:i",
    "20|1,2,1,1|data:T axes?:int64|reduced:T|T=83|keepdims:i noop_with_empty_axes:i",
  ],
  'ReduceProd': [
    "1|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "11|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "13|1,1,1,1|data:T|reduced:T|T=5|axes:I keepdims:i",
    "18|1,2,1,1|data:T axes?:int64|reduced:T|T=5|keepdims:i noop_with_empty_axes:i",
  ],
  'ReduceSum': [
    "1|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "11|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "13|1,2,1,1|data:T axes?:int64|reduced:T|T=5|keepdims:i noop_with_empty_axes:i",
  ],
  'ReduceSumSquare': [
    "1|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "11|1,1,1,1|data:T|reduced:T|T=4|axes:I keepdims:i",
    "13|1,1,1,1|data:T|reduced:T|T=5|axes:I keepdims:i",
    "18|1,2,1,1|data:T axes?:int64|reduced:T|T=5|keepdims:i noop_with_empty_axes:i",
  ],
  'RegexFullMatch': [
    "20|1,1,1,1|X:T1|Y:T2|T1=84 T2=7|pattern:s",
  ],
  'Relu': [
    "1|1,1,1,1|X:T|Y:T|T=0|consumed_inputs:I",
    "6|1,1,1,1|X:T|Y:T|T=0|",
    "13|1,1,1,1|X:T|Y:T|T=3|",
    "14|1,1,1,1|X:T|Y:T|T=67|",
  ],
  'Reshape': [
    "1|1,1,1,1|data:T|reshaped:T|T=0|consumed_inputs:I shape:I",
    "5|2,2,1,1|data:T shape:int64|reshaped:T|T=24|",
    "13|2,2,1,1|data:T shape:int64|reshaped:T|T=23|",
    "14|2,2,1,1|data:T shape:int64|reshaped:T|T=23|allowzero:i",
    "19|2,2,1,1|data:T shape:int64|reshaped:T|T=26|allowzero:i",
    "21|2,2,1,1|data:T shape:int64|reshaped:T|T=27|allowzero:i",
    "23|2,2,1,1|data:T shape:int64|reshaped:T|T=28|allowzero:i",
    "24|2,2,1,1|data:T shape:int64|reshaped:T|T=29|allowzero:i",
    "25|2,2,1,1|data:T shape:int64|reshaped:T|T=30|allowzero:i",
  ],
  'Resize': [
    "10|2,2,1,1|X:T scales:float|Y:T|T=24|mode:s",
    "11|3,4,1,1|X:T1 roi:T2 scales:float sizes?:int64|Y:T1|T1=24 T2=0|coordinate_transformation_mode:s cubic_coeff_a:f exclude_outside:i extrapolation_value:f mode:s nearest_mode:s",
    "13|1,4,1,1|X:T1 roi?:T2 scales?:float sizes?:int64|Y:T1|T1=23 T2=0|coordinate_transformation_mode:s cubic_coeff_a:f exclude_outside:i extrapolation_value:f mode:s nearest_mode:s",
    "18|1,4,1,1|X:T1 roi?:T2 scales?:float sizes?:int64|Y:T1|T1=23 T2=0|antialias:i axes:I coordinate_transformation_mode:s cubic_coeff_a:f exclude_outside:i extrapolation_value:f keep_aspect_ratio_policy:s mode:s nearest_mode:s",
    "19|1,4,1,1|X:T1 roi?:T2 scales?:float sizes?:int64|Y:T1|T1=23 T2=0|antialias:i axes:I coordinate_transformation_mode:s cubic_coeff_a:f exclude_outside:i extrapolation_value:f keep_aspect_ratio_policy:s mode:s nearest_mode:s",
  ],
  'ReverseSequence': [
    "10|2,2,1,1|input:T sequence_lens:int64|Y:T|T=24|batch_axis:i time_axis:i",
  ],
  'RoiAlign': [
    "10|3,3,1,1|X:T1 rois:T1 batch_indices:T2|Y:T1|T1=0 T2=6|mode:s output_height:i output_width:i sampling_ratio:i spatial_scale:f",
    "16|3,3,1,1|X:T1 rois:T1 batch_indices:T2|Y:T1|T1=0 T2=6|coordinate_transformation_mode:s mode:s output_height:i output_width:i sampling_ratio:i spatial_scale:f",
    "22|3,3,1,1|X:T1 rois:T1 batch_indices:T2|Y:T1|T1=3 T2=6|coordinate_transformation_mode:s mode:s output_height:i output_width:i sampling_ratio:i spatial_scale:f",
  ],
  'RotaryEmbedding': [
    "23|3,4,1,1|X:T cos_cache:T sin_cache:T position_ids?:M|Y:T|T=21 M=6|interleaved:i num_heads:i rotary_embedding_dim:i",
  ],
  'Round': [
    "11|1,1,1,1|X:T|Y:T|T=0|",
    "22|1,1,1,1|X:T|Y:T|T=3|",
  ],
  'STFT': [
    "17|2,4,1,1|signal:T1 frame_step:T2 window?:T1 frame_length?:T2|output:T1|T1=3 T2=12|onesided:i",
  ],
  'Scan': [
    "8|2,*,1,*|sequence_lens?:I initial_state_and_scan_inputs**:V|final_state_and_scan_outputs**:V|I=6 V=24|body:g! directions:I num_scan_inputs:i!",
    "9|1,*,1,*|initial_state_and_scan_inputs**:V|final_state_and_scan_outputs**:V|V=24|body:g! num_scan_inputs:i! scan_input_axes:I scan_input_directions:I scan_output_axes:I scan_output_directions:I",
    "11|1,*,1,*|initial_state_and_scan_inputs**:V|final_state_and_scan_outputs**:V|V=24|body:g! num_scan_inputs:i! scan_input_axes:I scan_input_directions:I scan_output_axes:I scan_output_directions:I",
    "16|1,*,1,*|initial_state_and_scan_inputs**:V|final_state_and_scan_outputs**:V|V=23|body:g! num_scan_inputs:i! scan_input_axes:I scan_input_directions:I scan_output_axes:I scan_output_directions:I",
    "19|1,*,1,*|initial_state_and_scan_inputs**:V|final_state_and_scan_outputs**:V|V=26|body:g! num_scan_inputs:i! scan_input_axes:I scan_input_directions:I scan_output_axes:I scan_output_directions:I",
    "21|1,*,1,*|initial_state_and_scan_inputs**:V|final_state_and_scan_outputs**:V|V=27|body:g! num_scan_inputs:i! scan_input_axes:I scan_input_directions:I scan_output_axes:I scan_output_directions:I",
    "23|1,*,1,*|initial_state_and_scan_inputs**:V|final_state_and_scan_outputs**:V|V=28|body:g! num_scan_inputs:i! scan_input_axes:I scan_input_directions:I scan_output_axes:I scan_output_directions:I",
    "24|1,*,1,*|initial_state_and_scan_inputs**:V|final_state_and_scan_outputs**:V|V=29|body:g! num_scan_inputs:i! scan_input_axes:I scan_input_directions:I scan_output_axes:I scan_output_directions:I",
    "25|1,*,1,*|initial_state_and_scan_inputs**:V|final_state_and_scan_outputs**:V|V=30|body:g! num_scan_inputs:i! scan_input_axes:I scan_input_directions:I scan_output_axes:I scan_output_directions:I",
  ],
  'Scatter': [
    "9|3,3,1,1|data:T indices:Tind updates:T|output:T|T=24 Tind=12|axis:i",
    "11!|3,3,1,1|data:T indices:Tind updates:T|output:T|T=24 Tind=12|axis:i",
  ],
  'ScatterElements': [
    "11|3,3,1,1|data:T indices:Tind updates:T|output:T|T=24 Tind=12|axis:i",
    "13|3,3,1,1|data:T indices:Tind updates:T|output:T|T=23 Tind=12|axis:i",
    "16|3,3,1,1|data:T indices:Tind updates:T|output:T|T=23 Tind=12|axis:i reduction:s",
    "18|3,3,1,1|data:T indices:Tind updates:T|output:T|T=23 Tind=12|axis:i reduction:s",
  ],
  'ScatterND': [
    "11|3,3,1,1|data:T indices:int64 updates:T|output:T|T=24|",
    "13|3,3,1,1|data:T indices:int64 updates:T|output:T|T=23|",
    "16|3,3,1,1|data:T indices:int64 updates:T|output:T|T=23|reduction:s",
    "18|3,3,1,1|data:T indices:int64 updates:T|output:T|T=23|reduction:s",
  ],
  'Selu': [
    "1|1,1,1,1|X:T|Y:T|T=0|alpha:f consumed_inputs:I gamma:f",
    "6|1,1,1,1|X:T|Y:T|T=0|alpha:f gamma:f",
    "22|1,1,1,1|X:T|Y:T|T=3|alpha:f gamma:f",
  ],
  'SequenceAt': [
    "11|2,2,1,1|input_sequence:S position:I|tensor:T|S=25 T=24 I=12|",
  ],
  'SequenceConstruct': [
    "11|1,*,1,1|inputs*:T|output_sequence:S|T=24 S=25|",
  ],
  'SequenceEmpty': [
    "11|0,0,1,1||output:S|S=25|dtype:i",
  ],
  'SequenceErase': [
    "11|1,2,1,1|input_sequence:S position?:I|output_sequence:S|S=25 I=12|",
  ],
  'SequenceInsert': [
    "11|2,3,1,1|input_sequence:S tensor:T position?:I|output_sequence:S|T=24 S=25 I=12|",
  ],
  'SequenceLength': [
    "11|1,1,1,1|input_sequence:S|length:I|S=25 I=6|",
  ],
  'SequenceMap': [
    "17|1,*,1,*|input_sequence:S additional_inputs**:V|out_sequence**:S|S=25 V=55|body:g!",
  ],
  'Shape': [
    "1|1,1,1,1|data:T|shape:T1|T=24 T1=6|",
    "13|1,1,1,1|data:T|shape:T1|T=23 T1=6|",
    "15|1,1,1,1|data:T|shape:T1|T=23 T1=6|end:i start:i",
    "19|1,1,1,1|data:T|shape:T1|T=26 T1=6|end:i start:i",
    "21|1,1,1,1|data:T|shape:T1|T=27 T1=6|end:i start:i",
    "23|1,1,1,1|data:T|shape:T1|T=28 T1=6|end:i start:i",
    "24|1,1,1,1|data:T|shape:T1|T=29 T1=6|end:i start:i",
    "25|1,1,1,1|data:T|shape:T1|T=30 T1=6|end:i start:i",
  ],
  'Shrink': [
    "9|1,1,1,1|input:T|output:T|T=1|bias:f lambd:f",
  ],
  'Sigmoid': [
    "1|1,1,1,1|X:T|Y:T|T=0|consumed_inputs:I",
    "6|1,1,1,1|X:T|Y:T|T=0|",
    "13|1,1,1,1|X:T|Y:T|T=3|",
  ],
  'Sign': [
    "9|1,1,1,1|input:T|output:T|T=1|",
    "13|1,1,1,1|input:T|output:T|T=2|",
  ],
  'Sin': [
    "7|1,1,1,1|input:T|output:T|T=0|",
    "22|1,1,1,1|input:T|output:T|T=3|",
  ],
  'Sinh': [
    "9|1,1,1,1|input:T|output:T|T=0|",
    "22|1,1,1,1|input:T|output:T|T=3|",
  ],
  'Size': [
    "1|1,1,1,1|data:T|size:T1|T=24 T1=6|",
    "13|1,1,1,1|data:T|size:T1|T=23 T1=6|",
    "19|1,1,1,1|data:T|size:T1|T=26 T1=6|",
    "21|1,1,1,1|data:T|size:T1|T=27 T1=6|",
    "23|1,1,1,1|data:T|size:T1|T=28 T1=6|",
    "24|1,1,1,1|data:T|size:T1|T=29 T1=6|",
    "25|1,1,1,1|data:T|size:T1|T=30 T1=6|",
  ],
  'Slice': [
    "1|1,1,1,1|data:T|output:T|T=24|axes:I ends:I! starts:I!",
    "10|3,5,1,1|data:T starts:Tind ends:Tind axes?:Tind steps?:Tind|output:T|T=24 Tind=12|",
    "11|3,5,1,1|data:T starts:Tind ends:Tind axes?:Tind steps?:Tind|output:T|T=24 Tind=12|",
    "13|3,5,1,1|data:T starts:Tind ends:Tind axes?:Tind steps?:Tind|output:T|T=23 Tind=12|",
  ],
  'Softmax': [
    "1|1,1,1,1|input:T|output:T|T=0|axis:i",
    "11|1,1,1,1|input:T|output:T|T=0|axis:i",
    "13|1,1,1,1|input:T|output:T|T=3|axis:i",
  ],
  'SoftmaxCrossEntropyLoss': [
    "12|2,3,1,2|scores:T labels:Tind weights?:T|output:T log_prob?:T|T=0 Tind=12|ignore_index:i reduction:s",
    "13|2,3,1,2|scores:T labels:Tind weights?:T|output:T log_prob?:T|T=3 Tind=12|ignore_index:i reduction:s",
  ],
  'Softplus': [
    "1|1,1,1,1|X:T|Y:T|T=0|",
    "22|1,1,1,1|X:T|Y:T|T=3|",
  ],
  'Softsign': [
    "1|1,1,1,1|input:T|output:T|T=0|",
    "22|1,1,1,1|input:T|output:T|T=3|",
  ],
  'SpaceToDepth': [
    "1|1,1,1,1|input:T|output:T|T=24|blocksize:i!",
    "13|1,1,1,1|input:T|output:T|T=23|blocksize:i!",
  ],
  'Split': [
    "1|1,2,1,*|input:T split?:T|outputs...*:T|T=0|axis:i split:I",
    "2|1,1,1,*|input:T|outputs*:T|T=24|axis:i split:I",
    "11|1,1,1,*|input:T|outputs*:T|T=24|axis:i split:I",
    "13|1,2,1,*|input:T split?:int64|outputs*:T|T=23|axis:i",
    "18|1,2,1,*|input:T split?:int64|outputs*:T|T=23|axis:i num_outputs:i",
  ],
  'SplitToSequence': [
    "11|1,2,1,1|input:T split?:I|output_sequence:S|T=24 I=12 S=25|axis:i keepdims:i",
    "24|1,2,1,1|input:T split?:I|output_sequence:S|T=23 I=12 S=85|axis:i keepdims:i",
  ],
  'Sqrt': [
    "1|1,1,1,1|X:T|Y:T|T=0|consumed_inputs:I",
    "6|1,1,1,1|X:T|Y:T|T=0|",
    "13|1,1,1,1|X:T|Y:T|T=3|",
  ],
  'Squeeze': [
    "1|1,1,1,1|data:T|squeezed:T|T=24|axes:I",
    "11|1,1,1,1|data:T|squeezed:T|T=24|axes:I",
    "13|1,2,1,1|data:T axes?:int64|squeezed:T|T=23|",
    "21|1,2,1,1|data:T axes?:int64|squeezed:T|T=27|",
    "23|1,2,1,1|data:T axes?:int64|squeezed:T|T=28|",
    "24|1,2,1,1|data:T axes?:int64|squeezed:T|T=29|",
    "25|1,2,1,1|data:T axes?:int64|squeezed:T|T=30|",
  ],
  'StringConcat': [
    "20|2,2,1,1|X:T Y:T|Z:T|T=84|",
  ],
  'StringNormalizer': [
    "10|1,1,1,1|X:string|Y:string||case_change_action:s is_case_sensitive:i locale:s stopwords:S",
  ],
  'StringSplit': [
    "20|1,1,2,2|X:T1|Y:T2 Z:T3|T1=84 T2=84 T3=6|delimiter:s maxsplit:i",
  ],
  'Sub': [
    "1|2,2,1,1|A:T B:T|C:T|T=0|axis:i broadcast:i consumed_inputs:I",
    "6|2,2,1,1|A:T B:T|C:T|T=4|axis:i broadcast:i",
    "7|2,2,1,1|A:T B:T|C:T|T=4|",
    "13|2,2,1,1|A:T B:T|C:T|T=5|",
    "14|2,2,1,1|A:T B:T|C:T|T=2|",
  ],
  'Sum': [
    "1|1,*,1,1|data_0*:T|sum:T|T=0|consumed_inputs:I",
    "6|1,*,1,1|data_0*:T|sum:T|T=0|",
    "8|1,*,1,1|data_0*:T|sum:T|T=0|",
    "13|1,*,1,1|data_0*:T|sum:T|T=3|",
  ],
  'Swish': [
    "24|1,1,1,1|X:T|Y:T|T=3|alpha:f",
  ],
  'Tan': [
    "7|1,1,1,1|input:T|output:T|T=0|",
    "22|1,1,1,1|input:T|output:T|T=3|",
  ],
  'Tanh': [
    "1|1,1,1,1|input:T|output:T|T=0|consumed_inputs:I",
    "6|1,1,1,1|input:T|output:T|T=0|",
    "13|1,1,1,1|input:T|output:T|T=3|",
  ],
  'TensorScatter': [
    "24|2,3,1,1|past_cache:T update:T write_indices?:int64|present_cache:T|T=29|axis:i mode:s",
  ],
  'TfIdfVectorizer': [
    "9|1,1,1,1|X:T|Y:T1|T=86 T1=22|max_gram_length:i! max_skip_count:i! min_gram_length:i! mode:s! ngram_counts:I! ngram_indexes:I! pool_int64s:I pool_strings:S weights:F",
  ],
  'ThresholdedRelu': [
    "10|1,1,1,1|X:T|Y:T|T=0|alpha:f",
    "22|1,1,1,1|X:T|Y:T|T=3|alpha:f",
  ],
  'Tile': [
    "1|3,3,1,1|input:T tiles:T axis:T|output:T|T=0 T1=6|",
    "6|2,2,1,1|input:T repeats:T1|output:T|T=24 T1=6|",
    "13|2,2,1,1|input:T repeats:T1|output:T|T=23 T1=6|",
  ],
  'TopK': [
    "1|1,1,2,2|X:T|Values:T Indices:I|T=0 I=6|axis:i k:i!",
    "10|2,2,2,2|X:T K:int64|Values:T Indices:I|T=0 I=6|axis:i",
    "11|2,2,2,2|X:T K:int64|Values:T Indices:I|T=1 I=6|axis:i largest:i sorted:i",
    "24|2,2,2,2|X:T K:int64|Values:T Indices:I|T=2 I=6|axis:i largest:i sorted:i",
  ],
  'Transpose': [
    "1|1,1,1,1|data:T|transposed:T|T=24|perm:I",
    "13|1,1,1,1|data:T|transposed:T|T=23|perm:I",
    "21|1,1,1,1|data:T|transposed:T|T=27|perm:I",
    "23|1,1,1,1|data:T|transposed:T|T=28|perm:I",
    "24|1,1,1,1|data:T|transposed:T|T=29|perm:I",
    "25|1,1,1,1|data:T|transposed:T|T=30|perm:I",
  ],
  'Trilu': [
    "14|1,2,1,1|input:T k?:int64|output:T|T=23|upper:i",
  ],
  'Unique': [
    "11|1,1,1,4|X:T|Y:T indices?:int64 inverse_indices?:int64 counts?:int64|T=24|axis:i sorted:i",
  ],
  'Unsqueeze': [
    "1|1,1,1,1|data:T|expanded:T|T=24|axes:I!",
    "11|1,1,1,1|data:T|expanded:T|T=24|axes:I!",
    "13|2,2,1,1|data:T axes:int64|expanded:T|T=23|",
    "21|2,2,1,1|data:T axes:int64|expanded:T|T=27|",
    "23|2,2,1,1|data:T axes:int64|expanded:T|T=28|",
    "24|2,2,1,1|data:T axes:int64|expanded:T|T=29|",
    "25|2,2,1,1|data:T axes:int64|expanded:T|T=30|",
  ],
  'Upsample': [
    "1|1,1,1,1|X:T|Y:T|T=87|height_scale:f! mode:s width_scale:f!",
    "7|1,1,1,1|X:T|Y:T|T=24|mode:s scales:F!",
    "9|2,2,1,1|X:T scales:float|Y:T|T=24|mode:s",
    "10!|2,2,1,1|X:T scales:float|Y:T|T=24|mode:s",
  ],
  'Where': [
    "9|3,3,1,1|condition:B X:T Y:T|output:T|B=7 T=24|",
    "16|3,3,1,1|condition:B X:T Y:T|output:T|B=7 T=23|",
  ],
  'Xor': [
    "1|2,2,1,1|A:T B:T|C:T1|T=7 T1=7|axis:i broadcast:i",
    "7|2,2,1,1|A:T B:T|C:T1|T=7 T1=7|",
  ],
  'ai.onnx.ml.ArrayFeatureExtractor': [
    "1|2,2,1,1|X:T Y:int64|Z:T|T=88|",
  ],
  'ai.onnx.ml.Binarizer': [
    "1|1,1,1,1|X:T|Y:T|T=89|threshold:f",
  ],
  'ai.onnx.ml.CastMap': [
    "1|1,1,1,1|X:T1|Y:T2|T1=90 T2=91|cast_to:s map_form:s max_map:i",
  ],
  'ai.onnx.ml.CategoryMapper': [
    "1|1,1,1,1|X:T1|Y:T2|T1=92 T2=92|cats_int64s:I cats_strings:S default_int64:i default_string:s",
  ],
  'ai.onnx.ml.DictVectorizer': [
    "1|1,1,1,1|X:T1|Y:T2|T1=93 T2=94|int64_vocabulary:I string_vocabulary:S",
  ],
  'ai.onnx.ml.FeatureVectorizer': [
    "1|1,*,1,1|X*:T1|Y:float|T1=89|inputdimensions:I",
  ],
  'ai.onnx.ml.Imputer': [
    "1|1,1,1,1|X:T|Y:T|T=89|imputed_value_floats:F imputed_value_int64s:I replaced_value_float:f replaced_value_int64:i",
  ],
  'ai.onnx.ml.LabelEncoder': [
    "1|1,1,1,1|X:T1|Y:T2|T1=92 T2=92|classes_strings:S default_int64:i default_string:s",
    "2|1,1,1,1|X:T1|Y:T2|T1=91 T2=91|default_float:f default_int64:i default_string:s keys_floats:F keys_int64s:I keys_strings:S values_floats:F values_int64s:I values_strings:S",
    "4|1,1,1,1|X:T1|Y:T2|T1=95 T2=95|default_float:f default_int64:i default_string:s default_tensor:t keys_floats:F keys_int64s:I keys_strings:S keys_tensor:t values_floats:F values_int64s:I values_strings:S values_tensor:t",
  ],
  'ai.onnx.ml.LinearClassifier': [
    "1|1,1,2,2|X:T1|Y:T2 Z:float|T1=89 T2=92|classlabels_ints:I classlabels_strings:S coefficients:F! intercepts:F multi_class:i post_transform:s",
  ],
  'ai.onnx.ml.LinearRegressor': [
    "1|1,1,1,1|X:T|Y:float|T=89|coefficients:F intercepts:F post_transform:s targets:i",
  ],
  'ai.onnx.ml.Normalizer': [
    "1|1,1,1,1|X:T|Y:float|T=89|norm:s",
  ],
  'ai.onnx.ml.OneHotEncoder': [
    "1|1,1,1,1|X:T|Y:float|T=88|cats_int64s:I cats_strings:S zeros:i",
  ],
  'ai.onnx.ml.SVMClassifier': [
    "1|1,1,2,2|X:T1|Y:T2 Z:float|T1=89 T2=92|classlabels_ints:I classlabels_strings:S coefficients:F kernel_params:F kernel_type:s post_transform:s prob_a:F prob_b:F rho:F support_vectors:F vectors_per_class:I",
  ],
  'ai.onnx.ml.SVMRegressor': [
    "1|1,1,1,1|X:T|Y:float|T=89|coefficients:F kernel_params:F kernel_type:s n_supports:i one_class:i post_transform:s rho:F support_vectors:F",
  ],
  'ai.onnx.ml.Scaler': [
    "1|1,1,1,1|X:T|Y:float|T=89|offset:F scale:F",
  ],
  'ai.onnx.ml.TreeEnsemble': [
    "5|1,1,1,1|X:T|Y:T|T=0|aggregate_function:i leaf_targetids:I! leaf_weights:t! membership_values:t n_targets:i nodes_falseleafs:I! nodes_falsenodeids:I! nodes_featureids:I! nodes_hitrates:t nodes_missing_value_tracks_true:I nodes_modes:t! nodes_splits:t! nodes_trueleafs:I! nodes_truenodeids:I! post_transform:i tree_roots:I!",
  ],
  'ai.onnx.ml.TreeEnsembleClassifier': [
    "1|1,1,2,2|X:T1|Y:T2 Z:float|T1=89 T2=92|base_values:F class_ids:I class_nodeids:I class_treeids:I class_weights:F classlabels_int64s:I classlabels_strings:S nodes_falsenodeids:I nodes_featureids:I nodes_hitrates:F nodes_missing_value_tracks_true:I nodes_modes:S nodes_nodeids:I nodes_treeids:I nodes_truenodeids:I nodes_values:F post_transform:s",
    "3|1,1,2,2|X:T1|Y:T2 Z:float|T1=89 T2=92|base_values:F base_values_as_tensor:t class_ids:I class_nodeids:I class_treeids:I class_weights:F class_weights_as_tensor:t classlabels_int64s:I classlabels_strings:S nodes_falsenodeids:I nodes_featureids:I nodes_hitrates:F nodes_hitrates_as_tensor:t nodes_missing_value_tracks_true:I nodes_modes:S nodes_nodeids:I nodes_treeids:I nodes_truenodeids:I nodes_values:F nodes_values_as_tensor:t post_transform:s",
    "5!|1,1,2,2|X:T1|Y:T2 Z:float|T1=89 T2=92|base_values:F base_values_as_tensor:t class_ids:I class_nodeids:I class_treeids:I class_weights:F class_weights_as_tensor:t classlabels_int64s:I classlabels_strings:S nodes_falsenodeids:I nodes_featureids:I nodes_hitrates:F nodes_hitrates_as_tensor:t nodes_missing_value_tracks_true:I nodes_modes:S nodes_nodeids:I nodes_treeids:I nodes_truenodeids:I nodes_values:F nodes_values_as_tensor:t post_transform:s",
  ],
  'ai.onnx.ml.TreeEnsembleRegressor': [
    "1|1,1,1,1|X:T|Y:float|T=89|aggregate_function:s base_values:F n_targets:i nodes_falsenodeids:I nodes_featureids:I nodes_hitrates:F nodes_missing_value_tracks_true:I nodes_modes:S nodes_nodeids:I nodes_treeids:I nodes_truenodeids:I nodes_values:F post_transform:s target_ids:I target_nodeids:I target_treeids:I target_weights:F",
    "3|1,1,1,1|X:T|Y:float|T=89|aggregate_function:s base_values:F base_values_as_tensor:t n_targets:i nodes_falsenodeids:I nodes_featureids:I nodes_hitrates:F nodes_hitrates_as_tensor:t nodes_missing_value_tracks_true:I nodes_modes:S nodes_nodeids:I nodes_treeids:I nodes_truenodeids:I nodes_values:F nodes_values_as_tensor:t post_transform:s target_ids:I target_nodeids:I target_treeids:I target_weights:F target_weights_as_tensor:t",
    "5!|1,1,1,1|X:T|Y:float|T=89|aggregate_function:s base_values:F base_values_as_tensor:t n_targets:i nodes_falsenodeids:I nodes_featureids:I nodes_hitrates:F nodes_hitrates_as_tensor:t nodes_missing_value_tracks_true:I nodes_modes:S nodes_nodeids:I nodes_treeids:I nodes_truenodeids:I nodes_values:F nodes_values_as_tensor:t post_transform:s target_ids:I target_nodeids:I target_treeids:I target_weights:F target_weights_as_tensor:t",
  ],
  'ai.onnx.ml.ZipMap': [
    "1|1,1,1,1|X:float|Z:T|T=96|classlabels_int64s:I classlabels_strings:S",
  ],
  'ai.onnx.preview.FlexAttention': [
    "1|3,3,1,1|Q:T1 K:T1 V:T1|Y:T1|T1=3|prob_mod:g scale:f score_mod:g softmax_precision:i",
  ],
  'ai.onnx.preview.training.Adagrad': [
    "1|3,*,1,*|R:T1 T:T2 inputs**:T3|outputs**:T3|T1=62 T2=6 T3=62|decay_factor:f epsilon:f norm_coefficient:f",
  ],
  'ai.onnx.preview.training.Adam': [
    "1|3,*,1,*|R:T1 T:T2 inputs**:T3|outputs**:T3|T1=62 T2=6 T3=62|alpha:f beta:f epsilon:f norm_coefficient:f norm_coefficient_post:f",
  ],
  'ai.onnx.preview.training.Gradient': [
    "1|1,*,1,*|Inputs**:T1|Outputs**:T2|T1=24 T2=0|xs:S! y:s! zs:S",
  ],
  'ai.onnx.preview.training.Momentum': [
    "1|3,*,1,*|R:T1 T:T2 inputs**:T3|outputs**:T3|T1=62 T2=6 T3=62|alpha:f! beta:f! mode:s! norm_coefficient:f!",
  ],
};
