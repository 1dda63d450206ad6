"""Trains the reader: from corpora to ONNX. See config.toml and __main__ of train."""
