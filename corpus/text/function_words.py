"""The small words that tell one language from another, and that open sentences."""

from collections.abc import Mapping

from corpus.model import Language

INDONESIAN = frozenset(
    """
    ada adakah adalah agar akan akankah akibat aku anda antara apa apabila apakah atas atau bagaimana bagaimanakah bagi
    bahkan bahwa baik banyak beberapa belum benarkah berapa berapakah berdasarkan berikut bersama bila bisa bisakah
    boleh bukan bukankah cara dalam dan dapat dapatkah dari dengan demi demikian di dia dimana dimanakah diri dong
    enggak gimana guna hanya hal harus hingga ia ialah ingin ini inilah itu itulah jadi jangan jika juga kalau kami
    kamu kapan kapankah karena kata kau ke kemudian kenapa kepada ketika kini kita kok lagi lah lain lalu lama lebih
    maka maksud mana manakah masih masing maupun melalui mengapa mengenai menjadi menurut mereka merupakan meskipun
    misalnya mohon mungkin namun nya oleh orang pada padahal paling para per perlu pernah pula pun saat saja saling
    sama sampai sang sangat satu saya seberapa sebab sebagai sebagaimana sebelum sebuah secara sedang sedangkan sejak
    sekitar selain selama seluruh semua seorang seperti seputar serta setelah setiap si siapa siapakah sudah supaya
    tahun tak tanpa telah tentang tentu terhadap terjadi termasuk tersebut tetapi tiap tidak tidakkah tolong untuk walau
    walaupun yaitu yakni yang
    """.split()  # noqa: SIM905 - a list of words reads better as text
)

ENGLISH = frozenset(
    """
    a about across after against all also although am among an and any are aren't as at be because been before being
    between both but by can can't could did didn't do does doesn't doing don't during each either else ever every few
    for from get had has hasn't have having he hence her here him his how however i i'm if in into is isn't it its
    it's just least less let like many may me might more most much must my near neither no nor not of off often on
    once one only or other our out over own please several shall she should since so some such tell than that that's
    the their them then there therefore these they this those through thus to too toward towards under until up upon
    us very was wasn't we were what what's when where whether which while who who's whom whose why will with within
    without won't would you your
    """.split()  # noqa: SIM905
)

QUESTION_WORDS: Mapping[Language, frozenset[str]] = {
    "id": frozenset(
        """
        apa bagaimana berapa darimana dimana kapan kemana kenapa mana mengapa seberapa siapa
        """.split()  # noqa: SIM905
    ),
    "en": frozenset("how what what's when where which who who's whom whose why".split()),  # noqa: SIM905
}
"""Words that ask: rarely part of a name, so a question's language is theirs whatever names it holds."""

INDONESIAN_QUESTION_ENDING = "kah"
"""Every word that ends in it asks, misspelt ones too."""

CONTENT_WORDS: Mapping[Language, frozenset[str]] = {
    "id": frozenset(
        """
        agama anak anggaran anggota arti asal awal bahasa bangsa bantuan berdiri besar biaya buku bulan contoh daerah
        daftar dana definisi direktur dunia hak hari hasil hukum ibu isi jelaskan jenderal jenis jumlah kampanye kantor
        kasus kata kebijakan kegiatan kerja korban kota laporan lembaga luas manfaat manusia masalah masyarakat
        migran migrasi mitra nama negara orang organisasi pasal pekerja pemerintah pengertian pengungsi penyebab
        perbedaan perdagangan perempuan peran pertama perusahaan presiden program proyek pusat rakyat sebutkan sejarah
        singkatan staf status tanggal tempat tenaga terbesar tokoh tugas tujuan uang umum undang utama wanita warga
        wilayah
        """.split()  # noqa: SIM905
    ),
    "en": frozenset(
        """
        agency aid amount article border budget campaign case cause children city countries country cost date define
        definition difference director explain first general government head headquarters help history human issue
        labour labor law list located main meaning member members migrant migrants migration name national number
        office officer organisation organization people person place policy president programme project purpose refugee
        refugees report rights role staff state states summary support trade trafficking victim victims war women work
        worker workers world year years
        """.split()  # noqa: SIM905
    ),
}
"""Frequent words of the documents' subject and of plain questions: for texts too short to hold a function word."""

FUNCTION_WORDS: Mapping[Language, frozenset[str]] = {"id": INDONESIAN, "en": ENGLISH}
"""By language; the two lists share no word."""
