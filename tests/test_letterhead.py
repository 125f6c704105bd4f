"""The letterhead: which documents are taken, how its marks are found, what is made of them."""

from __future__ import annotations

import base64
import json
import re
import shutil
from pathlib import Path

import pytest

from generator.letters.facts import facts_schema
from generator.letters.letterhead import FILE, find_letterhead, letterhead, read_letterhead
from generator.load import load
from generator.problem import Place, Unpublishable
from generator.site.exporter_data import exporter_data
from tests.letterhead import TARGET, packed, parts

PLACE = Place(FILE)
DOCUMENT, TYPES, RELATIONS = "word/document.xml", "[Content_Types].xml", "_rels/.rels"
LETTER = "<w:r><w:t>{{ letter }}</w:t></w:r>"
LINKS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(part: str, old: str, new: str) -> bytes:
    """The shipped letterhead with something else in one part."""
    made = parts()
    assert made[part].count(old) == 1
    return packed({**made, part: made[part].replace(old, new)})


def prepared(content: bytes):
    """What is made of a sound letterhead."""
    made, found = letterhead(content, PLACE)
    assert found == []
    return made


def problems(content: bytes, language: str = "en") -> list[str]:
    made, found = letterhead(content, PLACE)
    assert made is None
    return [one.say(language) for one in found]


def related(type: str, target: str) -> bytes:
    """The letterhead with something that it would fetch."""
    relation = (
        f'<Relationship Id="x" Type="{OFFICE}/{type}" TargetMode="External" Target="{target}"/>'
    )
    return changed(LINKS, "</Relationships>", f"{relation}</Relationships>")


SPLIT = {
    "over runs": "<w:r><w:t>{</w:t></w:r><w:r><w:t>{ let</w:t></w:r><w:r><w:t>ter }}</w:t></w:r>",
    "by a spell checker": (
        '<w:r><w:t xml:space="preserve">{{ </w:t></w:r><w:proofErr w:type="spellStart"/>'
        '<w:r w:rsidR="00A1"><w:t>letter</w:t></w:r><w:proofErr w:type="spellEnd"/>'
        '<w:r><w:t xml:space="preserve"> }}</w:t></w:r>'
    ),
    "by a bookmark": (
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/>'
        '<w:r><w:t>{{ letter </w:t></w:r><w:bookmarkEnd w:id="0"/><w:r><w:t>}}</w:t></w:r>'
    ),
    "in spaces": "<w:r><w:t>{{letter }}\u00a0</w:t></w:r>",
    "in case": "<w:r><w:t>{{ Letter }}</w:t></w:r>",
    "by an insertion": '<w:ins w:id="1" w:author="x"><w:r><w:t>{{ letter }}</w:t></w:r></w:ins>',
}


@pytest.mark.parametrize("how", SPLIT)
def test_a_mark_is_found_however_it_was_changed(how: str):
    """Word and LibreOffice divide a text as they please: the mark is the same."""
    made = prepared(changed(DOCUMENT, LETTER, SPLIT[how]))
    assert made["marks"] == ["subject", "letter"]
    assert "letter" not in "".join(made["texts"]).replace("letterhead", "")


def test_the_marks_may_stand_in_any_order():
    """A designer may put the items' sample first, or the subject last."""
    made = parts()
    body = re.findall(r"<w:p>.*?</w:p>", made[DOCUMENT])
    assert len(body) == 3
    text = made[DOCUMENT].replace("".join(body), "".join(reversed(body)))
    assert prepared(packed({**made, DOCUMENT: text}))["marks"] == ["letter", "subject"]


