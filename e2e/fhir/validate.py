"""Holds what the check writes as FHIR to the models of fhir.resources, which were made from FHIR's own definitions, and
answers to the form they name. Python, because the models are: `cargo xtask test --only fhir` calls it with the folder.

The models are those of R4B: what is used here is the same there as in R4.
"""

import copy
import json
import sys
from decimal import Decimal
from pathlib import Path

from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

# Which value an item of each type is answered with.
VALUES = {"choice": "valueCoding", "integer": "valueInteger", "decimal": "valueDecimal", "quantity": "valueQuantity"}


class Mistake(Exception):
    """Answers do not fit their form."""


def items(parent):
    """All items below, in order."""
    for item in parent.get("item", []):
        yield item
        yield from items(item)


def extensions(item, name):
    return [e for e in item.get("extension", []) if e["url"].endswith("/" + name)]


def read_form(text):
    """The form, by the ids of its items."""
    Questionnaire.model_validate_json(text)
    form = json.loads(text)
    by_id = {}
    for item in items(form):
        if item["linkId"] in by_id:
            raise Mistake(f"two items are called {item['linkId']}")
        by_id[item["linkId"]] = item
    for item in by_id.values():
        for condition in item.get("enableWhen", []):
            other = by_id.get(condition["question"])
            if other is None:
                raise Mistake(f"{item['linkId']} looks at {condition['question']}, which there is not")
            if "answerCoding" in condition:
                among(condition["answerCoding"], other)
    return form, by_id


def among(coding, item):
    """A code is one that the item offers."""
    offered = [option["valueCoding"] for option in item.get("answerOption", [])]
    if not any(coding["system"] == o["system"] and coding["code"] == o["code"] for o in offered):
        raise Mistake(f"{item['linkId']} does not offer {coding}")


def check_response(response, form, by_id):
    """Answers, by the models and by the form they name."""
    QuestionnaireResponse.model_validate_json(json.dumps(response, default=str))
    if response.get("questionnaire") != f"{form['url']}|{form['version']}":
        raise Mistake(f"the form is {response.get('questionnaire')}")
    # The models take any word there.
    if response["status"] != "completed":
        raise Mistake(f"the status is {response['status']}")
    order = list(by_id)
    last = -1
    for given in items(response):
        item = by_id.get(given["linkId"])
        if item is None:
            raise Mistake(f"the form has no item {given['linkId']}")
        if order.index(given["linkId"]) <= last:
            raise Mistake(f"{given['linkId']} is not where the form has it")
        last = order.index(given["linkId"])
        if given.get("text") != item["text"]:
            raise Mistake(f"{given['linkId']} was asked in other words")
        if item["type"] != "group":
            check_answers(given, item)


def check_answers(given, item):
    answers = given.get("answer", [])
    if not answers or (len(answers) > 1 and not item.get("repeats")):
        raise Mistake(f"{item['linkId']} has {len(answers)} answers")
    for answer in answers:
        if list(answer) != [VALUES[item["type"]]]:
            raise Mistake(f"{item['linkId']} is answered with {list(answer)}")
        (value,) = answer.values()
        if item["type"] == "choice":
            among(value, item)
            exclusive = [o["valueCoding"]["code"] for o in item["answerOption"] if extensions(o, "questionnaire-optionExclusive")]
            if value["code"] in exclusive and len(answers) > 1:
                raise Mistake(f"{item['linkId']} has {value['code']} beside another")
        elif item["type"] == "quantity":
            units = [e["valueCoding"] for e in extensions(item, "questionnaire-unitOption")]
            if not any(value["system"] == u["system"] and value["code"] == u["code"] for u in units):
                raise Mistake(f"{item['linkId']} is measured in {value}")
        else:
            name = VALUES[item["type"]]
            (least,), (most,) = (extensions(item, limit) for limit in ("minValue", "maxValue"))
            if not least[name] <= value <= most[name]:
                raise Mistake(f"{item['linkId']} is {value}")


def broken(response):
    """The same answers, each time with one mistake, and what it is."""

    def change(what, how):
        other = copy.deepcopy(response)
        how(other)
        return what, other

    first = lambda r: r["item"][0]["item"][0]
    yield change("an item that the form has not", lambda r: first(r).update(linkId="a1_aged"))
    yield change("a code that is not offered", lambda r: first(r)["answer"][0]["valueCoding"].update(code="99"))
    yield change("a value of another type", lambda r: first(r).update(answer=[{"valueInteger": 35}]))
    yield change("a value of no type", lambda r: first(r).update(answer=[{"valueCoding": 7}]))
    yield change("two answers where there is one", lambda r: first(r).update(answer=first(r)["answer"] * 2))
    yield change("an entry that FHIR does not know", lambda r: r.update(score=3))
    yield change("no status", lambda r: r.pop("status"))
    yield change("a status that there is not", lambda r: r.update(status="done"))
    yield change("a day that is none", lambda r: r.update(authored="28 November"))
    yield change("another version of the form", lambda r: r.update(questionnaire=r["questionnaire"] + "0"))
    yield change("other words", lambda r: first(r).update(text="How young are you?"))


def main(folder):
    forms = {}
    for file in sorted(folder.glob("questionnaire-*.json")):
        form, by_id = read_form(file.read_text())
        forms[form["language"]] = (form, by_id)
        for entry in ("url", "title", "status", "item"):
            if not refuses(lambda: read_form(json.dumps({**form, entry: 7}))):
                return f"{file.name}: a form with a wrong {entry} is taken"
    read = lambda text: json.loads(text, parse_float=Decimal)
    responses = [read(line)["response"] for line in (folder / "people.ndjson").read_text().splitlines()]
    built = [read(file.read_text()) for file in sorted(folder.glob("built-*.json"))]
    if not forms or not responses or not built:
        return "there is nothing to read"
    for response in responses + built:
        check_response(response, *forms[response["language"]])
    mistakes = 0
    for response in responses[:50] + built:
        for what, other in broken(response):
            if not refuses(lambda: check_response(other, *forms[response["language"]])):
                return f"{what} is taken"
            mistakes += 1
    print(f"fhir.resources takes {len(forms)} forms, {len(responses)} answers by chance and {len(built)} of the release, "
          f"and refuses {mistakes} with a mistake.")


def refuses(check):
    try:
        check()
    except (Mistake, ValueError):
        return True
    return False


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
