"""A grade for other programs: JUnit XML for CI, results.json for Gradescope."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from tutor.grader.report import CheckGrade, Grade


def junit(grade: Grade) -> str:
    """One <testsuite>: a failed check is a <failure>, one that could not be judged an <error>."""
    counts = {
        tag: sum(_tag(check) == tag for check in grade.checks) for tag in ("failure", "error", "skipped")
    }
    suite = ElementTree.Element(
        "testsuite",
        name=grade.lab,
        tests=str(len(grade.checks)),
        failures=str(counts["failure"]),
        errors=str(counts["error"]),
        skipped=str(counts["skipped"]),
        time=f"{grade.duration_ms / 1000:.3f}",
    )
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in (("seed", grade.seed), ("isolation", grade.isolation), ("verdict", grade.verdict)):
        ElementTree.SubElement(properties, "property", name=name, value=str(value))
    for check in grade.checks:
        case = ElementTree.SubElement(suite, "testcase", classname=grade.lab, name=check.id)
        tag = _tag(check)
        if tag:
            node = ElementTree.SubElement(case, tag, message=_printable(_sentence(check)), type=check.verdict)
            node.text = _printable(_details(check))
    ElementTree.indent(suite)
    return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def _tag(check: CheckGrade) -> str:
    """The JUnit element of a check; empty for a passed one."""
    if check.verdict == "passed":
        return ""
    if check.verdict in ("skipped", "not_started"):
        return "skipped"
    return "failure" if check.verdict == "failed" else "error"


def gradescope(grade: Grade) -> str:
    """results.json of a Gradescope autograder: points by check, the sentences as output.

    A fault of the grader gives no score, so that Gradescope reports the submission as not graded.
    """
    results: dict[str, object] = {
        "execution_time": round(grade.duration_ms / 1000, 3),
        "visibility": "visible",
    }
    if grade.verdict == "grader_error":
        results["output"] = "grader_error"
    else:
        results["score"] = grade.score.earned
        results["output"] = f"seed {grade.seed}"
        results["tests"] = [
            {
                "name": check.title,
                "number": check.id,
                "score": check.points if check.verdict == "passed" else 0,
                "max_score": check.points,
                "status": "passed" if check.verdict == "passed" else "failed",
                "output": "\n".join(part for part in (_sentence(check), _details(check)) if part),
            }
            for check in grade.checks
        ]
    return json.dumps(results, ensure_ascii=False, indent=1) + "\n"


def _sentence(check: CheckGrade) -> str:
    return check.failure.message if check.failure else ""


def _details(check: CheckGrade) -> str:
    failure = check.failure
    if failure is None:
        return ""
    parts = [failure.input, f"got:\n{failure.got}\nwant:\n{failure.want}" if failure.want else failure.got]
    if check.mistake is not None:
        parts.append(check.mistake.text)
    return "\n\n".join(part for part in parts if part)


def _printable(text: str) -> str:
    """XML has no place for control characters, and a learner's exception may hold any."""
    return "".join(character if character in "\n\t" or character >= " " else "�" for character in text)
