"""ONNX Runtime's quantization tools on one large model: how much memory they take. Reads a request as JSON from stdin and
writes an answer as JSON to stdout; `empty` imports and does nothing. The samples are float32 in a file, one after another.

{"mode": "empty"|"static"|"dynamic"|"matmulnbits", "source", "target", "samples", "width"}
{"peakBytes", "seconds"}

`peakBytes` is the most that was resident, `seconds` the time of the tool without imports."""
import json
import sys
import time


def peak_bytes():
    # What getrusage gives is that of the parent where it was larger before this program was started.
    with open('/proc/self/status', encoding='ascii') as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith('VmHWM'))


def quantize(request):
    import os
    os.environ['ORT_DISABLE_TELEMETRY'] = '1'  # read when the package is loaded
    import numpy as np
    import onnx
    from onnxruntime.quantization import CalibrationDataReader, QuantType, quantize_dynamic, quantize_static
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

    class Samples(CalibrationDataReader):
        def __init__(self):
            rows = np.fromfile(request['samples'], np.float32).reshape(-1, request['width'])
            self.feeds = iter([{'x': row[None]} for row in rows])

        def get_next(self):
            return next(self.feeds, None)

    source, target = request['source'], request['target']
    began = time.perf_counter()
    if request['mode'] == 'static':
        quantize_static(source, target, Samples(), per_channel=True, use_external_data_format=True,
                        activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8)
    elif request['mode'] == 'dynamic':
        quantize_dynamic(source, target, per_channel=True, use_external_data_format=True, weight_type=QuantType.QInt8)
    else:
        quantizer = MatMulNBitsQuantizer(onnx.load(source), bits=4, block_size=32, is_symmetric=True)
        quantizer.process()
        quantizer.model.save_model_to_file(target, True)
    return time.perf_counter() - began


def main():
    request = json.load(sys.stdin)
    # The tools print; the answer goes out alone.
    answer, sys.stdout = sys.stdout, sys.stderr
    seconds = 0 if request['mode'] == 'empty' else quantize(request)
    json.dump({'peakBytes': peak_bytes(), 'seconds': seconds}, answer)


main()
