"""What a run of training is told, from a TOML file. An unknown key is an error: a typo must not pass for a wish."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import UsageError
from corpus.messages import message, reason_of

DEFAULT = Path(__file__).with_name("reader.toml")


class Sampling(BaseModel):
    """How many questions of each kind and statements an epoch holds, and how many negatives stand beside a judged
    question."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    judged: int = Field(ge=0)
    theses: int = Field(ge=0)
    public: int = Field(ge=0)
    indonli: int = Field(ge=0)
    negatives: int = Field(ge=0)
    statements: int = Field(ge=0)


class Losses(BaseModel):
    """What each part of the loss counts for; `unanswered`, a row without an answer in that of the span."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    span: float = Field(ge=0)
    has: float = Field(ge=0)
    listwise: float = Field(ge=0)
    relation: float = Field(ge=0)
    unanswered: float = Field(gt=0)


class Optimizer(BaseModel):
    """Steps, rate and batches. `frozen_layers` of the encoder, from below, stay as they are: they cost no backward."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    steps: int = Field(gt=0)
    rate: float = Field(gt=0)
    warm_up: float = Field(ge=0, lt=1)
    weight_decay: float = Field(ge=0)
    batch_tokens: int = Field(gt=0)
    masked: float = Field(ge=0, lt=1)
    frozen_layers: int = Field(ge=0)
    save_every: int = Field(gt=0)


class Evaluation(BaseModel):
    """How often and on how many questions a run is measured while it goes on; at its ends all are asked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    every: int = Field(gt=0)
    questions: int = Field(gt=0)
    nearest: int = Field(gt=0)


class Configuration(BaseModel):
    """A run. With one seed and one number of threads it gives the same weights again."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    seed: int
    threads: int = Field(gt=0)
    sampling: Sampling
    losses: Losses
    optimizer: Optimizer
    evaluation: Evaluation


def load_configuration(path: Path = DEFAULT) -> Configuration:
    """The configuration in a file.

    Raises:
        UsageError: it cannot be read, or holds what is not known or lacks what is needed.
    """
    try:
        return Configuration.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        raise UsageError(
            message("{path}: cannot be read: {reason}. Check the path.", path=path, reason=reason_of(error))
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(message("{path}: no configuration as TOML: {reason}", path=path, reason=str(error))) from error
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(
            message(
                "{path}: `{field}`: {reason}. `eval/training/configuration.py` lists the fields.",
                path=path,
                field=".".join(map(str, first["loc"])),
                reason=first["msg"],
            )
        ) from error
