"""Wire copy for the journeys, in NewsML-G2 as an agency would send it."""

from __future__ import annotations

from datetime import datetime
from xml.sax.saxutils import escape


def newsml(
    *,
    guid: str,
    version: int,
    headline: str,
    paragraphs: list[str],
    slugline: str = "",
    status: str = "usable",
    embargoed: datetime | None = None,
    signal: str = "",
    note: str = "",
    created: str = "2026-11-22T12:00:00Z",
    subject: str = "medtop:04000000",
    byline: str = "",
) -> bytes:
    """One newsItem of an invented agency; its slugline is its guid's, lest two stories be taken for one."""
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    hold = f"<embargoed>{embargoed.isoformat()}</embargoed>" if embargoed else ""
    by = f"<by>By {escape(byline)}</by>" if byline else ""
    sig = f'<signal qcode="sig:{signal}"/>' if signal else ""
    public = f'<edNote role="corrolenote:correction" pubconstraint="pub:public">{escape(note)}</edNote>' if note else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.31" conformance="power"
  guid="{escape(guid)}" version="{version}" xml:lang="en">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>
  <itemMeta>
    <itemClass qcode="ninat:text"/><provider literal="Halyard"/>
    <versionCreated>{created}</versionCreated>{hold}<pubStatus qcode="stat:{status}"/>{public}{sig}
  </itemMeta>
  <contentMeta>
    <urgency>4</urgency><located literal="Port Merrow"><name>Port Merrow</name></located>{by}
    <slugline>{escape(slugline or guid.upper())}</slugline><headline>{escape(headline)}</headline>
    <subject type="cpnat:abstract" qcode="{subject}"/>
  </contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
    <head><title>{escape(headline)}</title></head><body>{body}</body></html></inlineXML></contentSet>
</newsItem>""".encode()
