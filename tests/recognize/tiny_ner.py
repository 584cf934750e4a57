"""Makes a data folder of camel-tools with a model of a few words: `python tiny_ner.py FOLDER WORD=LABEL...`.

Every layer passes on what it is given, so that each word of the vocabulary has its label, and any other has O.
"""

import json
import sys
from pathlib import Path

LABELS = ("B-LOC", "B-ORG", "B-PERS", "B-MISC", "I-LOC", "I-ORG", "I-PERS", "I-MISC", "O")
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
WIDTH = len(LABELS) + 1


def make(folder: Path, words: dict[str, str]) -> None:
    """Write the catalogue and the model."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    model_folder = folder / "data" / "ner" / "tiny"
    model_folder.mkdir(parents=True)
    vocabulary = [*SPECIAL, *words]
    (model_folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    (model_folder / "tokenizer_config.json").write_text(
        json.dumps({"do_lower_case": False, "tokenizer_class": "BertTokenizer"})
    )
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=WIDTH, num_hidden_layers=1, num_attention_heads=1,
        intermediate_size=WIDTH, max_position_embeddings=256, id2label=dict(enumerate(LABELS)),
        label2id={label: index for index, label in enumerate(LABELS)},
    )  # fmt: skip
    model = BertForTokenClassification(config)
    with torch.no_grad():
        for name, weights in model.named_parameters():
            if "LayerNorm.weight" not in name:
                weights.zero_()
        embedding = model.bert.embeddings.word_embeddings.weight
        for index, word in enumerate(vocabulary):
            embedding[index, LABELS.index(words.get(word, "O"))] = 1.0
        for index in range(len(LABELS)):
            model.classifier.weight[index, index] = 1.0
    model.save_pretrained(model_folder)
    dataset = {"default": "tiny", "datasets": {"tiny": {"path": "ner/tiny"}}}
    catalogue = {
        "version": "1.6",
        "packages": {},
        "components": {"NamedEntityRecognition": dataset},
    }
    (folder / "catalogue.json").write_text(json.dumps(catalogue), encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), dict(word.split("=") for word in sys.argv[2:]))
