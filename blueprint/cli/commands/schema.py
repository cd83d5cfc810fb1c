"""`blueprint schema`: the JSON Schema of the map format."""

from __future__ import annotations

import argparse
import sys

from blueprint.wording import Language, Wording

HELP = Wording(
    "write the JSON Schema of the map format, of a pack, or of what a command answers programs",
    "输出地图格式、内容包格式或某命令所答 JSON 的 JSON Schema",
)
_PACK = Wording("the schema of a kind of pack instead", "改为输出某种内容包的格式")
_OF = Wording("the schema of what this command answers programs instead", "改为输出该命令所答 JSON 的格式")
_OUTPUT = Wording("write to a file instead of standard output", "写入文件而非标准输出")
_CHECK = Wording(
    "write nothing; exit 1 when the file was never written or is not current",
    "不写入；文件从未写出或不是最新时返回 1",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    from blueprint.schemas.names import answer_names

    other = parser.add_mutually_exclusive_group()
    other.add_argument("--pack", choices=("standards", "language", "etiquette"), help=_PACK[language])
    other.add_argument("--of", choices=answer_names(), metavar="COMMAND", help=_OF[language])
    parser.add_argument("-o", "--output", metavar="FILE", help=_OUTPUT[language])
    parser.add_argument("--check", metavar="FILE", help=_CHECK[language])


def run(arguments: argparse.Namespace) -> int:
    """Print, write or check the schema."""
    from pathlib import Path

    from blueprint.files import write_text

    if arguments.pack:
        from blueprint.packs.schema import pack_schema_text

        text = pack_schema_text(arguments.pack)
    elif arguments.of:
        from blueprint.schemas.making import answer_schema_text

        text = answer_schema_text(arguments.of)
    else:
        from blueprint.model.schema import schema_text

        text = schema_text()
    if arguments.check:
        from blueprint.cli.checking import state_of

        file = Path(arguments.check)
        state = state_of(file, text.encode())
        sys.stdout.write(f"{state.value.filled(path=file.as_posix())[arguments.language]}\n")
        return int(not state.passes)
    if arguments.output:
        write_text(Path(arguments.output), text)
    else:
        sys.stdout.write(text)
    return 0