def test_a_paragraph_keeps_the_look_of_its_mark():
    """Properties are taken over in the order of the schema, the language and history left out."""
    run = (
        '<w:pPr><w:pStyle w:val="BodyText"/><w:spacing w:after="40" w:beforeAutospacing="1"/>'
        '<w:jc w:val="both"/><w:rPr><w:b/></w:rPr><w:pPrChange w:id="1"/></w:pPr>'
        '<w:r><w:rPr><w:b/><w:lang w:val="de-DE"/><w:specVanish/></w:rPr>'
        "<w:t>{{ letter }}</w:t></w:r>"
    )
    old = '<w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>{{ letter }}</w:t></w:r>'
    look = prepared(changed(DOCUMENT, old, run))["looks"]["letter"]
    head, tail = (
        '<w:pPr><w:pStyle w:val="BodyText"/>',
        '<w:jc w:val="both"/><w:rPr><w:b/></w:rPr></w:pPr>',
    )
    spacing = '<w:spacing w:after="40" w:beforeAutospacing="1"/>'
    assert look["paragraph"] == {
        "ltr": f"{head}{spacing}{tail}",
        "rtl": f"{head}<w:bidi/>{spacing}{tail}",
    }
    room = '<w:spacing w:after="40" w:before="1134"/>'
    assert look["signed"] == {
        "ltr": f"{head}{room}{tail}",
        "rtl": f"{head}<w:bidi/>{room}{tail}",
    }
    assert look["run"] == {
        "ltr": ["<w:rPr><w:b/>", "<w:specVanish/></w:rPr>"],
        "rtl": ["<w:rPr><w:b/><w:rtl/>", "<w:specVanish/></w:rPr>"],
    }


def test_a_mark_without_a_look_has_none():
    """Its paragraphs are as plain, but for the language and the direction."""
    old = '<w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>{{ letter }}'
    look = prepared(changed(DOCUMENT, old, "<w:r><w:t>{{ letter }}"))["looks"]["letter"]
    assert look["paragraph"] == {"ltr": "", "rtl": "<w:pPr><w:bidi/></w:pPr>"}
    assert look["run"]["ltr"] == ["<w:rPr>", "</w:rPr>"]


def test_a_section_that_ends_at_a_mark_ends_there_once():
    """It becomes a paragraph of its own, as a letter has many paragraphs."""
    old = '<w:pPr><w:pStyle w:val="Subject"/></w:pPr>'
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    new = f'<w:pPr><w:pStyle w:val="Subject"/>{section}</w:pPr>'
    made = prepared(changed(DOCUMENT, old, new))
    assert made["texts"][1] == f"<w:p><w:pPr>{section}</w:pPr></w:p>"
    assert made["looks"]["subject"]["paragraph"]["ltr"] == old


def test_a_table_s_cell_keeps_a_paragraph():
    """Without one, the document would not open."""
    old = re.search(r"<w:p>(?:(?!<w:p>).)*\{\{ item \}\}.*?</w:p>", parts()[DOCUMENT])
    assert old
    cell = f"<w:tbl><w:tr><w:tc>{old[0]}</w:tc></w:tr></w:tbl>"
    made = prepared(changed(DOCUMENT, old[0], cell))
    assert "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" in made["texts"][2]


def test_what_the_file_says_of_its_maker_is_left_out():
    """Author, company and thumbnail go, with whatever names them."""
    made = parts()
    made["docProps/app.xml"] = "<Properties><Company>Jam</Company></Properties>"
    made["docProps/core.xml"] = "<coreProperties>Pim</coreProperties>"
    old = "</Types>"
    made[TYPES] = made[TYPES].replace(
        old, f'<Override PartName="/docProps/app.xml" ContentType="a"/>{old}'
    )
    old = "</Relationships>"
    made[RELATIONS] = made[RELATIONS].replace(
        old, f'<Relationship Id="a" Type="a" Target="docProps/app.xml"/>{old}'
    )
    text = json.dumps(prepared(packed(made)))
    assert "Jam" not in text and "Pim" not in text and "app.xml" not in text
    assert text.count("docProps/core.xml") == 2


def test_other_parts_are_kept_as_they_are():
    """Texts as text, pictures and other codings to the byte."""
    made = parts() | {
        "word/media/logo.png": b"\x89PNG\xff",
        "word/footnotes.xml": "<?xml version='1.0' encoding='UTF-16'?><a/>".encode("utf-16"),
    }
    kept = {one["name"]: one for one in prepared(packed(made))["parts"]}
    assert list(kept)[:2] == [TYPES, RELATIONS]
    assert base64.b64decode(kept["word/media/logo.png"]["base64"]) == b"\x89PNG\xff"
    assert base64.b64decode(kept["word/footnotes.xml"]["base64"]) == made["word/footnotes.xml"]
    assert kept["word/styles.xml"]["text"] == made["word/styles.xml"]


