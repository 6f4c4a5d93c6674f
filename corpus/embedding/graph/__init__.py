"""The model written down as ONNX graphs: in 32-bit floating point as it is, and in 8-bit integers."""
