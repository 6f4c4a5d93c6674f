"""Every kind of conversion mark and fault in the two real chapters, on the line where it stands."""

import re

import pytest

from corpus.model import Document, Footnote
from corpus.text.language import sentences, words


def paragraph(document: Document, opening: str) -> str:
    """The paragraph with a line that opens so."""
    found = [block for block in document.text.split("\n\n") if re.search(f"^{re.escape(opening)}", block, re.MULTILINE)]
    assert len(found) == 1, found
    return found[0]


def headings(document: Document) -> list[tuple[int, str]]:
    return [(heading.level, document.text[heading.start : heading.end]) for heading in document.headings]


def note(document: Document, mark: str) -> Footnote:
    return next(note for note in document.footnotes if note.mark == mark)


def noted(document: Document, mark: str) -> str:
    """The sentence that a note belongs to."""
    position = note(document, mark).position
    found = [document.text[start:end] for start, end in sentences(document.text) if start < position <= end]
    assert len(found) == 1
    return found[0]


class TestTheChapterOf2017:
    """A, from a word processor's file: plain text, a paragraph is a line."""

    def test_a1_bookmarks_are_gone_and_those_of_the_contents_make_headings(self, chapter_a: Document) -> None:
        assert "bookmark" not in chapter_a.text
        assert "_Toc" not in chapter_a.text
        assert headings(chapter_a)[1] == (2, "A. Profil International Organizstion for Migration (IOM)")
        assert paragraph(chapter_a, "Walaupun cara yang di lakukan").endswith("untuk mencapai tujuan")

    def test_a2_sixteen_notes_are_lifted_out_of_the_running_text(self, chapter_a: Document) -> None:
        assert [note.mark for note in chapter_a.footnotes] == [str(number) for number in range(1, 17)]
        assert "footnoteRef" not in chapter_a.text
        assert "diakses dari https://www.iom.int/iom-history" not in chapter_a.text
        assert note(chapter_a, "1").text == (
            "“History” International Organization for Migration diakses dari https://www.iom.int/iom-history "
            "pada tanggal 29 juni 2017"
        )
        assert noted(chapter_a, "1").endswith("pelintasan batas negara (border management).")
        assert noted(chapter_a, "6").endswith("korban human trafficking ke Negara asal mereka.")

    def test_a3_a_note_parted_from_its_mark_is_tied_to_the_sentence_before_the_mark(self, chapter_a: Document) -> None:
        assert note(chapter_a, "7").text.startswith("IOM and Belize Anti-Trafficking Committee Launch")
        assert noted(chapter_a, "7").endswith("Amerika Serikat untuk Melawan Perdagangan Manusia.")
        assert noted(chapter_a, "8").endswith("korban perdagangan di seluruh wilayah dunia.")
        assert paragraph(chapter_a, "Komite yang dibentuk ini").endswith("media soaial adalah kaum muda.")

    def test_a4_ibid_is_followed_back_along_its_chain(self, chapter_a: Document) -> None:
        works = {note.mark: note.work for note in chapter_a.footnotes}
        texts = {note.mark: note.text for note in chapter_a.footnotes}
        assert works["2"] == works["3"] == works["4"] == texts["1"]
        assert works["14"] == texts["13"]
        assert works["16"] == texts["15"]
        assert texts["2"] == texts["16"] == "Ibid."

    def test_a5_cut_off_and_faulty_notes_are_shown_as_written(self, chapter_a: Document) -> None:
        assert note(chapter_a, "6").text.endswith("Report 11/2010-Evaluation, Publikasi")
        assert note(chapter_a, "9").text.endswith("Nnuska Derks,”Combating Trafficking in South-East Asia: a Review of")
        assert "press0briefing-notes" in note(chapter_a, "7").text
        assert note(chapter_a, "5").text.endswith("twitter.com pada 30 Juli 2017")
        assert note(chapter_a, "8").text.startswith("The IOM Handbook on direct Assistance for Victims of Trafficking”")

    def test_a6_a_web_reference_in_the_text_stays_there(self, chapter_a: Document) -> None:
        assert "yang ingin melakukan migrasi (iom.home-int.com)." in chapter_a.text

    @pytest.mark.parametrize(
        "opening",
        [
            "IOM merupakan organisasi internasional",
            "Dari proyek dalam melawan",
            "IOM sendiri telah berkolaborasi",
            "Pada tahun 2009, IOM memberikan",
            "Dalam menangani permasalahan human trafficking yang ada",
            "Dalam menghadapi tantangan migrasi global",
            "Walaupun cara",
        ],
    )
    def test_a7_and_a8_tabs_and_spaces_at_a_paragraphs_head_are_gone(self, chapter_a: Document, opening: str) -> None:
        assert paragraph(chapter_a, opening).startswith(opening)

    def test_a9_no_break_spaces_are_plain_ones(self, chapter_a: Document) -> None:
        assert "\u00a0" not in chapter_a.text
        assert "Pengaturan Migrasi ( Regulating Migration) dan" in chapter_a.text
        assert "(displaced person)" in chapter_a.text

    def test_a10_quotation_marks_stay_as_they_are_turned(self, chapter_a: Document) -> None:
        for written in ("adalah”Return and Reintergration", "d’etat", "(NGO’s)", "'Migran dan Kota'"):
            assert written in chapter_a.text
        assert words("NGO’s") == words("NGO's")

    def test_a11_the_headings_are_those_of_the_contents_and_no_list_item(self, chapter_a: Document) -> None:
        chapter = "BAB II INTERNASIONAL ORGANIZATION FOR MIGRATION (IOM) DALAM PERMASALAHAN HUMAN TRAFFICKING"
        assert [(level, text[:20]) for level, text in headings(chapter_a)] == [
            (1, chapter[:20]),
            (2, "A. Profil Internatio"),
            (2, "B. Program Internasi"),
            (2, "C. IOM dalam Menghad"),
            (3, "1. Thailand"),
            (3, "2. Myanmar"),
            (3, "3. Filipina"),
            (3, "4. Indonesia"),
        ]
        assert headings(chapter_a)[0] == (1, chapter)
        assert chapter_a.title == chapter.replace("BAB II ", "BAB II – ")

    def test_a12_a_list_broken_by_blank_lines_and_notes_is_one(self, chapter_a: Document) -> None:
        lines = paragraph(chapter_a, "Dalam penanganan serta pemberantasan").split("\n")
        assert lines[0].endswith("beberapa hal berikut ini :")
        assert [line[:2] for line in lines[1:]] == ["1.", "2.", "3.", "4.", "5."]

    def test_a13_the_letters_of_a_quoted_law_stay_with_their_number_and_article(self, chapter_a: Document) -> None:
        lines = paragraph(chapter_a, "Article 1").split("\n")
        assert lines[0].startswith("Tujuan dibentuknya IOM sendiri")
        assert [line[:9] for line in lines[1:3]] == ["Article 1", "1. The Pu"]
        assert [line[:2] for line in lines[3:]] == ["a.", "b.", "c.", "d.", "e."]

    def test_a14_enumerations_inside_a_line_are_no_list(self, chapter_a: Document) -> None:
        block = paragraph(chapter_a, "IOM dalam perannya menangani")
        assert "\n" not in block
        assert "tujuan: 1) Membantu menghadapi" in block
        assert "menyeluruh,3) Mempromosikan" in block
        assert "Pertama, untuk memberikan perlindungan" in chapter_a.text

    @pytest.mark.parametrize(
        "written",
        [
            # A15: words run together or split
            *(
                "pembuatankebijakan",
                "kedaerah asal",
                "bersumbe rdari",
                "kenegara asal",
                "Migration,IOM",
                "dinegara tempat",
            ),
            # A18: typos
            *(
                "Organizstion",
                "Internationl Organiztion",
                "reintegrration",
                "Commmittee",
                "Hugaria",
                "Myanmmar",
                "korba human",
            ),
            # A19: two spellings of a word
            *("relative kecil", "focus IOM", "fokus yang", "mental dan social", "Kambodja", "illegal", "secara ilegal"),
            # A20: ways to write a number
            *(
                "4.067",
                "200-225,000",
                "$ 1,3 Milyar",
                "28.000",
                "4 (empat)",
                "3 (tiga)",
                "2000an",
                "2004/2005",
                "11 juta",
            ),
            # A22: what was true when it was written
            *("Saat ini IOM sudah", "Saat ini, IOM telah", "IDM 2015 akan membahas"),
        ],
    )
    def test_a15_a18_a19_a20_a22_words_and_numbers_stay_as_written(self, chapter_a: Document, written: str) -> None:
        assert written in chapter_a.text

    def test_a16_spaces_are_single_and_none_stands_at_a_line_end(self, chapter_a: Document) -> None:
        assert not re.search(r"  | $|^ ", chapter_a.text, re.MULTILINE)
        assert "terjun dalam hal penjaminan dalam kesehatan" in chapter_a.text

    def test_a17_missing_stops_and_small_letters_neither_join_nor_hide_sentences(self, chapter_a: Document) -> None:
        assert paragraph(chapter_a, "International Organization for Migration merupakan").endswith("pembuatankebijakan")
        assert paragraph(chapter_a, "Sejak tahun 2001, Dialog").endswith("IDM 2015 akan membahas 'Migran dan Kota'")
        found = [chapter_a.text[start:end] for start, end in sentences(chapter_a.text)]
        assert any(sentence.startswith("ditemukan pada tahun 1951") for sentence in found)
        assert any(sentence.endswith("di dunia tersebut.") for sentence in found)

    def test_a21_paragraphs_are_parted_by_one_blank_line(self, chapter_a: Document) -> None:
        assert "\n\n\n" not in chapter_a.text
        assert chapter_a.text == chapter_a.text.strip()