# Problems

NOT_DOCX = (
    "templates/letter.docx:1:1: This is not a sound Word document. "
    "Save it again as .docx, not as .doc or .odt, from Word or LibreOffice."
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def without(name: str) -> bytes:
    made = parts()
    del made[name]
    return packed(made)


def garbled() -> bytes:
    content = bytearray(TARGET.read_bytes())
    content[80:200] = bytes(120)
    return bytes(content)


NO_DOCUMENTS = {
    "nothing": lambda: b"",
    "an old .doc": lambda: bytes.fromhex("d0cf11e0a1b11ae1"),
    "a damaged zip": garbled,
    "half a zip": lambda: TARGET.read_bytes()[:1500],
    "a zip of something else": lambda: packed({"mimetype": "application/odt"}),
    "no text": lambda: without(DOCUMENT),
    "no types": lambda: without(TYPES),
    "no XML": lambda: packed({**parts(), DOCUMENT: "<w:document"}),
    "types that are no XML": lambda: packed({**parts(), TYPES: "<Types"}),
    "relations that are no XML": lambda: packed({**parts(), LINKS: "<R"}),
    "a deep text": lambda: changed(
        DOCUMENT, "<w:body>", "<w:body>" + "<w:sdt>" * 5000 + "</w:sdt>" * 5000
    ),
    "styles that are no XML": lambda: packed({**parts(), "word/styles.xml": "<w:styles"}),
    "a coding nobody knows": lambda: changed(DOCUMENT, 'encoding="UTF-8"', 'encoding="jam"'),
    "another root": lambda: packed({**parts(), DOCUMENT: "<html/>"}),
    "entities": lambda: packed(
        {**parts(), DOCUMENT: f'<!DOCTYPE a [<!ENTITY b "c">]>{parts()[DOCUMENT][56:]}'}
    ),
    "a way out": lambda: packed({**parts(), "../evil.xml": "<a/>"}),
    "an absolute way": lambda: packed({**parts(), "/evil.xml": "<a/>"}),
    "a name twice": lambda: packed({**parts(), "WORD/DOCUMENT.xml": "<a/>"}),
    "too many parts": lambda: packed(parts() | {f"word/{n}.xml": "<a/>" for n in range(200)}),
}


@pytest.mark.parametrize("what", NO_DOCUMENTS)
def test_what_is_no_document_is_told_in_one_line(what: str):
    """However it is broken, the problem says what to do."""
    assert problems(NO_DOCUMENTS[what]()) == [NOT_DOCX]


def test_a_letterhead_too_big_is_refused():
    """Every reader would load it: packed or unpacked, there is a limit."""
    assert problems(b"x" * 1_000_001) == [
        (
            "templates/letter.docx:1:1: The file has 1000001 bytes; 1000000 are allowed. "
            "Split it, or remove what does not belong here."
        )
    ]
    [said] = problems(packed(parts() | {"word/media/a.bmp": bytes(10_000_000)}))
    assert said.endswith("10000000 are allowed. Split it, or remove what does not belong here.")


PROGRAMS = {
    "macros": (
        lambda: packed(parts() | {"word/vbaProject.bin": b"x"}),
        "word/vbaProject.bin",
    ),
    "a type with macros": (
        lambda: changed(TYPES, TYPE, "application/vnd.ms-word.document.macroEnabled.main+xml"),
        "/word/document.xml",
    ),
    "an embedded object": (
        lambda: packed(parts() | {"word/embeddings/oleObject1.bin": b"x"}),
        "word/embeddings/oleObject1.bin",
    ),
}


@pytest.mark.parametrize("what", PROGRAMS)
def test_a_letterhead_carries_no_program(what: str):
    """A letter goes to a client: nothing in it may act."""
    make, name = PROGRAMS[what]
    assert problems(make()) == [
        (
            "templates/letter.docx:1:1: The letterhead carries a program or an embedded object "
            f"({name}). Remove it, and save as .docx without macros."
        )
    ]


def test_a_letterhead_fetches_nothing():
    """A linked picture or template would tell who opens the letter; a link to click may stay."""
    assert problems(related("image", "https://spy.invalid/dot.png")) == [
        (
            "templates/letter.docx:1:1: The letterhead would fetch "
            '"https://spy.invalid/dot.png" from elsewhere each time a letter is opened. '
            "Put the picture into the document instead of a link to it; "
            "detach the document from its template."
        )
    ]
    assert len(problems(related("attachedTemplate", "file:///C:/Normal.dotm"))) == 1
    prepared(related("hyperlink", "https://jam.invalid/"))


def test_every_mark_stands_once():
    """What is missing or there twice is told mark by mark, in both languages."""
    made = parts()
    text = (
        made[DOCUMENT]
        .replace("{{ letter }}", "{{ item }}")
        .replace("{{ subject }}", "Re: {{ subject }}")
    )
    content = packed({**made, DOCUMENT: text})
    head = "templates/letter.docx:1:1: "
    rest = "in the look that this part of the letter should have."
    assert problems(content) == [
        (
            f"{head}No paragraph of the letterhead says {{{{ subject }}}} and nothing else. "
            f"Write {{{{ subject }}}} in a paragraph of its own, {rest}"
        ),
        (
            f"{head}No paragraph of the letterhead says {{{{ letter }}}} and nothing else. "
            f"Write {{{{ letter }}}} in a paragraph of its own, {rest}"
        ),
        (
            f"{head}2 paragraphs of the letterhead say {{{{ item }}}}. "
            "Keep one, outside any text box."
        ),
    ]
    assert problems(content, "fr")[2] == (
        f"{head}2 paragraphes du papier à en-tête contiennent {{{{ item }}}}. "
        "N’en gardez qu’un, hors de toute zone de texte."
    )


# Layers, and the script of the site


@pytest.fixture
def project(tiny: Path) -> Path:
    """The tiny handbook with the shipped letterhead."""
    (tiny / "templates").mkdir()
    shutil.copy(TARGET, tiny / FILE)
    return tiny


def test_the_house_s_letterhead_comes_first(project: Path):
    """It replaces the project's, and its problems say where it is."""
    assert find_letterhead(project) == project / FILE
    own = project / "house" / FILE
    own.parent.mkdir(parents=True)
    own.write_bytes(b"no document")
    assert find_letterhead(project) == own
    made, found = read_letterhead(project)
    assert made is None
    assert [str(one.place) for one in found] == ["house/templates/letter.docx:1:1"]


def test_a_letterhead_elsewhere_is_not_followed(project: Path):
    """A symbolic link would publish whatever it points at."""
    (project / FILE).unlink()
    (project / FILE).symlink_to(TARGET)
    _, found = read_letterhead(project)
    assert [one.code for one in found] == ["symlink"]


def test_no_site_is_built_without_a_letterhead(tiny: Path):
    """The page offers a .docx, so there must be something to write it on."""
    handbook, _ = load(tiny)
    with pytest.raises(Unpublishable) as error:
        exporter_data(handbook)
    assert [one.say() for one in error.value.problems] == [
        (
            "templates/letter.docx:1:1: There is no letterhead here. "
            "Put one back: make letterhead writes the project's own."
        )
    ]


def test_the_browser_s_script_is_nothing_but_data(project: Path):
    """ASCII, one assignment, no "<": it ends no element and reads as no markup."""
    own = "</script><script>alert(1)</script>\u2028"
    made = parts()
    styles = made["word/styles.xml"].replace("Body Text", own.replace("<", "&lt;"))
    content = packed({**made, "word/styles.xml": styles, "word/a.xml": f"<a><!--{own}--></a>"})
    (project / FILE).write_bytes(content)
    handbook, _ = load(project)
    script = exporter_data(handbook)
    assert script.isascii() and "<" not in script and script.count("\n") == 1
    match = re.fullmatch(r"globalThis\.amiableExporterData=(\{.*\});\n", script)
    assert match and json.loads(match[1]) == {
        "letterhead": read_letterhead(project)[0],
        "schema": facts_schema(handbook),
    }
