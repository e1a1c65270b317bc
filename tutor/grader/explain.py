"""A check's result as the learner reads it: one sentence, the input, got beside wanted."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any

from tutor.course.model import Lab
from tutor.grader import render
from tutor.grader.diagnosis import Trouble
from tutor.grader.examination import CheckResult, failing_call
from tutor.grader.findings import NOTHING, Finding
from tutor.grader.program import Call
from tutor.grader.recognise import relation
from tutor.grader.report import Failure
from tutor.texts import Lang, say

LONGEST_OUTPUT = 2048
COMPARED = {"wrong_value", "not_finite"}
"""Kinds whose got and wanted are drawn entry by entry; others show what kind of thing each is."""


def failure(result: CheckResult, lab: Lab, lang: Lang) -> Failure | None:
    """Why a check is not passed; None when it is."""
    if result.trouble is None:
        return None
    call = failing_call(result.failing) if result.failing is not None else None
    finding = result.trouble.finding
    got, want = _got_and_want(finding)
    calls = result.failing.calls if result.failing is not None else ()
    return Failure(
        kind=finding.kind,
        message=message(result.trouble, call, lab, lang),
        function=str(finding.fields.get("function") or (call.function if call is not None else "")),
        input=_input(call, lab) if finding.kind not in ("not_started", "missing", "signature") else "",
        got=got,
        want=want,
        first_difference=str(list(finding.first)) if finding.first else "",
        frames=result.trouble.frames,
        output="".join(call.output for call in calls)[-LONGEST_OUTPUT:],
    )


def message(trouble: Trouble, call: Call | None, lab: Lab, lang: Lang) -> str:
    """The sentence, and a second one where the wrong result is a simple relation of the right one."""
    finding = trouble.finding
    if finding.sentence is not None:
        return finding.sentence[lang]
    fields = {
        "name": _name(finding, call, lang),
        "limit": f"{lab.file.limits.call:g}",
        "load_limit": f"{lab.file.limits.load:g}",
        **_spoken(finding, call, lab, lang),
    }
    sentences = [say(f"grader.finding.{finding.text}", lang, **fields)]
    related = relation(finding.got, finding.want) if finding.kind in ("wrong_value", "wrong_shape") else None
    if related is not None and finding.text != "gradient":
        sentences.append(say(f"grader.relation.{related.text}", lang, **related.fields))
    return " ".join(sentences)


def _name(finding: Finding, call: Call | None, lang: Lang) -> str:
    """What the author called the value, else the function that returned it; with the path to the part."""
    function = call.function if call is not None and not call.probe else ""
    return (finding.what or function or say("grader.the_result", lang)) + finding.part


def _spoken(finding: Finding, call: Call | None, lab: Lab, lang: Lang) -> Mapping[str, object]:
    """Fields of a finding as words: shapes as Python writes them, checks by their titles."""
    spoken: dict[str, Any] = dict(finding.fields)
    for key in ("got_shape", "want_shape"):
        if key in spoken:
            spoken[key] = render.shape_text(finding.fields[key])
    for key in ("got_type", "want_type"):
        if key in spoken:
            spoken[key] = (
                say("grader.type." + spoken[key], lang) if spoken[key] in TYPE_WORDS else f"`{spoken[key]}`"
            )
    if finding.kind == "needs":
        titles = [
            lab.file.checks[check].title[lang]
            for check in finding.fields["needs"]
            if check in lab.file.checks
        ]
        spoken["needs"] = " · ".join(titles)
    if finding.kind == "mutated_input" and call is not None:
        names = _argument_names(call, lab)
        changed = [
            names[which] if isinstance(which, int) and which < len(names) else which
            for which in spoken["arguments"]
        ]
        spoken["arguments"] = ", ".join(map(str, changed))
    if finding.kind == "signature":
        spoken["wanted"] = signature_of(lab, str(finding.fields["function"]))
    return spoken


TYPE_WORDS = {"array", "number", "list", "tuple", "str", "dict", "set", "NoneType"}


def _got_and_want(finding: Finding) -> tuple[str, str]:
    if "shown" in finding.fields:
        return "\n".join(render.argument(name, value) for name, value in finding.fields["shown"].items()), ""
    if finding.got is NOTHING and finding.want is NOTHING:
        return "", ""
    if finding.kind in COMPARED:
        return render.pair(finding.got, finding.want, finding.first)
    return render.outline(finding.got), render.outline(finding.want)


def _input(call: Call | None, lab: Lab) -> str:
    """The arguments of the failing call, by the names that the solution or the probe gives them."""
    if call is None:
        return ""
    return render.arguments(_argument_names(call, lab), call.args, call.kwargs)


def _argument_names(call: Call, lab: Lab) -> list[str]:
    names = parameter_names(call.probe or lab.source("solution.py"), call.function)
    return names[1:] if call.probe else names


def parameter_names(source: str, function: str) -> list[str]:
    """The positional parameters of a function defined at the top of a file; none when it is not there."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            return [argument.arg for argument in [*node.args.posonlyargs, *node.args.args]]
    return []


def signature_of(lab: Lab, function: str) -> str:
    """How the starter declares a function or a class: `adam_step(w, g, m, v, t, lr=0.001)`."""
    for node in ast.parse(lab.source("starter.py")).body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            return f"{function}({ast.unparse(node.args)})"
        if isinstance(node, ast.ClassDef) and node.name == function:
            return f"{function}({_constructor_arguments(node)})"
    return function


def _constructor_arguments(node: ast.ClassDef) -> str:
    for part in node.body:
        if isinstance(part, ast.FunctionDef) and part.name == "__init__":
            return ast.unparse(part.args).removeprefix("self").removeprefix(", ")
    return ""