class TestTheChapterOf2018:
    """B, in Markdown: headings, emphasis, page breaks."""

    @pytest.mark.parametrize(
        "whole",
        [
            "Misi IOM adalah untuk membantu 'memulai potensi ketegangan sosial dan politik",
            "in order, inter alia, to facilitate the coordination",
            "yang berakibat adanya xenophobia dan rasisme",
            "kamp ini dan bermukim kembali di Australia",
            "bidang migrasi sebagai Agen Migrasi Global.",
            "serta sektor swasta untuk memerangi",
            "daftar pelaku kejahatan perdagangan manusia terburuk",
        ],
    )
    def test_b1_a_sentence_split_by_a_page_break_is_whole(self, chapter_b: Document, whole: str) -> None:
        assert whole in chapter_b.text

    def test_b2_lines_of_white_space_are_blank_lines(self, chapter_b: Document) -> None:
        assert "\n\n\n" not in chapter_b.text
        assert chapter_b.text == chapter_b.text.strip()

    def test_b3_the_headings_make_the_tree_that_was_meant(self, chapter_b: Document) -> None:
        assert [(level, text[:24]) for level, text in headings(chapter_b)] == [
            (1, "BAB II SEJARAH, FUNGSI, "),
            (2, "A. Profil International "),
            (2, "Program International Or"),
            (2, "IOM dalam Menghadapi Hum"),
            (3, "1. Thailand"),
            (3, "Myanmar"),
        ]

    def test_b3_the_articles_of_the_quoted_constitution_open_no_section(self, chapter_b: Document) -> None:
        lines = paragraph(chapter_b, "Article 1").split("\n")
        assert lines[0].endswith("disebutkan sebagai berikut :")
        assert lines[1:3] == ["CHAPTER I – PURPOSES AND FUNCTIONS", "Article 1"]

    def test_b4_headings_are_as_written_without_their_marks(self, chapter_b: Document) -> None:
        written = [text for _, text in headings(chapter_b)]
        assert "Program International Organization for Migration (IOM) terhadap Human trafficking." in written
        assert "Myanmar" in written

    def test_b5_caption_and_source_of_a_lost_picture_are_kept(self, chapter_b: Document) -> None:
        assert "\n\nGrafik 2.1 Jumlah Korban Perdagangan yang dibantu Per Tahun\n\n" in chapter_b.text
        assert (
            "Sumber: Global Trafficking Trends in Focus; IOM victim of trafficking data, 2006-2016\n" in chapter_b.text
        )

    def test_b6_the_nested_list_is_one_with_its_own_numbers_and_letters(self, chapter_b: Document) -> None:
        lines = paragraph(chapter_b, "Article 1").split("\n")
        assert [line[:2] for line in lines[3:]] == ["1.", "a.", "b.", "c.", "d.", "e.", "2.", "3."]

    def test_b7_emphasis_is_text(self, chapter_b: Document) -> None:
        assert "*" not in chapter_b.text
        assert "peran IOM dalam isu human trafficking secara umum" in chapter_b.text
        assert paragraph(chapter_b, "“Saatnya belum tiba").endswith("aliran imigrasi tertentu.”")

    def test_b8_a_sequel_in_small_letters_after_a_full_stop_is_a_paragraph(self, chapter_b: Document) -> None:
        assert paragraph(chapter_b, "beberapa gagasan utama").endswith("tidak sepenuhnya baru (Pecoud, 2018).")

    @pytest.mark.parametrize(
        "written",
        [
            # B9: spaces before punctuation
            *("saat ini . Perubahan", "logistik . Tetapi", "(ICAT), . IOM", "(IOM , 2018)", "berikut :", "seperti :"),
            # B11: citations by author and year
            *("(Pecoud, 2018)", "(IOM, 2017)", "(Kompas, 2012)", "(Derks, 2000)", "(Yoseph, 2018)"),
            # B13: typos and spellings
            *("Commitee", "ditahun", "Walkfree", "dipernikahan paksa", "Hungaria", "Hongaria", "Belgium", "Belgia"),
            # B14: ways to write a number
            *("8400 staf", "1,3 miliar dolar AS", "USD 1,4 juta", "(95%)", "19 persen", "7.257", "sepuluh minggu"),
            # B15: dashes and quotation marks
            *("CHAPTER I – PURPOSES", "“Saatnya", "'hubungan yang lebih dekat'", "menonjol - jika bukan"),
        ],
    )
    def test_b9_b11_b13_b14_b15_what_is_written_stays_as_written(self, chapter_b: Document, written: str) -> None:
        assert written in chapter_b.text

    def test_b10_dots_that_end_no_sentence_end_none(self, chapter_b: Document) -> None:
        found = [chapter_b.text[start:end] for start, end in sentences(chapter_b.text)]
        assert any("di Eropa ... untuk menahan penyebaran Komunisme'." in sentence for sentence in found)
        assert any(sentence.endswith("dengan kepemimpinan A.S.") for sentence in found)
        assert any("anggaran 1,3 miliar dolar AS, 8400 staf" in sentence for sentence in found)

    def test_b12_english_inside_the_indonesian_text_is_kept(self, chapter_b: Document) -> None:
        assert "3. The Organization shall recognize the fact that control of standards" in chapter_b.text
        assert chapter_b.language == "id"

    def test_b16_a_paragraph_in_the_wrong_place_stays_there(self, chapter_b: Document) -> None:
        blocks = chapter_b.text.split("\n\n")
        place = blocks.index(paragraph(chapter_b, "Serta menjalankan kegiatan"))
        assert blocks[place - 1].startswith("IOM Development Fund didedikasikan")

    def test_b17_near_duplicates_keep_their_differences(self, chapter_a: Document, chapter_b: Document) -> None:
        assert "2.813 orang dan 774 anak perempuan." in chapter_a.text
        assert "2.813 orang dan 774 anak. Kasus" in chapter_b.text
