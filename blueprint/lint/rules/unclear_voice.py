"""Service without the standard of the voice.

What it does
    Reports maps in which customers can talk to staff and leave without a touchpoint whose
    `etiquette` has `voice.clear`, the one standard of the node control model.

Why it matters
    The first thing customers notice is whether they understand what is said. A clear voice is the one
    standard that holds at every node; it has to be laid down where nobody can avoid it.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      receive: {lane: frontstage, title: Take the case, channel: voice, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      receive:
        lane: frontstage
        title: Take the case
        channel: voice
        contact: {etiquette: [voice.clear]}
        end: served
    ```

中文
    一个标准：没有触点要求声音清晰（`voice.clear`），或有客户会绕过它。
"""

from blueprint.lint.content.etiquette import lacking
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hits, Rule

rule = Rule("BP721", "unclear-voice", Severity.WARNING)


@rule.checks
def unclear_voice(context: Context) -> Hits:
    """One standard."""
    yield from lacking(context, "voice")
