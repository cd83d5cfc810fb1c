"""Contact that is not managed in all five items.

What it does
    Reports frontstage touchpoints where staff meet customers and one of the five items of contact
    management is missing: appearance, etiquette, script, explanation, steps. Nobody sees the appearance of
    staff on the phone or in a text, so it is asked for face to face only.

Why it matters
    Looks, manners, words, answers and steps reach the customer at once. What is not laid down differs
    from one employee to the next, and the customer notices the worst of them.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      receive:
        lane: frontstage
        title: Take the case
        contact: {appearance: Uniform, etiquette: [smile.welcome], steps: [Listen, Note]}
        script: ["Hello, how may I help you?"]
        end: served
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      receive:
        lane: frontstage
        title: Take the case
        contact:
          appearance: Uniform
          etiquette: [smile.welcome]
          explanation: The steps ahead and the day of the answer
          steps: [Listen, Note]
        script: ["Hello, how may I help you?"]
        end: served
    ```

中文
    客户接触管理五项（职业形象、服务礼仪、服务用语、解释口径、服务步骤）不全。
"""

from collections.abc import Iterator

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Channel, ContactWith, Lane
from blueprint.model.touchpoint import Contact, Touchpoint
from blueprint.wording import Wording

rule = Rule("BP704", "incomplete-contact", Severity.WARNING)

_ITEMS = {
    "appearance": Wording("appearance", "职业形象"),
    "etiquette": Wording("etiquette", "服务礼仪"),
    "script": Wording("script", "服务用语"),
    "explanation": Wording("explanation", "解释口径"),
    "steps": Wording("steps", "服务步骤"),
}
_NOTHING = Contact()


@rule.checks
def incomplete_contacts(context: Context) -> Hits:
    """Frontstage touchpoints of staff, with what they lack."""
    for id_, touchpoint in context.map.touchpoints.items():
        by_staff = touchpoint.contact_with in (ContactWith.STAFF, None)
        if touchpoint.lane is not Lane.FRONTSTAGE or not by_staff or touchpoint.map:
            continue
        missing = list(_missing(touchpoint))
        if missing:
            path = ("touchpoints", id_, "contact") if touchpoint.contact else ("touchpoints", id_)
            yield Hit(
                path,
                Wording("the contact at {id!r} has no {items}", "{id!r} 的接触管理缺少{items}").filled(
                    id=id_,
                    items=Wording(
                        ", ".join(_ITEMS[m].en for m in missing), "、".join(_ITEMS[m].zh for m in missing)
                    ),
                ),
                Wording(
                    "lay down all five items: `contact: {{appearance, etiquette, explanation, steps}}` and `script`",
                    "请写全五项：`contact: {{appearance, etiquette, explanation, steps}}` 与 `script`",
                ).filled(),
                at="key",
            )


def _missing(touchpoint: Touchpoint) -> Iterator[str]:
    contact = touchpoint.contact or _NOTHING
    seen = touchpoint.channel in (Channel.IN_PERSON, Channel.SEEN, None)
    for item in _ITEMS:
        value = touchpoint.script if item == "script" else getattr(contact, item)
        if not value and (seen or item != "appearance"):
            yield item
