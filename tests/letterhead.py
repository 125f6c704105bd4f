"""Write the project's letterhead, templates/letter.docx: `python -m tests.letterhead`.

A house redesigns it in Word or LibreOffice, as house/templates/letter.docx. This one is
made by hand, so that it holds only what a letter needs: A4, the one serif face that Word
and LibreOffice both have, under two names, and three marks in three styles.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "templates" / "letter.docx"
EPOCH = (1980, 1, 1, 0, 0, 0)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {"styles": "styles", "numbering": "numbering", "settings": "settings",
         "fontTable": "fontTable"}  # fmt: skip
# Twentieths of a point: A4, and margins of 25 mm.
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" '
    'w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
FACE, OTHER_NAME = "Times New Roman", "Liberation Serif"
FONT = " ".join(f'w:{script}="{FACE}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))


def style(id: str, name: str, properties: str = "", run: str = "", default: str = "") -> str:
    """A paragraph style that the word processor offers under a name."""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph" {default}w:styleId="{id}"><w:name w:val="{name}"/>'
        f"{based}<w:qFormat/><w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def paragraph(style_id: str, mark: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>'
        f"<w:r><w:t>{{{{ {mark} }}}}</w:t></w:r></w:p>"
    )


def parts() -> dict[str, str]:
    """The document's parts by name."""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>'
        for name, kind in {"document": "document.main", **PARTS}.items()
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        for name, kind in PARTS.items()
    )
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {FONT}/>"
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        + style("Normal", "Normal", '<w:widowControl/>', default='w:default="1" ')
        + style("BodyText", "Body Text",
                '<w:spacing w:after="180" w:line="295" w:lineRule="auto"/>')
        + style("Subject", "Subject",
                '<w:keepNext/><w:spacing w:before="240" w:after="240"/>', "<w:b/><w:bCs/>")
        + style("ListBullet", "List Bullet",
                '<w:numPr><w:numId w:val="1"/></w:numPr>'
                '<w:spacing w:after="180" w:line="295" w:lineRule="auto"/>'
                '<w:ind w:left="425" w:hanging="283"/><w:contextualSpacing/>')
    )  # fmt: skip
    bullet = (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:pStyle w:val="ListBullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="425" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    # The mode of today's Word, and a language that the letter's own replaces.
    settings = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    # LibreOffice brings its own, letter for letter as wide as Word's.
    fonts = (
        f'<w:font w:name="{FACE}"><w:altName w:val="{OTHER_NAME}"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    )
    marks = (("Subject", "subject"), ("BodyText", "letter"), ("ListBullet", "item"))
    body = "".join(paragraph(style_id, mark) for style_id, mark in marks)
    written = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
        f'Id="document" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{relations}</Relationships>",
        "word/document.xml": f"<w:document {WORD}><w:body>{body}{PAGE}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {WORD}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {WORD}>{bullet}</w:numbering>",
        "word/settings.xml": f"<w:settings {WORD}>{settings}</w:settings>",
        "word/fontTable.xml": f"<w:fonts {WORD}>{fonts}</w:fonts>",
    }
    return {name: f"{HEAD}{text}" for name, text in written.items()}


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A document of these parts."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            archive.writestr(entry, part)
    return content.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(packed(parts()))
